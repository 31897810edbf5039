import type { SentenceProposal } from "@/lib/domain/splitting/candidate";
import { proposeCandidates } from "@/lib/domain/splitting/propose";
import { segment, type Segment } from "@/lib/domain/splitting/segment";
import { analyse } from "./analyse";

/** Sentences for which claims are proposed at intake; the rest follows window by window, as the analyst gets there. */
export const firstSentences = 400;

/** Sentences read between two turns of the event loop: some 20 ms of work. */
const batch = 100;

export type SplitText = { segments: Segment[]; proposals: SentenceProposal[] };

/**
 * Cuts a text into sentences and proposes claims for those `from` to `to` (exclusive; all, if left out), in order.
 * Lets other work in between, so that a long article does not hold up a server.
 */
export async function splitText(text: string, window: { from?: number; to?: number } = {}): Promise<SplitText> {
  const segments = segment(text);
  const to = Math.min(window.to ?? segments.length, segments.length);
  const proposals: SentenceProposal[] = [];
  for (let from = window.from ?? 0; from < to; from += batch) {
    if (proposals.length > 0) await new Promise<void>((resume) => setImmediate(resume));
    const end = Math.min(from + batch, to);
    for (const proposal of proposeCandidates(text, segments, analyse, { from, to: end })) proposals.push(proposal);
  }
  return { segments, proposals };
}
