import { anchorAt, type Anchor } from "@/lib/domain/anchors";
import { agreeing, bestLikeness, meanLikeness, surroundings } from "./context";
import { QuoteIndex } from "./quote-index";
import { tokenise } from "./tokens";

/** A quote, with whatever is known of where it stood. */
export type Quote = {
  exact: string;
  prefix?: string | undefined;
  suffix?: string | undefined;
  start?: number | undefined;
  end?: number | undefined;
};

/** Of several identical copies one must be this much better surrounded than the next. */
const clearLead = 0.1;
/** Copies of one quote that are compared. */
const maxCopies = 1000;
/** Less like the quote than this is another text. */
export const leastLikeness = 0.65;

/**
 * Finds a quote in a text without the text it came from: position, then quote with context, then the most similar
 * place. Anything but the quote itself in agreeing surroundings is `fuzzy`; copies that cannot be told apart are `lost`.
 */
export function locateQuote(text: string, quote: Quote): Anchor {
  const standing = atPosition(text, quote);
  if (standing && (!quote.prefix || text.startsWith(quote.prefix, standing.start - quote.prefix.length))) {
    if (!quote.suffix || text.startsWith(quote.suffix, standing.end)) return standing;
  }
  return locateIn(new QuoteIndex(tokenise(text)), text, quote);
}

/** The same, in a text that is already indexed. */
export function locateIn(index: QuoteIndex, text: string, quote: Quote): Anchor {
  const { exact } = quote;
  const copies = index
    .occurrences(exact, maxCopies)
    .map((start) => ({ start, around: surroundings(text, start, start + exact.length, quote) }))
    .map((copy) => ({ ...copy, mean: meanLikeness(copy.around) }))
    .sort((a, b) => b.mean - a.mean || a.start - b.start);
  const standing = copies.find(({ start }) => start === quote.start);
  const best = standing && standing.mean + clearLead > copies[0]!.mean ? standing : copies[0];
  if (!best) {
    const like = exact === "" ? null : index.mostLike(exact);
    return like && like.score >= leastLikeness
      ? fuzzyAt(text, like.start, like.end, like.score)
      : lostAt(quote, Math.min(quote.start ?? 0, text.length));
  }
  const rival = copies.find((copy) => copy !== best);
  if (rival && best !== standing && best.mean - rival.mean < clearLead) {
    return lostAt(quote, Math.min(quote.start ?? best.start, text.length));
  }
  if (bestLikeness(best.around) < agreeing) {
    return fuzzyAt(text, best.start, best.start + exact.length, doubted(best.mean));
  }
  return sameAt(text, best.start, best.start + exact.length, best === standing);
}

function atPosition(text: string, { exact, start }: Quote): Anchor | null {
  if (start === undefined || exact === "" || !text.startsWith(exact, start) || start < 0) return null;
  return sameAt(text, start, start + exact.length, true);
}

/** The quote itself, character for character. */
export function sameAt(text: string, start: number, end: number, inPlace: boolean): Anchor {
  return { ...anchorAt(text, start, end), state: inPlace ? "exact" : "moved", score: null };
}

/** A text that differs, or the same text in a place that may be another: shown as it stands there, for a person. */
export function fuzzyAt(text: string, start: number, end: number, score: number): Anchor {
  return { ...anchorAt(text, start, end), state: "fuzzy", score };
}

/** A lost anchor keeps its old quote; start and end are both the offset in the new text where it would have stood. */
export function lostAt(quote: Quote, at: number): Anchor {
  const { exact, prefix = "", suffix = "" } = quote;
  return { start: at, end: at, exact, prefix, suffix, state: "lost", score: null };
}

/** The score of the same text in doubtful surroundings: above half, and less than sure. */
export function doubted(likeness: number): number {
  return Math.round((0.5 + 0.49 * likeness) * 1e4) / 1e4;
}
