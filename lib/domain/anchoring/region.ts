import type { Span } from "@/lib/domain/text";
import type { Alignment } from "./alignment";
import { bestCut } from "./boundary";
import { offPair } from "./characters";
import type { Mapping, Piece } from "./mapping";
import { tokenEndingAfter, type Tokens } from "./tokens";

/** Characters outside a span that are compared to find its border. */
const farEnough = 1000;

/** The place in the new text that the old span became, its borders found inside the gaps where they are not aligned. */
export function regionOf(alignment: Alignment, mapping: Mapping, span: Span): Span | null {
  const left = mapping.pieces[0] ?? null;
  const right = mapping.pieces.at(-1) ?? null;
  if (!left && !standTogether(alignment, mapping, span)) return null;
  let start = borderStart(alignment, mapping.before, left ?? mapping.after, span.start);
  let end = borderEnd(alignment, right ?? mapping.before, mapping.after, span.end);
  const text = alignment.new.text;
  if (!/^\s/.test(alignment.old.text.slice(span.start, span.start + 1))) {
    while (start < end && /\s/.test(text[start]!)) start++;
  }
  if (!/^\s/.test(alignment.old.text.slice(span.end - 1, span.end))) {
    while (end > start && /\s/.test(text[end - 1]!)) end--;
  }
  start = outward(alignment.new, start, span.start === alignment.old.starts[mapping.first], "start");
  end = outward(alignment.new, end, span.end === alignment.old.ends[mapping.end - 1], "end");
  return start < end ? { start, end } : null;
}

/** Where the span would stand now: at what is left of it, or after what stood before it. */
export function placeOf(alignment: Alignment, { pieces, before }: Mapping): number {
  const left = pieces[0];
  if (left) return alignment.new.starts[left.new]!;
  return before ? alignment.new.ends[before.new]! : 0;
}

/** A span of whole tokens stays one: a border inside a token moves out of it, at least off the middle of a pair. */
function outward(tokens: Tokens, offset: number, wholeTokens: boolean, side: "start" | "end"): number {
  const token = tokenEndingAfter(tokens, offset);
  const inside = token < tokens.count && tokens.starts[token]! < offset;
  if (!inside || !wholeTokens) return offPair(tokens.text, offset, side === "start" ? -1 : 1);
  return side === "start" ? tokens.starts[token]! : tokens.ends[token]!;
}

/** Without a word left, only a small gap between the same neighbours can be the place. */
function standTogether({ old, new: fresh }: Alignment, { before, after }: Mapping, span: Span): boolean {
  const from = before ? fresh.ends[before.new]! : 0;
  const to = after ? fresh.starts[after.new]! : fresh.text.length;
  const length = span.end - span.start;
  const oldLength = (after ? old.starts[after.old]! : old.text.length) - (before ? old.ends[before.old]! : 0);
  return to >= from && to - from <= 2 * length + 32 && oldLength <= 8 * length + farEnough;
}

function borderStart(alignment: Alignment, left: Piece | null, right: Piece | null, offset: number): number {
  const { old, new: fresh } = alignment;
  const rightOld = right ? old.starts[right.old]! : old.text.length;
  const rightNew = right ? fresh.starts[right.new]! : fresh.text.length;
  if (offset >= rightOld) return Math.min(rightNew + offset - rightOld, fresh.ends[right!.new]! - 1);
  const gap = gapBefore(alignment, left, right, rightOld - offset);
  const before = old.text.slice(Math.max(gap.oldStart, offset - farEnough), offset);
  const cut = bestCut(before, old.text.slice(offset, rightOld), fresh.text.slice(gap.newStart, rightNew), "right");
  return gap.newStart + cut;
}

function borderEnd(alignment: Alignment, left: Piece | null, right: Piece | null, offset: number): number {
  const { old, new: fresh } = alignment;
  const last = left ? left.length - 1 : 0;
  const leftOld = left ? old.ends[left.old + last]! : 0;
  const leftNew = left ? fresh.ends[left.new + last]! : 0;
  if (offset <= leftOld) return Math.max(leftNew - (leftOld - offset), fresh.starts[left!.new + last]! + 1);
  const gap = gapAfter(alignment, left, right, offset - leftOld);
  const covered = old.text.slice(leftOld, offset);
  const cut = bestCut(
    covered,
    old.text.slice(offset, Math.min(gap.oldEnd, offset + farEnough)),
    fresh.text.slice(leftNew, gap.newEnd),
    "left",
  );
  return leftNew + cut;
}

/** The gap to the left of a piece: up to its neighbour if that is the same on both sides, else only as much as was covered. */
function gapBefore(alignment: Alignment, left: Piece | null, right: Piece | null, covered: number) {
  const { old, new: fresh, newToOld } = alignment;
  const rightOld = right ? old.starts[right.old]! : old.text.length;
  const rightNew = right ? fresh.starts[right.new]! : fresh.text.length;
  const reach = 2 * covered + 32;
  let token = (right ? right.new : fresh.count) - 1;
  while (token >= 0 && newToOld[token] === -1 && rightNew - fresh.starts[token]! <= reach) token--;
  const newStart = token >= 0 ? fresh.ends[token]! : 0;
  const joined = left ? token === left.new + left.length - 1 : token < 0;
  const oldStart = joined ? (left ? old.ends[left.old + left.length - 1]! : 0) : rightOld - covered;
  return { oldStart, newStart };
}

function gapAfter(alignment: Alignment, left: Piece | null, right: Piece | null, covered: number) {
  const { old, new: fresh, newToOld } = alignment;
  const leftOld = left ? old.ends[left.old + left.length - 1]! : 0;
  const leftNew = left ? fresh.ends[left.new + left.length - 1]! : 0;
  const reach = 2 * covered + 32;
  let token = left ? left.new + left.length : 0;
  while (token < fresh.count && newToOld[token] === -1 && fresh.ends[token]! - leftNew <= reach) token++;
  const newEnd = token < fresh.count ? fresh.starts[token]! : fresh.text.length;
  const joined = right ? token === right.new : token === fresh.count;
  const oldEnd = joined ? (right ? old.starts[right.old]! : old.text.length) : leftOld + covered;
  return { oldEnd, newEnd };
}
