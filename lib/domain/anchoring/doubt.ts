import type { Span } from "@/lib/domain/text";
import { sure, type Alignment } from "./alignment";
import type { Piece } from "./mapping";
import type { QuoteIndex } from "./quote-index";
import { cutsToken, isSign, tokensIn } from "./tokens";

/** Tokens looked through for a sure neighbour on each side. */
const reach = 200;
/** A quote this long, in words and in letters, is not met twice by chance between the same neighbours. */
const tellingWords = 3;
const tellingLetters = 12;

/** Tokens of a run that is longer than any sentence worth a claim. */
export const longRun = 120;

type Flank = { old: number; new: number; oldDistance: number; newDistance: number };

/**
 * Whether the same text at a likely place is surely the same place: it stands between (or beside) the same sure
 * neighbours at about the same distance, and only once there in both texts.
 */
export function isSurelyHere(alignment: Alignment, piece: Piece, from: Span, to: Span): boolean {
  const left = flank(alignment, piece.old, piece.new, -1);
  const right = flank(alignment, piece.old + piece.length - 1, piece.new + piece.length - 1, 1);
  if (!left && !right) return false;
  const { old, new: fresh } = alignment;
  const exact = old.text.slice(from.start, from.end);
  const oldLow = old.starts[left?.old ?? Math.max(0, piece.old - reach)]!;
  const oldHigh = old.ends[right?.old ?? Math.min(old.count - 1, piece.old + piece.length + reach)]!;
  const newLow = fresh.starts[left?.new ?? Math.max(0, piece.new - reach)]!;
  const newHigh = fresh.ends[right?.new ?? Math.min(fresh.count - 1, piece.new + piece.length + reach)]!;
  if (!isOnly(old.text, exact, from, oldLow, oldHigh) || !isOnly(fresh.text, exact, to, newLow, newHigh)) return false;
  if (isTelling(exact)) return true;
  return [left, right].some((side) => side && Math.abs(side.oldDistance - side.newDistance) <= 2);
}

/** Whether a quote that begins and ends with whole words does so at the new place too, and the other way round. */
export function cutsAlike({ old, new: fresh }: Alignment, from: Span, to: Span): boolean {
  return cutsToken(old, from.start) === cutsToken(fresh, to.start) && cutsToken(old, from.end) === cutsToken(fresh, to.end);
}

/** Whether part of a place, full stops and the like aside, is what other text of the old version became. */
export function isTakenByOther(alignment: Alignment, piece: Piece, place: Span): boolean {
  const { first, end } = tokensIn(alignment.new, place);
  for (let at = first; at < end; at++) {
    const from = alignment.newToOld[at]!;
    if (from !== -1 && from !== at - piece.new + piece.old && !isSign(alignment.new, at)) return true;
  }
  return false;
}

/** Whether a quote is long enough, and met once in each text, so that where it stands is where it went. */
export function isUnique(exact: string, oldIndex: QuoteIndex, newIndex: QuoteIndex): number | null {
  if (!isTelling(exact) || oldIndex.occurrences(exact, 2).length !== 1) return null;
  const found = newIndex.occurrences(exact, 2);
  return found.length === 1 ? found[0]! : null;
}

/**
 * The text of the run that a piece belongs to, if it went where nothing that stood beside it in the old text went; null
 * otherwise, or if it is so long that it is no copy of a sentence.
 */
export function lonelyRun(alignment: Alignment, piece: Piece): string | null {
  const { old, oldToNew } = alignment;
  const diagonal = piece.new - piece.old;
  let first = piece.old;
  let last = piece.old + piece.length - 1;
  while (first > 0 && last - first < longRun && oldToNew[first - 1] === first - 1 + diagonal) first--;
  while (last + 1 < old.count && last - first < longRun && oldToNew[last + 1] === last + 1 + diagonal) last++;
  if (last - first >= longRun) return null;
  if (flank(alignment, first, first + diagonal, -1) || flank(alignment, last, last + diagonal, 1)) return null;
  return old.text.slice(old.starts[first]!, old.ends[last]!);
}

/** Words and letters enough not to be met twice by chance. */
export function isTelling(exact: string): boolean {
  const words = exact.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length >= tellingWords && words.join("").length >= tellingLetters;
}

function flank(alignment: Alignment, oldToken: number, newToken: number, step: -1 | 1): Flank | null {
  for (let distance = 1; distance <= reach; distance++) {
    const at = oldToken + step * distance;
    if (at < 0 || at >= alignment.old.count) return null;
    if (alignment.status[at] !== sure) continue;
    const newDistance = (alignment.oldToNew[at]! - newToken) * step;
    const slack = 8 + (distance >> 1);
    if (newDistance <= 0 || Math.abs(newDistance - distance) > slack) return null;
    return { old: at, new: alignment.oldToNew[at]!, oldDistance: distance, newDistance };
  }
  return null;
}

function isOnly(text: string, exact: string, at: Span, low: number, high: number): boolean {
  const window = text.slice(Math.min(low, at.start), Math.max(high, at.end));
  const first = window.indexOf(exact);
  return first >= 0 && window.indexOf(exact, first + 1) < 0;
}
