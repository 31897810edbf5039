/** What an analyst (or, as a proposal, the rules) decided about a sentence. */
export const dispositions = ["has-claims", "no-checkable-claim", "opinion", "duplicate", "boilerplate"] as const;
export type Disposition = (typeof dispositions)[number];

/** A sentence of the ledger; `null` means that nobody has decided yet. Offsets in UTF-16 code units. */
export type LedgerSentence = { start: number; end: number; disposition: Disposition | null };

export type Coverage = {
  open: number;
  done: number;
  /** Shares run from 0 to 1; an article without sentences is wholly done. */
  share: { characters: number; sentences: number };
  byDisposition: Record<Disposition, number>;
  /** Index of the first open sentence after the given index (-1: from the top), going round once; null when none is open. */
  nextOpen(after: number): number | null;
};

/** How much of an article has been gone through. Pure; sentences in the order of the text. */
export function coverage(sentences: readonly LedgerSentence[]): Coverage {
  const byDisposition = Object.fromEntries(dispositions.map((word) => [word, 0])) as Record<Disposition, number>;
  const open: number[] = [];
  let characters = 0;
  let charactersDone = 0;
  sentences.forEach(({ start, end, disposition }, index) => {
    characters += end - start;
    if (disposition === null) {
      open.push(index);
      return;
    }
    byDisposition[disposition] += 1;
    charactersDone += end - start;
  });
  const done = sentences.length - open.length;
  return {
    open: open.length,
    done,
    share: {
      characters: characters === 0 ? 1 : charactersDone / characters,
      sentences: sentences.length === 0 ? 1 : done / sentences.length,
    },
    byDisposition,
    nextOpen: (after) => open.find((index) => index > after) ?? open[0] ?? null,
  };
}
