import { contested, sure, type Alignment } from "./alignment";
import type { Run } from "./seeds";
import { isSign, type Tokens } from "./tokens";

/** A run as far as it reaches, half-open on both sides; both ranges have the same length. */
export type Placed = { oldStart: number; oldEnd: number; newStart: number; newEnd: number };

/**
 * Extends each trusted run as far as the texts agree, but never into a neighbour's own tokens, settles what two
 * neighbours both reach, and writes the result. Start and end of the texts count as runs of no length: they come first
 * and last in what is returned, which is in old order.
 */
export function placeRuns(alignment: Alignment, runs: Run[]): Placed[] {
  const { old, new: fresh } = alignment;
  const cores: Run[] = [{ old: 0, new: 0, length: 0 }, ...runs, { old: old.count, new: fresh.count, length: 0 }];
  const newOrder = byNewOrder(cores);
  const placed = extend(alignment, cores, newOrder);
  const disputes = [...settleOld(alignment, placed, newOrder), ...settleNew(alignment, placed, newOrder)];
  for (const run of placed) {
    for (let i = run.oldStart, j = run.newStart; i < run.oldEnd; i++, j++) {
      alignment.oldToNew[i] = j;
      alignment.newToOld[j] = i;
      alignment.status[i] = sure;
    }
  }
  for (const { start, end } of disputes) {
    for (let i = start; i < end; i++) if (alignment.status[i] === sure) alignment.status[i] = contested;
  }
  return placed;
}

/** Indexes of runs in new order; the sentinels keep both ends. */
export function byNewOrder(runs: readonly ({ new: number } | { newStart: number })[]): number[] {
  const at = (i: number) => {
    const run = runs[i]!;
    return "new" in run ? run.new : run.newStart;
  };
  const inner = runs.map((_, i) => i).slice(1, -1);
  return [0, ...inner.sort((a, b) => at(a) - at(b)), runs.length - 1];
}

function extend(alignment: Alignment, cores: Run[], newOrder: number[]): Placed[] {
  const a = alignment.old.keys;
  const b = alignment.new.keys;
  const inNew = new Int32Array(cores.length);
  newOrder.forEach((run, i) => (inNew[run] = i));
  return cores.map((core, i) => {
    const previous = cores[i - 1];
    const next = cores[i + 1];
    const before = cores[newOrder[inNew[i]! - 1] ?? -1];
    const after = cores[newOrder[inNew[i]! + 1] ?? -1];
    let oldStart = core.old;
    let newStart = core.new;
    let oldEnd = core.old + core.length;
    let newEnd = core.new + core.length;
    const lowOld = previous ? previous.old + previous.length : oldStart;
    const lowNew = before ? before.new + before.length : newStart;
    const highOld = next ? next.old : oldEnd;
    const highNew = after ? after.new : newEnd;
    while (oldStart > lowOld && newStart > lowNew && a[oldStart - 1] === b[newStart - 1]) {
      oldStart--;
      newStart--;
    }
    // A full stop whose word has changed may be any full stop: it stays in the gap, with its word.
    while (oldStart < core.old && oldStart > lowOld && isSign(alignment.old, oldStart)) {
      oldStart++;
      newStart++;
    }
    while (oldEnd < highOld && newEnd < highNew && a[oldEnd] === b[newEnd]) {
      oldEnd++;
      newEnd++;
    }
    return { oldStart, oldEnd, newStart, newEnd };
  });
}

type Dispute = { start: number; end: number };

/** Old tokens that two neighbours reach: the new text has a second copy. In order, the first copy has it. */
function settleOld(alignment: Alignment, placed: Placed[], newOrder: number[]): Dispute[] {
  const { lineStarts } = alignment.old;
  const disputes: Dispute[] = [];
  const inNew = new Int32Array(placed.length);
  newOrder.forEach((run, i) => (inNew[run] = i));
  for (let i = 0; i + 1 < placed.length; i++) {
    const left = placed[i]!;
    const right = placed[i + 1]!;
    const from = right.oldStart;
    const to = left.oldEnd;
    if (from >= to) continue;
    const shift = right.newStart - from - (left.newEnd - to);
    const inOrder = inNew[i + 1] === inNew[i]! + 1;
    const line = inOrder ? to : onlyLineStart(lineStarts, from, to);
    // Text was taken out and still both reach past it: it repeats itself, and nobody can say which part went.
    if (line < 0 || (inOrder && shift < 0)) disputes.push({ start: from, end: to });
    const border = line < 0 ? to : line;
    trimEnd(left, to - border);
    trimStart(right, border - from);
  }
  return disputes;
}

/** New tokens that two neighbours reach: the old text had a second copy, and the text cannot say which one is left. */
function settleNew(alignment: Alignment, placed: Placed[], newOrder: number[]): Dispute[] {
  const { old, new: fresh } = alignment;
  const disputes: Dispute[] = [];
  for (let i = 0; i + 1 < newOrder.length; i++) {
    const left = placed[newOrder[i]!]!;
    const right = placed[newOrder[i + 1]!]!;
    const from = right.newStart;
    const to = left.newEnd;
    if (from >= to) continue;
    const inOrder = newOrder[i + 1] === newOrder[i]! + 1;
    let line = inOrder ? -1 : onlyLineStart(fresh.lineStarts, from, to);
    // In order, only a line break that one of the two copies had and the other had not tells them apart.
    if (inOrder && begins(fresh, from) && begins(old, right.oldStart) && !begins(old, left.oldEnd - (to - from))) line = from;
    if (inOrder && begins(fresh, to) && begins(old, left.oldEnd) && !begins(old, right.oldStart + (to - from))) line = to;
    const border = line < 0 ? to : line;
    if (line < 0) disputes.push({ start: left.oldEnd - (to - from), end: left.oldEnd });
    trimEnd(left, to - border);
    trimStart(right, border - from);
  }
  return disputes;
}

function begins(tokens: Tokens, token: number): boolean {
  return token >= tokens.count || tokens.lineStarts[token] === 1;
}

/** The one start of a line in [from, to]: a moved paragraph takes its text along. -1 if there is none, or several. */
function onlyLineStart(lineStarts: Uint8Array, from: number, to: number): number {
  let found = -1;
  for (let i = from; i <= to; i++) {
    if (lineStarts[i] !== 1 && i !== lineStarts.length) continue;
    if (found >= 0) return -1;
    found = i;
  }
  return found;
}

function trimEnd(run: Placed, by: number): void {
  const length = Math.max(0, run.oldEnd - run.oldStart - by);
  run.oldEnd = run.oldStart + length;
  run.newEnd = run.newStart + length;
}

function trimStart(run: Placed, by: number): void {
  const length = Math.max(0, run.oldEnd - run.oldStart - by);
  run.oldStart = run.oldEnd - length;
  run.newStart = run.newEnd - length;
}
