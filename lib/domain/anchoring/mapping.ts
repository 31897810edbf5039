import type { Span } from "@/lib/domain/text";
import { sure, type Alignment } from "./alignment";
import { tokensIn } from "./tokens";

/** Stretches of tokens aligned on one diagonal, in old order, as parallel arrays: what anchors are looked up in. */
export type Stretches = { old: Int32Array; new: Int32Array; length: Int32Array };
export type Piece = { old: number; new: number; length: number };

export function stretchesOf(alignment: Alignment): Stretches {
  const old: number[] = [];
  const fresh: number[] = [];
  const length: number[] = [];
  let expected = -2;
  for (let i = 0; i < alignment.oldToNew.length; i++) {
    const to = alignment.oldToNew[i]!;
    if (to < 0) {
      expected = -2;
      continue;
    }
    if (to === expected) length[length.length - 1]!++;
    else {
      old.push(i);
      fresh.push(to);
      length.push(1);
    }
    expected = to + 1;
  }
  return { old: Int32Array.from(old), new: Int32Array.from(fresh), length: Int32Array.from(length) };
}

/** Inserted characters that a character kept beyond them is worth crossing. */
const strayFactor = 6;

/** What the alignment says about a span of the old text. Token ranges are half-open. */
export type Mapping = {
  first: number;
  end: number;
  /** The largest group of pieces that stand together in the new text, in order. */
  pieces: Piece[];
  /** Share of the span's token characters that those pieces hold. */
  kept: number;
  /** Token stretches just before and just after the span. */
  before: Piece | null;
  after: Piece | null;
};

export function mapSpan(alignment: Alignment, stretches: Stretches, span: Span): Mapping {
  const tokens = alignment.old;
  const { first, end } = tokensIn(tokens, span);
  const all: Piece[] = [];
  let at = firstReaching(stretches, first);
  const before = pieceAt(stretches, at, 0, first, "last") ?? pieceAt(stretches, at - 1, 0, first, "last");
  for (; at < stretches.old.length && stretches.old[at]! < end; at++) {
    const from = Math.max(first, stretches.old[at]!);
    const to = Math.min(end, stretches.old[at]! + stretches.length[at]!);
    all.push({ old: from, new: stretches.new[at]! + from - stretches.old[at]!, length: to - from });
  }
  const after = pieceAt(stretches, at - 1, end, tokens.count, "first") ?? pieceAt(stretches, at, end, tokens.count, "first");
  const pieces = heaviestGroup(alignment, all, span.end - span.start);
  const total = charactersOf(alignment, first, end);
  const kept = pieces.reduce((sum, piece) => sum + charactersOf(alignment, piece.old, piece.old + piece.length), 0);
  return { first, end, pieces, kept: total === 0 ? 0 : kept / total, before, after };
}

/** Whether any token of the span that lies on the given diagonal (new minus old) is surely aligned. */
export function hasSure(alignment: Alignment, mapping: Mapping, diagonal: number): boolean {
  for (let i = mapping.first; i < mapping.end; i++) {
    if (alignment.status[i] === sure && alignment.oldToNew[i] === i + diagonal) return true;
  }
  return false;
}

/** Text of the span may have gone to several places; those pieces count together that follow one another nearby. */
function heaviestGroup(alignment: Alignment, pieces: Piece[], spanLength: number): Piece[] {
  const fresh = alignment.new;
  const groups: { pieces: Piece[]; weight: number; end: number }[] = [];
  for (const piece of pieces) {
    const weight = charactersOf(alignment, piece.old, piece.old + piece.length);
    const start = fresh.starts[piece.new]!;
    const end = fresh.ends[piece.new + piece.length - 1]!;
    const group = groups.findLast((g) => start >= g.end && start - g.end <= 2 * spanLength + 512);
    if (group) {
      group.pieces.push(piece);
      group.weight += weight;
      group.end = end;
    } else groups.push({ pieces: [piece], weight, end });
  }
  let best = groups[0];
  for (const group of groups) if (best && group.weight > best.weight) best = group;
  return best ? withoutStrays(alignment, best.pieces) : [];
}

/** Leaves out what stands at either end of a group further off than it is worth: a chance word beyond inserted text. */
function withoutStrays(alignment: Alignment, pieces: Piece[]): Piece[] {
  const weights = pieces.map((piece) => charactersOf(alignment, piece.old, piece.old + piece.length));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let from = 0;
  let to = pieces.length;
  let passed = 0;
  for (let i = 1; i < pieces.length; i++) {
    passed += weights[i - 1]!;
    const excess = excessBetween(alignment, pieces[i - 1]!, pieces[i]!);
    if (passed <= total / 2 && excess > strayFactor * passed) from = i;
    if (total - passed < total / 2 && excess > strayFactor * (total - passed)) {
      to = i;
      break;
    }
  }
  return pieces.slice(from, to);
}

/** Characters that the new text has more than the old one between two pieces. */
function excessBetween({ old, new: fresh }: Alignment, a: Piece, b: Piece): number {
  const inNew = fresh.starts[b.new]! - fresh.ends[a.new + a.length - 1]!;
  return inNew - (old.starts[b.old]! - old.ends[a.old + a.length - 1]!);
}

function charactersOf({ old }: Alignment, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += old.ends[i]! - old.starts[i]!;
  return sum;
}

/** Index of the first stretch that ends after the token. */
function firstReaching(stretches: Stretches, token: number): number {
  let low = 0;
  let high = stretches.old.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches.old[middle]! + stretches.length[middle]! <= token) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One token of a stretch, the first or last within [from, to); null if it has none there. */
function pieceAt(stretches: Stretches, at: number, from: number, to: number, which: "first" | "last"): Piece | null {
  if (at < 0 || at >= stretches.old.length) return null;
  const start = Math.max(from, stretches.old[at]!);
  const end = Math.min(to, stretches.old[at]! + stretches.length[at]!);
  if (start >= end) return null;
  const token = which === "first" ? start : end - 1;
  return { old: token, new: stretches.new[at]! + token - stretches.old[at]!, length: 1 };
}
