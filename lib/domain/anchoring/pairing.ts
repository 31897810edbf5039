import type { Area, Run } from "./seeds";
import type { Tokens } from "./tokens";

/**
 * What it costs to begin a run of pairs: a lone "the" or comma that occurs on both sides is chance, so it does not pay
 * for itself; a longer word, or two small ones together, do.
 */
const openingCost = 1.5;

/**
 * The heaviest set of rising pairs of equal tokens in a small area (longest common subsequence with word weights and an
 * affine cost for each run, after Gotoh 1982). Rows × columns in time and memory. Of equal copies the first has it.
 */
export function weightedPairs(old: Tokens, fresh: Tokens, area: Area): Run[] {
  const rows = area.oldEnd - area.oldStart;
  const columns = area.newEnd - area.newStart;
  const width = columns + 1;
  const total = new Float32Array((rows + 1) * width);
  const paired = new Float32Array((rows + 1) * width).fill(-Infinity);
  for (let i = 1; i <= rows; i++) {
    const key = old.keys[area.oldStart + i - 1];
    const weight = weightOf(old.ends[area.oldStart + i - 1]! - old.starts[area.oldStart + i - 1]!);
    for (let j = 1; j <= columns; j++) {
      const at = i * width + j;
      let best = Math.max(total[at - width]!, total[at - 1]!);
      if (key === fresh.keys[area.newStart + j - 1]) {
        const value = weight + Math.max(paired[at - width - 1]!, total[at - width - 1]! - openingCost);
        paired[at] = value;
        if (value > best) best = value;
      }
      total[at] = best;
    }
  }
  return traced(total, paired, rows, columns, area);
}

/** Letters carry the weight; a single sign nearly none. */
function weightOf(length: number): number {
  return length === 1 ? 0.5 : Math.min(2, 0.5 + 0.25 * length);
}

function traced(total: Float32Array, paired: Float32Array, rows: number, columns: number, area: Area): Run[] {
  const width = columns + 1;
  const runs: Run[] = [];
  let i = rows;
  let j = columns;
  while (i > 0 && j > 0) {
    const at = i * width + j;
    if (total[at] === total[at - 1]) j--;
    else if (total[at] === total[at - width]) i--;
    else {
      let length = 0;
      for (let on = true; on;) {
        const cell = i * width + j;
        const before = cell - width - 1;
        on = paired[before]! > total[before]! - openingCost && paired[before]! > -Infinity;
        length++;
        i--;
        j--;
      }
      runs.push({ old: area.oldStart + i, new: area.newStart + j, length });
    }
  }
  return runs.reverse();
}
