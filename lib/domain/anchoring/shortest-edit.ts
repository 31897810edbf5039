import type { Area, Run } from "./seeds";

/** Differences at most; each costs its own row of memory, and texts further apart share nothing worth aligning. */
const maxDifferences = 2048;

/**
 * The shortest edit script of an area without unique sequences (Myers, "An O(ND) Difference Algorithm", 1986), as runs
 * of equal tokens. Empty when the sides differ too much or the budget (steps, shared and counted down) is spent.
 */
export function shortestEdit(a: Int32Array, b: Int32Array, area: Area, budget: { steps: number }): Run[] {
  const rows = area.oldEnd - area.oldStart;
  const columns = area.newEnd - area.newStart;
  const limit = Math.min(maxDifferences, (rows + columns) >> 2);
  const reach = new Int32Array(2 * limit + 3);
  const middle = limit + 1;
  const trace: Int32Array[] = [];
  for (let d = 0; d <= limit; d++) {
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && reach[middle + k - 1]! < reach[middle + k + 1]!);
      let x = down ? reach[middle + k + 1]! : reach[middle + k - 1]! + 1;
      const from = x;
      while (x < rows && x - k < columns && a[area.oldStart + x] === b[area.newStart + x - k]) x++;
      reach[middle + k] = x;
      budget.steps -= x - from + 1;
      if (x >= rows && x - k >= columns) {
        trace.push(reach.slice(middle - d, middle + d + 1));
        return runsOf(trace, rows, columns, area);
      }
    }
    trace.push(reach.slice(middle - d, middle + d + 1));
    if (budget.steps < 0) return [];
  }
  return [];
}

function runsOf(trace: Int32Array[], rows: number, columns: number, area: Area): Run[] {
  const runs: Run[] = [];
  let x = rows;
  let y = columns;
  for (let d = trace.length - 1; d >= 0 && x >= 0; d--) {
    const k = x - y;
    let startX = 0;
    let beforeX = 0;
    let beforeK = 0;
    if (d > 0) {
      const row = trace[d - 1]!;
      const at = (diagonal: number) => row[diagonal + d - 1] ?? -1;
      const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
      beforeK = down ? k + 1 : k - 1;
      beforeX = at(beforeK);
      startX = down ? beforeX : beforeX + 1;
    }
    const length = x - startX;
    if (length > 0) runs.push({ old: area.oldStart + startX, new: area.newStart + startX - k, length });
    x = beforeX;
    y = beforeX - beforeK;
  }
  return runs.reverse();
}
