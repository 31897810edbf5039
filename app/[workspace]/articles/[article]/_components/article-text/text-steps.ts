import { type Block, blockAt } from "@/lib/domain/highlights";
import type { Span } from "@/lib/domain/text";

export type SelectionUnit = "character" | "word" | "sentence";
export type SelectionDirection = "forward" | "backward";
/** A selection with a side that moves; `focus` may lie before `anchor`. Offsets in the text. */
export type Reach = { anchor: number; focus: number };
export type StepText = {
  text: string;
  blocks: readonly Block[];
  /** Language tag of the text, for the rules of words and sentences. */
  lang: string;
  /** The sentences as the article was split; without them the platform's own rules are used. */
  sentences?: readonly Span[] | undefined;
};

/** Only this much on each side of the focus is segmented, so that a block of a megabyte costs no more than another. */
const window = 4000;

/**
 * The selection after one step. Without `extend` the next unit as a whole is selected, so that there is always
 * something to see; with it the focus goes to the next unit's far side. Words are what has letters or digits in it;
 * characters are what a reader takes for one. Null at the end of the text.
 */
export function stepSelection(
  article: StepText,
  from: Reach,
  unit: SelectionUnit,
  direction: SelectionDirection,
  extend: boolean,
): Reach | null {
  const forward = direction === "forward";
  if (!extend) {
    const edge = forward ? Math.max(from.anchor, from.focus) : Math.min(from.anchor, from.focus);
    const next = findUnit(article, edge, unit, (each) => (forward ? each.start >= edge : each.end <= edge), forward);
    return next && { anchor: next.start, focus: next.end };
  }
  const next = findUnit(article, from.focus, unit, ({ start, end }) => (forward ? end > from.focus : start < from.focus), forward);
  if (!next) return null;
  const focus = forward ? next.end : next.start;
  if (focus !== from.anchor) return { anchor: from.anchor, focus };
  // Nothing would be left: the unit stays selected, and grows on its other side.
  return stepSelection(article, { anchor: from.focus, focus: from.anchor }, unit, direction, true);
}

/** The nearest unit that fits, in this block or the next ones that have any. */
function findUnit(article: StepText, near: number, unit: SelectionUnit, fits: (unit: Span) => boolean, forward: boolean): Span | null {
  const { blocks } = article;
  for (let at = blockAt(blocks, near); at >= 0 && at < blocks.length; at += forward ? 1 : -1) {
    const units = unitsOf(article, blocks[at]!, near, unit);
    const found = forward ? units.find(fits) : units.findLast(fits);
    if (found) return found;
  }
  return null;
}

function unitsOf({ text, lang, sentences }: StepText, block: Block, near: number, unit: SelectionUnit): Span[] {
  if (unit === "sentence" && sentences) {
    return sentences.filter(({ start, end }) => start < block.end && end > block.start);
  }
  const start = Math.max(block.start, Math.min(near, block.end) - window);
  const end = Math.min(block.end, Math.max(near, block.start) + window);
  const units: Span[] = [];
  const granularity = unit === "character" ? "grapheme" : unit;
  for (const part of segmenter(lang, granularity).segment(text.slice(start, end))) {
    if (unit === "word" && !part.isWordLike) continue;
    const words = unit === "sentence" ? part.segment.trimEnd() : part.segment;
    if (words) units.push({ start: start + part.index, end: start + part.index + words.length });
  }
  return units;
}

/** What an article names as its language need not be a language tag. */
function segmenter(lang: string, granularity: "grapheme" | "word" | "sentence"): Intl.Segmenter {
  try {
    return new Intl.Segmenter(lang, { granularity });
  } catch {
    return new Intl.Segmenter(undefined, { granularity });
  }
}
