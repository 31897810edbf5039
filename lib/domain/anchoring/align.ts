import type { Alignment } from "./alignment";
import { disjoint, trustedRuns } from "./chain";
import { fillGaps } from "./gaps";
import { isStillInPlace } from "./in-place";
import { placeRuns } from "./placing";
import { uniqueRuns, uniqueShortLines, type Run } from "./seeds";
import { tokenise, type Tokens } from "./tokens";

/** Tokens in a sequence that counts as unique by itself. Shorter finds more and is more often chance. */
const seedSize = 8;
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
  const runs = trustedRuns(disjoint([...sequences, ...lines]), isWholeLine, (moved) =>
    isStillInPlace(old, fresh, moved),
  );
  const placed = placeRuns(alignment, runs);
  fillGaps(alignment, placed);
  return alignment;
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
