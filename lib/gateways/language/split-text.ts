import { setImmediate as breathe } from "node:timers/promises";
import type { SentenceProposal } from "@/lib/domain/splitting/candidate";
import { proposals as proposalsOf } from "@/lib/domain/splitting/propose";
import { segment, type Segment } from "@/lib/domain/splitting/segment";
import { analyse } from "./analyse";

/** Sentences for which claims are proposed while the article is taken in; the rest follow in the background. */
export const firstSentences = 600;
/** The server answers others between two batches of this size. */
const batch = 40;

export type SplitText = {
  segments: Segment[];
  /** For the sentences of the window, in their order. */
  proposals: SentenceProposal[];
};

/**
 * Segments a text and proposes claims for a window of its sentences (`to` exclusive; all, if left out), without holding
 * up the process.
 */
export async function splitText(text: string, window: { from?: number; to?: number } = {}): Promise<SplitText> {
  const segments = segment(text);
  const proposals: SentenceProposal[] = [];
  for (const proposal of proposalsOf(text, segments, analyse, window)) {
    proposals.push(proposal);
    if (proposals.length % batch === 0) await breathe();
  }
  return { segments, proposals };
}
