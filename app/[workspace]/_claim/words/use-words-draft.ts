"use client";
import { useState } from "react";
import { useDraft } from "@/app/_ui/use-draft";
import type { Result } from "@/lib/domain/problems";
import type { ClaimDetail } from "@/lib/domain/workbench";
import { editClaimAction } from "../../articles/[article]/actions";
import type { Words } from "../../articles/[article]/_components/workbench-acts";
import { useClaimInHand } from "../claim-in-hand";
import { doneAct } from "../done-act";

export type WordsDraft = ReturnType<typeof useWordsDraft>;
export type WordsConflict = { base: Words; mine: Words; theirs: Words; version: number };

const wordsIn = ({ statement, speaker, mode }: ClaimDetail["claim"]): Words => ({ statement, speaker, mode });
const sameWords = (a: Words, b: Words): boolean => a.statement === b.statement && a.speaker === b.speaker && a.mode === b.mode;

/** The claim's words while somebody changes them: they survive a reload, and what others wrote meanwhile is not overwritten. */
export function useWordsDraft() {
  const { workspace, viewer, detail, act, reload, onDid, versions } = useClaimInHand();
  const { id } = detail.claim;
  const kept = useDraft<{ words: Words; base: Words; version: number } | null>(`words/${workspace}/${viewer.userId}/${id}`, null);
  const [conflict, setConflict] = useState<WordsConflict | null>(null);

  const to = (words: Words) => (version: number) => act(editClaimAction, { claimId: id, version, ...words });
  const close = (): void => {
    kept.change(null);
    kept.discard();
  };
  const save = async (words: Words, version: number): Promise<Result<unknown>> => {
    const base = kept.value?.base ?? wordsIn(detail.claim);
    const result = await to(words)(version);
    if (result.ok) {
      close();
      if (!sameWords(base, words)) {
        onDid(doneAct(versions, "changed claim", id, to(base), to(words)));
      }
      return result;
    }
    if (result.problem.kind !== "changed-meanwhile") return result;
    const fresh = await reload();
    if (!fresh) return result;
    const theirs = wordsIn(fresh.claim);
    // Only what hangs on the claim has changed, not what it says.
    if (sameWords(theirs, base)) return save(words, fresh.claim.version);
    setConflict({ base, mine: words, theirs, version: fresh.claim.version });
    return result;
  };
  return {
    open: kept.value !== null,
    value: kept.value,
    /** Somebody else has changed the words upon which these are typed. */
    overtaken: kept.value !== null && !sameWords(kept.value.base, wordsIn(detail.claim)),
    conflict,
    begin: () => kept.change({ words: wordsIn(detail.claim), base: wordsIn(detail.claim), version: detail.claim.version }),
    type: (words: Words) => kept.change((before) => before && { ...before, words }),
    close,
    save: (words: Words) => save(words, kept.value?.version ?? detail.claim.version),
    putAside: () => setConflict(null),
    /** A person has decided what becomes of both. */
    resolve: (words: Words) => {
      const { theirs, version } = conflict!;
      setConflict(null);
      kept.change({ words, base: theirs, version });
      return save(words, version);
    },
  };
}
