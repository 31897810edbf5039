import type { Span } from "@/lib/domain/text";
import type { Alignment } from "./alignment";
import { isTelling, longRun } from "./doubt";
import { bestEnd } from "./edit-distance";
import type { Piece } from "./mapping";
import { isSign, shareOf, tokensIn, type Tokens } from "./tokens";

/** New text right before a quote that is at least this like it puts it in doubt: by its characters, and by its words in their order. */
const rivalLikeness = 0.7;
const rivalWords = 0.5;
/** Words of a quote that went elsewhere, of all that the alignment found again, that put the rest in doubt. */
const tornShare = 0.25;
/** New words, or shifted ones, across which two runs are still one text, edited; and aligned ones that are met by chance in new text. */
const crossed = 2;

type TokenRange = { first: number; end: number };
type Weight = (token: number) => number;
type Weighed = { alignment: Alignment; weight: Weight };

/** The first new token of the runs that a piece belongs to, edits of a word or two among them; of a long text, one far enough before the piece. */
function runStart({ new: fresh, newToOld }: Alignment, piece: Piece): number {
  let diagonal = piece.new - piece.old;
  let edge = piece.new;
  let added = 0;
  for (let at = edge - 1; at >= 0 && piece.new - at < longRun && added <= crossed; at--) {
    const from = newToOld[at]!;
    if (from === -1) added++;
    else if (Math.abs(at - from - diagonal) > crossed) break;
    else {
      diagonal = at - from;
      edge = at;
      added = 0;
    }
  }
  while (edge < piece.new && isSign(fresh, edge)) edge++;
  return edge;
}

/** The first token of the new text before another one that is nothing of the old text, save for a word here and there. */
function addedStart({ new: fresh, newToOld }: Alignment, edge: number): number {
  let start = edge;
  let known = 0;
  for (let at = edge - 1; at >= 0 && edge - at < longRun && known <= crossed; at--) {
    if (newToOld[at] === -1) {
      start = at;
      known = 0;
    } else if (!isSign(fresh, at)) known++;
  }
  return start;
}

/**
 * Whether new text much like the quote, or like all that is aligned together with it before it, stands right before
 * that: then the quote there may be the copy, and what stands before it the original, edited.
 * @param piece of the quote's alignment; null: nothing is aligned there
 * @param weight of a token of the new text: what it says about which text this is
 */
export function hasRivalBefore({ alignment, weight }: Weighed, piece: Piece | null, exact: string, place: Span): boolean {
  const { new: fresh } = alignment;
  const { first, end } = tokensIn(fresh, place);
  const edge = piece ? runStart(alignment, piece) : first;
  if (end - edge >= longRun) return false;
  const added = addedStart(alignment, edge);
  const from = Math.min(edge, first);
  const length = end - from;
  if (edge - added < Math.max(2, length * rivalWords)) return false;
  const before = { first: Math.max(0, Math.min(added, from - length) - 8), end: from };
  const shared = sharedNearby(fresh, weight, before, { first, end });
  if (shared >= rivalWords) return true;
  // Of all that is aligned together the quote may be the smaller part: something of itself must stand there, too.
  if (shared < rivalWords / 2) return false;
  const claimed = edge < first ? fresh.text.slice(fresh.starts[edge]!, place.end) : exact;
  const { errors } = bestEnd(claimed, fresh.text.slice(fresh.starts[before.first]!, fresh.starts[from]!));
  return errors < claimed.length * (1 - rivalLikeness) || sharedInOrder(fresh, weight, before, { first: from, end }) >= rivalLikeness;
}

/**
 * Whether much of a quote went elsewhere than its place, or any of it to where the whole quote stands as well. Not where that is
 * right behind its place: of a sentence that was repeated the claim is the first's.
 */
export function isTorn({ old, new: fresh, oldToNew }: Alignment, piece: Piece, from: Span, place: Span): boolean {
  const { first, end } = tokensIn(old, from);
  const exact = old.text.slice(from.start, from.end);
  let here = 0;
  let elsewhere = 0;
  for (let i = first; i < end; i++) {
    const to = oldToNew[i]!;
    if (to === -1 || isSign(old, i)) continue;
    const length = old.ends[i]! - old.starts[i]!;
    const start = fresh.starts[to]! - (old.starts[i]! - from.start);
    if (to - i === piece.new - piece.old) here += length;
    else if (!fresh.text.startsWith(exact, start)) elsewhere += length;
    else if (start < place.start || start > place.end + nearTwins(exact)) return true;
  }
  return elsewhere > 0 && elsewhere >= tornShare * (here + elsewhere);
}

/** The most that any stretch of others, about as long as they are, shares with some tokens. */
function sharedNearby(tokens: Tokens, weight: Weight, others: TokenRange, some: TokenRange): number {
  const length = some.end - some.first;
  const width = length + (length >> 1) + 4;
  const step = Math.max(1, length >> 2);
  let most = 0;
  for (let end = others.end; end > others.first; end -= step) {
    most = Math.max(most, sharedInOrder(tokens, weight, { first: Math.max(others.first, end - width), end }, some));
  }
  return most;
}

/** Share of some tokens, by their weight, that others hold in the same order, whatever stands between. */
function sharedInOrder({ keys }: Tokens, weight: Weight, others: TokenRange, some: TokenRange): number {
  const weights = Float64Array.from({ length: some.end - some.first }, (_, i) => weight(some.first + i));
  const best = new Float64Array(weights.length + 1);
  for (let i = others.first; i < others.end; i++) {
    let diagonal = 0;
    for (let j = 0; j < weights.length; j++) {
      const above = best[j + 1]!;
      best[j + 1] = Math.max(above, best[j]!, keys[i] === keys[some.first + j] ? diagonal + weights[j]! : 0);
      diagonal = above;
    }
  }
  const total = weights.reduce((sum, each) => sum + each, 0);
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
  const edge = runStart(alignment, piece);
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
