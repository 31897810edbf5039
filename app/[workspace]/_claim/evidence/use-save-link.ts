"use client";
import { useState } from "react";
import type { Problem, Result } from "@/lib/domain/problems";
import type { ClaimLink } from "@/lib/domain/workbench";
import { editLinkAction, linkEvidenceAction, restoreLinkAction, withdrawLinkAction } from "../../claims/[claim]/actions";
import { useClaimInHand } from "../claim-in-hand";
import { doneAct } from "../done-act";
import { type LinkDraft, type LinkWords, wordsOfLink } from "./link-draft";

export type LinkConflict = { base: LinkWords; mine: LinkDraft; theirs: LinkWords; version: number };

/** Makes a link, or changes one, undoable either way. What somebody else made of it meanwhile is put beside one's own. */
export function useSaveLink(link: ClaimLink | null) {
  const { detail, act, onDid, reload, versions } = useClaimInHand();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [conflict, setConflict] = useState<LinkConflict | null>(null);

  const make = async (draft: LinkDraft, evidenceId: string): Promise<Result<unknown>> => {
    const result = await act(linkEvidenceAction, { claimId: detail.claim.id, evidenceId, ...inputOf(draft) });
    if (result.ok) {
      const { linkId } = result.value;
      const withdraw = (now: number) => act(withdrawLinkAction, { linkId, version: now });
      const restore = (now: number) => act(restoreLinkAction, { linkId, version: now });
      onDid(doneAct(versions, "linked evidence", linkId, withdraw, restore));
    }
    return result;
  };
  const change = async (linkId: string, draft: LinkDraft, { version, words }: NonNullable<LinkDraft["base"]>): Promise<Result<unknown>> => {
    const to = (input: ReturnType<typeof inputOf>) => (now: number) => act(editLinkAction, { linkId, version: now, ...input });
    const { exact: _exact, ...before } = words;
    const result = await to(inputOf(draft))(version);
    if (result.ok) {
      if (result.value.version > version) {
        onDid(doneAct(versions, "changed link", linkId, to({ ...before, credibility: before.credibility as 1 }), to(inputOf(draft))));
      }
      return result;
    }
    if (result.problem.kind !== "changed-meanwhile") return result;
    const theirs = (await reload())?.links.find((known) => known.id === linkId);
    if (theirs) setConflict({ base: words, mine: draft, theirs: wordsOfLink(theirs), version: theirs.version });
    return result;
  };
  const save = async (draft: LinkDraft, evidenceId: string): Promise<Result<unknown>> => {
    setPending(true);
    const result = await (link && draft.base ? change(link.id, draft, draft.base) : make(draft, evidenceId));
    setPending(false);
    setProblem(result.ok ? null : result.problem);
    return result;
  };
  return { save, pending, problem, conflict, putAside: () => setConflict(null) };
}

/** What is missing is sent as nothing: the server says so beside its field. */
function inputOf({ stance, credibility, passage, note }: LinkDraft) {
  return { stance, credibility: (credibility ?? 0) as 1, start: passage?.start ?? 0, end: passage?.end ?? 0, note };
}
