import type { Alignment } from "./alignment";
import { disjoint, trustedRuns } from "./chain";
import { fillGaps } from "./gaps";
import { isStillInPlace } from "./in-place";
import { byNewOrder, placeRuns } from "./placing";
import { uniqueRuns, uniqueShortLines, type Run } from "./seeds";
import { tokenise, type Tokens } from "./tokens";
import { runsByWindows } from "./windows";

/** Tokens in a sequence that counts as unique by itself. Shorter finds more and is more often chance. */
const seedSize = 8;
/** Tokens between two runs from which on unique sequences are missing because the text repeats itself. */
const farApart = 200;
/** A short line must have this many characters to be believed when it has moved. */
const movedLineLength = 8;

/** Aligns two texts: unique sequences, their extension, then what lies between them. Near-linear in both lengths. */
export function align(oldText: string, newText: string): Alignment {
  const old = tokenise(oldText);
  const fresh = tokenise(newText);
  const alignment: Alignment = {
    old,
    new: fresh,
    oldToNew: new Int32Array(old.count).fill(-1),
    newToOld: new Int32Array(fresh.count).fill(-1),
    status: new Uint8Array(old.count),
  };
  const whole = { oldStart: 0, oldEnd: old.count, newStart: 0, newEnd: fresh.count };
  const sequences = uniqueRuns(old, fresh, whole, seedSize);
  const lines = uniqueShortLines(old, fresh, seedSize).filter((line) => outside(line, sequences));
  const isWholeLine = (run: Run) =>
    spansLines(old, run.old, run.length) &&
    spansLines(fresh, run.new, run.length) &&
    old.ends[run.old + run.length - 1]! - old.starts[run.old]! >= movedLineLength;
  const runs = trustedRuns(disjoint([...sequences, ...lines]), isWholeLine, (moved) => isStillInPlace(old, fresh, moved));
  const placed = placeRuns(alignment, withRepetitions(old, fresh, runs));
  fillGaps(alignment, placed);
  return alignment;
}

/** The runs, and between those in order that are far from each other, what can be told apart only nearby. */
function withRepetitions(old: Tokens, fresh: Tokens, runs: Run[]): Run[] {
  const ends = [{ old: 0, new: 0, length: 0 }, ...runs, { old: old.count, new: fresh.count, length: 0 }];
  const inNew = new Int32Array(ends.length);
  byNewOrder(ends).forEach((run, i) => (inNew[run] = i));
  const all: Run[] = [];
  ends.forEach((run, i) => {
    if (i > 0 && i < ends.length - 1) all.push(run);
    const next = ends[i + 1];
    if (!next || inNew[i + 1] !== inNew[i]! + 1) return;
    const area = {
      oldStart: run.old + run.length,
      oldEnd: next.old,
      newStart: run.new + run.length,
      newEnd: next.new,
    };
    if (Math.min(area.oldEnd - area.oldStart, area.newEnd - area.newStart) >= farApart) {
      all.push(...runsByWindows(old, fresh, area, seedSize));
    }
  });
  return all;
}

/** Lines are few and sequences sorted: a binary search each. */
function outside(line: Run, sequences: Run[]): boolean {
  let low = 0;
  let high = sequences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sequences[middle]!.old <= line.old) low = middle + 1;
    else high = middle;
  }
  const before = sequences[low - 1];
  return !before || before.old + before.length <= line.old;
}

function spansLines(tokens: Tokens, first: number, length: number): boolean {
  const end = first + length;
  return tokens.lineStarts[first] === 1 && (end === tokens.count || tokens.lineStarts[end] === 1);
}
