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
  editClaimAction,
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
  ) {}

  /** Calls an action and reads what has changed. Every act of the workbench goes through here. */
  async act<Input, Value>(action: Action<Input, Value>, input: Input): Promise<Result<Value>> {
    const result = await reached(() => action(this.workspace, input));
    await this.store.refresh();
    return result;
  }

  dispose(sentence: WorkbenchSentence, disposition: Disposition | null, reason: string | null = null): Promise<Result<unknown>> {
    return this.history.doing(this.#dispose(sentence, disposition, reason));
  }

  async #dispose(sentence: WorkbenchSentence, disposition: Disposition | null, reason: string | null): Promise<Result<unknown>> {
    const to = async (value: Disposition | null, why: string | null): Promise<Result<unknown>> => {
      const current = this.store.snapshot?.data.sentences[sentence.ordinal];
      if (!current || current.id !== sentence.id) return notThere;
      const putBack = this.store.showSentence({ ...current, disposition: value, reason: why });
      const result = await this.act(disposeSentenceAction, {
        sentenceId: current.id,
        version: current.version,
        disposition: value,
        reason: why,
      });
      if (!result.ok) putBack();
      return result;
    };
    const before = { disposition: sentence.disposition, reason: sentence.reason };
    const result = await to(disposition, reason);
    if (result.ok) {
      this.history.did({
        label: "decision about a sentence",
        undo: () => to(before.disposition, before.reason),
        redo: () => to(disposition, reason),
      });
    }
    return result;
  }

  accept(candidate: WorkbenchCandidate, words: Words): Promise<Result<{ claimId: string }>> {
    return this.history.doing(this.#accept(candidate, words));
  }

  async #accept(candidate: WorkbenchCandidate, words: Words): Promise<Result<{ claimId: string }>> {
    const putBack = this.store.showCandidate({ ...candidate, state: "accepted" });
    const result = await this.act(acceptCandidateAction, { candidateId: candidate.id, version: candidate.version, ...words });
    if (result.ok) this.#didMakeClaim("accepted proposal", result.value.claimId, { version: result.value.version });
    else putBack();
    return result;
  }

  reject(candidate: WorkbenchCandidate): Promise<Result<unknown>> {
    return this.history.doing(this.#reject(candidate));
  }

  async #reject(candidate: WorkbenchCandidate): Promise<Result<unknown>> {
    const decide = async (state: "open" | "rejected"): Promise<Result<unknown>> => {
      const current = this.store.snapshot?.candidates.get(candidate.sentence)?.find((known) => known.id === candidate.id);
      if (!current) return notThere;
      const putBack = this.store.showCandidate({ ...current, state });
      const action = state === "open" ? reopenCandidateAction : rejectCandidateAction;
      const result = await this.act(action, { candidateId: current.id, version: current.version });
      if (!result.ok) putBack();
      return result;
    };
    if (candidate.state === "rejected") return decide("open");
    const result = await decide("rejected");
    if (result.ok) this.history.did({ label: "rejected proposal", undo: () => decide("open"), redo: () => decide("rejected") });
    return result;
  }

  askModel(window: { from: number; to: number }) {
    return this.act(askModelAction, { articleVersionId: this.store.snapshot?.data.article.currentVersionId ?? "", ...window });
  }

  async create(spans: readonly Span[], words: Words): Promise<Result<{ claimId: string }>> {
    const articleVersionId = this.store.snapshot?.data.article.currentVersionId ?? "";
    const result = await this.act(createClaimAction, { articleVersionId, spans: [...spans], ...words });
    if (result.ok) this.#didMakeClaim("new claim", result.value.claimId, { version: result.value.version });
    return result;
  }

  async edit(claim: Pick<WorkbenchClaim, "id" | "version" | "statement" | "speaker" | "mode">, words: Words): Promise<Result<unknown>> {
    const to = (value: Words, version: number) => this.act(editClaimAction, { claimId: claim.id, version, ...value });
    const before: Words = { statement: claim.statement, speaker: claim.speaker, mode: claim.mode };
    const result = await to(words, claim.version);
    if (result.ok) {
      this.history.did({
        label: "changed claim",
        undo: () => to(before, this.#versionOf(claim.id)),
        redo: () => to(words, this.#versionOf(claim.id)),
      });
    }
    return result;
  }

  async withdraw(claim: Pick<WorkbenchClaim, "id" | "version">): Promise<Result<{ version: number }>> {
    const kept = { version: claim.version };
    const turn = this.#turner(claim.id, kept);
    const result = await turn("withdraw");
    if (result.ok) this.history.did({ label: "withdrawn claim", undo: () => turn("restore"), redo: () => turn("withdraw") });
    return result;
  }

  #didMakeClaim(label: string, claimId: string, kept: { version: number }): void {
    const turn = this.#turner(claimId, kept);
    this.history.did({ label, undo: () => turn("withdraw"), redo: () => turn("restore") });
  }

  /** A withdrawn claim is no longer in the store, so its version is kept here between the two. */
  #turner(claimId: string, kept: { version: number }) {
    return async (way: "withdraw" | "restore"): Promise<Result<{ version: number }>> => {
      const version = this.store.snapshot?.data.claims.find((claim) => claim.id === claimId)?.version ?? kept.version;
      const action = way === "withdraw" ? withdrawClaimAction : restoreClaimAction;
      const result = await this.act(action, { claimId, version, comment: "" });
      if (result.ok) kept.version = result.value.version;
      return result;
    };
  }

  #versionOf(claimId: string): number {
    return this.store.snapshot?.data.claims.find((claim) => claim.id === claimId)?.version ?? 0;
  }
}
