import type { Disposition } from "@/lib/domain/coverage";
import type { SentenceProposal } from "@/lib/domain/splitting/candidate";
import type { Segment } from "@/lib/domain/splitting/segment";
import type { Analyse } from "./propose-analysis";
import { candidatesOf, type QuoteInHand } from "./propose-candidates";
import { isOpinion } from "./propose-opinion";
import type { Antecedent } from "./propose-references";
import { isImperative } from "./propose-sections";
import { wordsOf } from "./propose-words";

/** Sentences read again before a window, so that its first pronouns and quotations are understood. */
const contextSentences = 4;

/** No sentence is as long: a text without full stops, or none at all, is left to a person. */
const longestSentence = 4000;

export type Window = { from?: number; to?: number };

/** All the proposals of a window of segments (of the whole text, if left out), in order. See `proposals`. */
export function proposeCandidates(text: string, segments: readonly Segment[], analyse: Analyse, window: Window = {}): SentenceProposal[] {
  return [...proposals(text, segments, analyse, window)];
}

/**
 * Proposes claims for the segments `from` to `to` (exclusive), one after another, so that a caller may pause in between.
 * Pure and deterministic: `analyse` is called once a sentence; a window costs what its sentences cost, whatever the
 * length of the text. `attributes` of a candidate is an index among the candidates of its own sentence.
 */
export function* proposals(text: string, segments: readonly Segment[], analyse: Analyse, window: Window = {}): Generator<SentenceProposal> {
  const from = Math.max(0, window.from ?? 0);
  const to = Math.min(segments.length, window.to ?? segments.length);
  const seen = new Set<string>();
  for (let i = 0; i < from; i++) remember(seen, text, segments[i]!);
  let context: Antecedent[] = [];
  let quote: QuoteInHand | null = null;
  for (let i = Math.max(0, from - contextSentences); i < to; i++) {
    const segment = segments[i]!;
    const sentence = text.slice(segment.start, segment.end);
    const again = i >= from && remember(seen, text, segment);
    const gap = i > 0 ? text.slice(segments[i - 1]!.end, segment.start) : "";
    // a pronoun does not reach over a paragraph; a quotation that is still open does
    if (gap.includes("\n")) {
      context = [];
      if (quote && !(quote.open && /^[“"]/.test(sentence))) quote = null;
    }
    const fixed = again ? "duplicate" : dispositionOf(segment, sentence);
    if (fixed) {
      if (i >= from) yield { sentence: i, disposition: fixed, candidates: [] };
      quote = null;
      continue;
    }
    if (sentence.length > longestSentence) {
      if (i >= from) yield { sentence: i, disposition: null, candidates: [] };
      quote = null;
      continue;
    }
    const analysis = analyse(sentence);
    const words = wordsOf(analysis.tokens);
    const read = candidatesOf({
      sentence,
      offset: segment.start,
      words,
      entities: analysis.entities,
      context,
      quote,
      caption: segment.kind === "caption",
    });
    quote = read.quote;
    context = [...read.subjects, ...context].slice(0, 2);
    if (i < from) continue;
    const unsaid = !isImperative(words) && read.candidates.length > 0;
    const opinion = unsaid && read.candidates.every((candidate) => candidate.kind === "fact") && isOpinion(sentence);
    yield {
      sentence: i,
      disposition: opinion ? "opinion" : unsaid ? null : "no-checkable-claim",
      candidates: unsaid && !opinion ? read.candidates : [],
    };
  }
}

/** What can be told without reading the words. */
function dispositionOf(segment: Segment, sentence: string): Disposition | null {
  if (segment.kind === "boilerplate") return "boilerplate";
  if (segment.kind === "heading") return "no-checkable-claim";
  if (sentence.includes("?") && /\?[”"’)\]]*$/u.test(sentence) && !/[”"]\s+\p{Ll}/u.test(sentence)) return "no-checkable-claim";
  if (sentence.startsWith("[") && /^\[[^\]]*\]\.?$/.test(sentence)) return "no-checkable-claim";
  return /\p{L}/u.test(sentence) ? null : "no-checkable-claim";
}

/** True for a sentence that stood before, word for word. Short ones ("He agreed.") may well mean something else. */
function remember(seen: Set<string>, text: string, segment: Segment): boolean {
  if (segment.end - segment.start < 40) return false;
  const words = text.slice(segment.start, segment.end);
  const key = /[^\S ]|\s{2}/.test(words) ? words.replace(/\s+/g, " ") : words;
  if (seen.has(key)) return true;
  seen.add(key);
  return false;
}
