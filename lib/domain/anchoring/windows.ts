import { disjoint, heaviestChain } from "./chain";
import { uniqueRuns, type Area, type Run } from "./seeds";
import type { Tokens } from "./tokens";

const smallestWindow = 512;
const largestWindow = 16_384;

/**
 * Runs in an area where nothing is unique because the text repeats itself at length: read from the left, with sequences
 * that are unique within a window on both sides. The window is widened where it holds none, and reading stops where the
 * widest holds none. Linear in the area.
 */
export function runsByWindows(old: Tokens, fresh: Tokens, area: Area, size: number): Run[] {
  const runs: Run[] = [];
  let { oldStart, newStart } = area;
  let width = smallestWindow;
  while (oldStart < area.oldEnd && newStart < area.newEnd && width <= largestWindow) {
    const oldEnd = Math.min(area.oldEnd, oldStart + width);
    const newEnd = Math.min(area.newEnd, newStart + width);
    const all = disjoint(uniqueRuns(old, fresh, { oldStart, oldEnd, newStart, newEnd }, size));
    const on = heaviestChain(all);
    const chain = all.filter((_, i) => on[i]);
    // What begins in a window's last part may have its true counterpart beyond it.
    const isLast = oldEnd === area.oldEnd && newEnd === area.newEnd;
    const near = isLast ? chain : chain.filter((run) => run.old - oldStart < width / 2 && run.new - newStart < width / 2);
    const last = near.at(-1);
    if (!last) {
      if (isLast) break;
      width *= 2;
      continue;
    }
    runs.push(...near);
    oldStart = last.old + last.length;
    newStart = last.new + last.length;
    width = smallestWindow;
  }
  return runs;
}
