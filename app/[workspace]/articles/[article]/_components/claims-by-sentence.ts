import type { WorkbenchClaim, WorkbenchSentence } from "@/lib/domain/workbench";

/** Which claims stand in which sentence, by its ordinal. A claim that runs over several stands in each of them. */
export function claimsBySentence(
  sentences: readonly WorkbenchSentence[],
  claims: readonly WorkbenchClaim[],
): ReadonlyMap<number, readonly WorkbenchClaim[]> {
  const found = new Map<number, WorkbenchClaim[]>();
  for (const claim of claims) {
    const ordinals = new Set<number>();
    for (const anchor of claim.anchors) {
      if (anchor.state === "lost") continue;
      for (let i = sentenceAt(sentences, anchor.start); i < sentences.length && sentences[i]!.start < anchor.end; i++) {
        if (sentences[i]!.end > anchor.start) ordinals.add(i);
      }
    }
    for (const ordinal of ordinals) found.set(ordinal, [...(found.get(ordinal) ?? []), claim]);
  }
  return found;
}

/** Ordinal of the sentence that holds the offset, or of the one before it. */
export function sentenceAt(sentences: readonly WorkbenchSentence[], offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
