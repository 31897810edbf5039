import type { Alignment } from "./alignment";
import { likely } from "./alignment";
import { disjoint, heaviestChain } from "./chain";
import { weightedPairs } from "./pairing";
import { byNewOrder, type Placed } from "./placing";
import { uniqueRuns, type Area, type Run } from "./seeds";
import { shortestEdit } from "./shortest-edit";
import { isSign } from "./tokens";

/** Up to this many cells a gap is paired by dynamic programming; beyond, it is cut by unique sequences first. */
const pairingCells = 40_000;
const sizes = [6, 3, 2];
/** Each level cuts every gap at least once; deeper only adversarial input goes. */
const maxDepth = 10;
/** Steps of the shortest-edit search for one alignment, so that unrelated texts end in bounded time. */
const editBudget = 40_000_000;

type Work = { alignment: Alignment; budget: { steps: number } };

/** Aligns what lies between the placed runs (in old order, the texts' start and end included), as `likely`. */
export function fillGaps(alignment: Alignment, placed: Placed[]): void {
  const work: Work = { alignment, budget: { steps: editBudget } };
  const newOrder = byNewOrder(placed);
  const inNew = new Int32Array(placed.length);
  newOrder.forEach((run, i) => (inNew[run] = i));
  const breaks: { left: Placed; right: Placed; afterLeft: Placed; beforeRight: Placed }[] = [];
  for (let i = 0; i + 1 < placed.length; i++) {
    const left = placed[i]!;
    const right = placed[i + 1]!;
    if (inNew[i + 1] === inNew[i]! + 1) {
      fill(work, between(left, right), 0);
    } else {
      const afterLeft = placed[newOrder[inNew[i]! + 1] ?? i]!;
      const beforeRight = placed[newOrder[inNew[i + 1]! - 1] ?? i + 1]!;
      breaks.push({ left, right, afterLeft, beforeRight });
    }
  }
  // Where text was moved away or in, the end of a gap's first line belongs to what stands before it, the rest to what follows.
  for (const { left, right, afterLeft } of breaks) {
    fill(work, freeAfter(alignment, left, right, afterLeft), 0);
  }
  for (const { left, right, beforeRight } of breaks) {
    fill(work, freeBefore(alignment, left, right, beforeRight), 0);
  }
}

function between(left: Placed, right: Placed): Area {
  return { oldStart: left.oldEnd, oldEnd: right.oldStart, newStart: left.newEnd, newEnd: right.newStart };
}

function freeAfter(alignment: Alignment, left: Placed, right: Placed, afterLeft: Placed): Area {
  let newEnd = left.newEnd;
  while (newEnd < afterLeft.newStart && alignment.newToOld[newEnd] === -1) newEnd++;
  let oldEnd = right.oldStart;
  while (oldEnd > left.oldEnd && alignment.old.lineStarts[oldEnd] !== 1) oldEnd--;
  if (oldEnd === left.oldEnd && alignment.old.lineStarts[oldEnd] !== 1) oldEnd = right.oldStart;
  return { oldStart: left.oldEnd, oldEnd, newStart: left.newEnd, newEnd };
}

function freeBefore(alignment: Alignment, left: Placed, right: Placed, beforeRight: Placed): Area {
  let newStart = right.newStart;
  while (newStart > beforeRight.newEnd && alignment.newToOld[newStart - 1] === -1) newStart--;
  let oldStart = right.oldStart;
  while (oldStart > left.oldEnd && alignment.oldToNew[oldStart - 1] === -1) oldStart--;
  return { oldStart, oldEnd: right.oldStart, newStart, newEnd: right.newStart };
}

function fill(work: Work, given: Area, depth: number): void {
  const area = trimmed(work.alignment, given);
  const rows = area.oldEnd - area.oldStart;
  const columns = area.newEnd - area.newStart;
  if (rows <= 0 || columns <= 0) return;
  const { old, new: fresh } = work.alignment;
  if (rows * columns <= pairingCells) {
    for (const run of weightedPairs(old, fresh, area)) write(work.alignment, run);
    return;
  }
  const runs = depth < maxDepth ? chainIn(work, area) : [];
  if (runs.length === 0) {
    for (const run of shortestEdit(old.keys, fresh.keys, area, work.budget)) write(work.alignment, run);
    return;
  }
  let { oldStart, newStart } = area;
  for (const run of runs) {
    write(work.alignment, run);
    fill(work, { oldStart, oldEnd: run.old, newStart, newEnd: run.new }, depth + 1);
    oldStart = run.old + run.length;
    newStart = run.new + run.length;
  }
  fill(work, { oldStart, oldEnd: area.oldEnd, newStart, newEnd: area.newEnd }, depth + 1);
}

function chainIn(work: Work, area: Area): Run[] {
  for (const size of sizes) {
    const runs = disjoint(uniqueRuns(work.alignment.old, work.alignment.new, area, size));
    const on = heaviestChain(runs);
    const chain = runs.filter((_, i) => on[i]);
    if (chain.length > 0) return chain;
  }
  return [];
}

/** Aligns the equal ends of an area and returns what is left; a sign at the edge of the later end stays with its word. */
function trimmed(alignment: Alignment, area: Area): Area {
  const a = alignment.old.keys;
  const b = alignment.new.keys;
  let { oldStart, oldEnd, newStart, newEnd } = area;
  while (oldStart < oldEnd && newStart < newEnd && a[oldStart] === b[newStart]) {
    write(alignment, { old: oldStart++, new: newStart++, length: 1 });
  }
  let length = 0;
  const most = Math.min(oldEnd - oldStart, newEnd - newStart);
  while (length < most && a[oldEnd - 1 - length] === b[newEnd - 1 - length]) length++;
  while (length > 0 && length < most && isSign(alignment.old, oldEnd - length)) length--;
  oldEnd -= length;
  newEnd -= length;
  write(alignment, { old: oldEnd, new: newEnd, length });
  return { oldStart, oldEnd, newStart, newEnd };
}

function write(alignment: Alignment, run: Run): void {
  for (let i = 0; i < run.length; i++) {
    alignment.oldToNew[run.old + i] = run.new + i;
    alignment.newToOld[run.new + i] = run.old + i;
    alignment.status[run.old + i] = likely;
  }
}
