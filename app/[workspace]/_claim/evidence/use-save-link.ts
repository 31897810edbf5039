"use client";
import { useState } from "react";
import type { Problem, Result } from "@/lib/domain/problems";
import type { ClaimLink } from "@/lib/domain/workbench";
import { editLinkAction, linkEvidenceAction, restoreLinkAction, withdrawLinkAction } from "../../claims/[claim]/actions";
import { useClaimInHand } from "../claim-in-hand";
import { doneAct } from "../done-act";
import type { LinkDraft } from "./link-draft";

/** Makes a link, or changes one, undoable either way. */
export function useSaveLink(link: ClaimLink | null) {
  const { detail, act, onDid } = useClaimInHand();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const make = async (draft: LinkDraft, evidenceId: string): Promise<Result<unknown>> => {
    const result = await act(linkEvidenceAction, { claimId: detail.claim.id, evidenceId, ...wordsOf(draft) });
    if (result.ok) {
      const { linkId, version } = result.value;
      const withdraw = (now: number) => act(withdrawLinkAction, { linkId, version: now });
      onDid(doneAct("linked evidence", version, withdraw, (now) => act(restoreLinkAction, { linkId, version: now })));
    }
    return result;
  };
  const change = async (old: ClaimLink, draft: LinkDraft): Promise<Result<unknown>> => {
    const to = (words: ReturnType<typeof wordsOf>) => (version: number) => act(editLinkAction, { linkId: old.id, version, ...words });
    const { stance, credibility, start, end, note } = old;
    const before = { stance, credibility: credibility as 1, start, end, note };
    const result = await to(wordsOf(draft))(old.version);
    if (result.ok) onDid(doneAct("changed link", result.value.version, to(before), to(wordsOf(draft))));
    return result;
  };
  const save = async (draft: LinkDraft, evidenceId: string): Promise<Result<unknown>> => {
    setPending(true);
    const result = await (link ? change(link, draft) : make(draft, evidenceId));
    setPending(false);
    setProblem(result.ok ? null : result.problem);
    return result;
  };
  return { save, pending, problem };
}

/** What is missing is sent as nothing: the server says so beside its field. */
function wordsOf({ stance, credibility, passage, note }: LinkDraft) {
  return { stance, credibility: (credibility ?? 0) as 1, start: passage?.start ?? 0, end: passage?.end ?? 0, note };
}
