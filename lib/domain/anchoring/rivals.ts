import type { Span } from "@/lib/domain/text";
import type { Alignment } from "./alignment";
import { isTelling, longRun } from "./doubt";
import { bestEnd } from "./edit-distance";
import type { Piece } from "./mapping";
import { isSign, shareOf, tokensIn, type Tokens } from "./tokens";

/** New text at least this like a quote, right before it, puts it in doubt. */
const rivalShare = 0.7;

type TokenRange = { first: number; end: number };

/** The first new token of the run that a piece belongs to; of a long run, one far enough before the piece. */
function runStart({ newToOld }: Alignment, piece: Piece): number {
  const diagonal = piece.new - piece.old;
  let edge = piece.new;
  while (edge > 0 && piece.new - edge < longRun && newToOld[edge - 1] === edge - 1 - diagonal) edge--;
  return edge;
}

/**
 * Whether new text much like the quote, and like all that is aligned together with it before it, stands right before
 * that: then the quote there may be the copy, and what stands before it the original, edited.
 */
export function hasRivalBefore(alignment: Alignment, piece: Piece, exact: string, place: Span): boolean {
  const { new: fresh, newToOld } = alignment;
  const { first, end } = tokensIn(fresh, place);
  const edge = runStart(alignment, piece);
  if (end - edge >= longRun) return false;
  let added = edge;
  while (added > 0 && edge - added < longRun && newToOld[added - 1] === -1) added--;
  const from = Math.min(edge, first);
  const length = end - from;
  if (edge - added < Math.max(2, length * rivalShare)) return false;
  const claimed = edge < first ? fresh.text.slice(fresh.starts[edge]!, place.end) : exact;
  const low = Math.max(0, Math.min(added, from - length) - 8);
  const { errors } = bestEnd(claimed, fresh.text.slice(fresh.starts[low]!, fresh.starts[from]!));
  return errors < claimed.length * (1 - rivalShare) || sharedInOrder(fresh, { first: low, end: from }, { first: from, end }) >= rivalShare;
}

/** Share of the characters of some tokens that others hold in the same order, whatever stands between. */
function sharedInOrder({ keys, starts, ends }: Tokens, others: TokenRange, some: TokenRange): number {
  const lengthOf = (token: number): number => ends[token]! - starts[token]!;
  const best = new Int32Array(some.end - some.first + 1);
  for (let i = others.first; i < others.end; i++) {
    let diagonal = 0;
    for (let j = some.first; j < some.end; j++) {
      const at = j - some.first + 1;
      const above = best[at]!;
      best[at] = Math.max(above, best[at - 1]!, keys[i] === keys[j] ? diagonal + lengthOf(j) : 0);
      diagonal = above;
    }
  }
  let total = 0;
  for (let j = some.first; j < some.end; j++) total += lengthOf(j);
  return total === 0 ? 0 : best.at(-1)! / total;
}

/**
 * Whether the old text had the same quote once more nearby, and that one is aligned to hardly anything: one of the two is gone, and
 * which of them it was cannot be seen from the one that is left.
 */
export function hasLostTwin({ old, oldToNew }: Alignment, from: Span, exact: string): boolean {
  return hasTwin(old, oldToNew, exact, from, from.end + nearTwins(exact));
}

/**
 * Whether the new text has the same quote nearby before this place, aligned to hardly anything: of two copies the claim is the first's.
 * Not where the text is aligned without a break from right behind that copy to the quote: then the copy was put before it all.
 */
export function hasTwinBefore(alignment: Alignment, piece: Piece, place: Span, exact: string): boolean {
  const { new: fresh, newToOld } = alignment;
  const { first } = tokensIn(fresh, place);
  let edge = runStart(alignment, piece);
  while (edge < first && isSign(fresh, edge)) edge++;
  const breakAt = edge > 0 && edge < first ? fresh.starts[edge - 1]! : place.start;
  return hasTwin(fresh, newToOld, exact, place, breakAt);
}

function hasTwin(tokens: Tokens, aligned: Int32Array, exact: string, { start }: Span, high: number): boolean {
  if (!isTelling(exact)) return false;
  const low = Math.max(0, start - nearTwins(exact));
  const window = tokens.text.slice(low, high);
  for (let at = window.indexOf(exact); at >= 0; at = window.indexOf(exact, at + 1)) {
    if (low + at === start) continue;
    const twin = { start: low + at, end: low + at + exact.length };
    // Here and there a word of it may stand for one that is gone.
    if (shareOf(tokens, twin, (token) => aligned[token] === -1 || isSign(tokens, token)) > 0.5) return true;
  }
  return false;
}

/** Characters beside a quote within which a copy of it may be taken for it. */
const nearTwins = (exact: string): number => 3 * exact.length + 64;
