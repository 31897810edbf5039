import { doneAct } from "@/app/[workspace]/_claim/done-act";
import type { OwnVersions } from "@/app/[workspace]/_claim/own-versions";
import { reached } from "@/app/_ui/use-act";
import type { Disposition } from "@/lib/domain/coverage";
import type { Result } from "@/lib/domain/problems";
import type { Mode } from "@/lib/domain/splitting/candidate";
import type { Span } from "@/lib/domain/text";
import type { WorkbenchCandidate, WorkbenchClaim, WorkbenchSentence } from "@/lib/domain/workbench";
import {
  acceptCandidateAction,
  askModelAction,
  createClaimAction,
  disposeSentenceAction,
  rejectCandidateAction,
  reopenCandidateAction,
  restoreClaimAction,
  withdrawClaimAction,
} from "../actions";
import type { ActHistory } from "./act-history";
import type { WorkbenchStore } from "./workbench-store";

export type Words = { statement: string; speaker: string | null; mode: Mode | null };
type Action<Input, Value> = (workspace: string, input: Input) => Promise<Result<Value>>;
const notThere: Result<never> = { ok: false, problem: { kind: "not-found" } };

/** What one does at the workbench: shown at once, taken back when refused, brought up to date after, undoable. */
export class WorkbenchActs {
  constructor(
    private readonly workspace: string,
    private readonly store: WorkbenchStore,
    private readonly history: ActHistory,
    private readonly versions: OwnVersions,
  ) {}

  /** Calls an action and reads what has changed. Every act of the workbench goes through here. */
  act<Input, Value>(action: Action<Input, Value>, input: Input): Promise<Result<Value>> {
    return this.history.doing(this.#act(action, input));
  }

  async #act<Input, Value>(action: Action<Input, Value>, input: Input): Promise<Result<Value>> {
    const result = await reached(() => action(this.workspace, input));
    if (result.ok) this.versions.note(result.value);
    await this.store.refresh();
    return result;
  }

  async dispose(sentence: WorkbenchSentence, disposition: Disposition | null, reason: string | null = null): Promise<Result<unknown>> {
    const to = (value: Disposition | null, why: string | null) => async (version: number) => {
      const current = this.store.snapshot?.data.sentences[sentence.ordinal];
      if (!current || current.id !== sentence.id) return notThere;
      const putBack = this.store.showSentence({ ...current, disposition: value, reason: why });
      const result = await this.act(disposeSentenceAction, { sentenceId: current.id, version, disposition: value, reason: why });
      if (!result.ok) putBack();
      return result;
    };
    const known = this.store.snapshot?.data.sentences[sentence.ordinal]?.version ?? sentence.version;
    const result = await to(disposition, reason)(known);
    if (result.ok) {
      const back = to(sentence.disposition, sentence.reason);
      this.history.did(doneAct(this.versions, "decision about a sentence", sentence.id, back, to(disposition, reason)));
    }
    return result;
  }

  async accept(candidate: WorkbenchCandidate, words: Words): Promise<Result<{ claimId: string }>> {
    const putBack = this.store.showCandidate({ ...candidate, state: "accepted" });
    const result = await this.act(acceptCandidateAction, { candidateId: candidate.id, version: candidate.version, ...words });
    if (result.ok) this.#didMakeClaim("accepted proposal", result.value.claimId);
    else putBack();
    return result;
  }

  async reject(candidate: WorkbenchCandidate): Promise<Result<unknown>> {
    const current = (): WorkbenchCandidate | undefined =>
      this.store.snapshot?.candidates.get(candidate.sentence)?.find((known) => known.id === candidate.id);
    const decide = (state: "open" | "rejected") => async (version: number) => {
      const shown = current();
      if (!shown) return notThere;
      const putBack = this.store.showCandidate({ ...shown, state });
      const action = state === "open" ? reopenCandidateAction : rejectCandidateAction;
      const result = await this.act(action, { candidateId: candidate.id, version });
      if (!result.ok) putBack();
      return result;
    };
    const known = current()?.version ?? candidate.version;
    if (candidate.state === "rejected") return decide("open")(known);
    const result = await decide("rejected")(known);
    if (result.ok) this.history.did(doneAct(this.versions, "rejected proposal", candidate.id, decide("open"), decide("rejected")));
    return result;
  }

  askModel(window: { from: number; to: number }) {
    return this.act(askModelAction, { articleVersionId: this.store.snapshot?.data.article.currentVersionId ?? "", ...window });
  }

  async create(spans: readonly Span[], words: Words): Promise<Result<{ claimId: string }>> {
    const articleVersionId = this.store.snapshot?.data.article.currentVersionId ?? "";
    const result = await this.act(createClaimAction, { articleVersionId, spans: [...spans], ...words });
    if (result.ok) this.#didMakeClaim("new claim", result.value.claimId);
    return result;
  }

  async withdraw(claim: Pick<WorkbenchClaim, "id" | "version">): Promise<Result<{ version: number }>> {
    const { withdraw, restore } = this.#turns(claim.id);
    const result = await withdraw(claim.version);
    if (result.ok) this.history.did(doneAct(this.versions, "withdrawn claim", claim.id, restore, withdraw));
    return result;
  }

  #didMakeClaim(label: string, claimId: string): void {
    const { withdraw, restore } = this.#turns(claimId);
    this.history.did(doneAct(this.versions, label, claimId, withdraw, restore));
  }

  #turns(claimId: string) {
    return {
      withdraw: (version: number) => this.act(withdrawClaimAction, { claimId, version, comment: "" }),
      restore: (version: number) => this.act(restoreClaimAction, { claimId, version, comment: "" }),
    };
  }
}
