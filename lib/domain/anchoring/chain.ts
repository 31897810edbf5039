import type { Run } from "./seeds";

/** Tokens that a run out of order needs, with its neighbours, to count as moved text and not as chance. */
const movedWeight = 12;
/** Runs this near to each other on both sides (in tokens) support each other. */
const nearTokens = 64;

/**
 * Cuts runs so that no token is in two of them, on either side; given and returned in old order. What two runs claim
 * goes to neither: whoever extends them decides.
 */
export function disjoint(runs: Run[]): Run[] {
  return cut(cut(runs, "old"), "new").sort((a, b) => a.old - b.old);
}

function cut(runs: Run[], side: "old" | "new"): Run[] {
  const kept: Run[] = [];
  let end = 0;
  for (const run of [...runs].sort((a, b) => a[side] - b[side] || b.length - a.length)) {
    const over = Math.max(0, end - run[side]);
    if (over >= run.length) continue;
    kept.push({ old: run.old + over, new: run.new + over, length: run.length - over });
    end = run[side] + run.length;
    if (over > 0) kept[kept.length - 2]!.length -= over;
  }
  return kept.filter((run) => run.length > 0);
}

/** Which of the disjoint runs (in old order) lie on the heaviest chain that rises on both sides. O(n log n). */
export function heaviestChain(runs: Run[]): boolean[] {
  const order = runs.map((_, i) => i).sort((a, b) => runs[a]!.new - runs[b]!.new);
  const rank = new Int32Array(runs.length);
  order.forEach((run, i) => (rank[run] = i + 1));
  const weight = new Float64Array(runs.length);
  const before = new Int32Array(runs.length).fill(-1);
  const best = new Int32Array(runs.length + 1).fill(-1); // Fenwick tree over new ranks: the run that ends the heaviest chain
  let top = -1;
  runs.forEach((run, i) => {
    let previous = -1;
    for (let at = rank[i]! - 1; at > 0; at -= at & -at) {
      const candidate = best[at]!;
      if (candidate >= 0 && (previous < 0 || weight[candidate]! > weight[previous]!)) previous = candidate;
    }
    before[i] = previous;
    weight[i] = run.length + (previous < 0 ? 0 : weight[previous]!);
    if (top < 0 || weight[i]! > weight[top]!) top = i;
    for (let at = rank[i]!; at <= runs.length; at += at & -at) {
      const held = best[at]!;
      if (held < 0 || weight[i]! > weight[held]!) best[at] = i;
    }
  });
  const on = new Array<boolean>(runs.length).fill(false);
  for (let at = top; at >= 0; at = before[at]!) on[at] = true;
  return on;
}

/** A group of runs out of order, with the runs that stand next to it in the old text, in order or not. */
export type Moved = { group: Run[]; beside: Run[] };

/**
 * The runs to trust: those in order, and groups out of order that are heavy enough to be text that was moved, unless
 * `isStill` finds the text, edited, where it was: then the other place is a copy. `isWholeLine` lets a short line through.
 */
export function trustedRuns(runs: Run[], isWholeLine: (run: Run) => boolean, isStill: (moved: Moved) => boolean): Run[] {
  const on = heaviestChain(runs);
  const nextOn = new Int32Array(runs.length).fill(-1);
  for (let i = runs.length - 2; i >= 0; i--) nextOn[i] = on[i + 1] ? i + 1 : nextOn[i + 1]!;
  const trusted: Run[] = [];
  let before = -1;
  for (let i = 0; i < runs.length;) {
    if (on[i]) {
      before = i;
      trusted.push(runs[i++]!);
      continue;
    }
    let end = i + 1;
    while (end < runs.length && !on[end] && follows(runs[end - 1]!, runs[end]!)) end++;
    const group = runs.slice(i, end);
    const weight = group.reduce((sum, run) => sum + run.length, 0);
    const heavy = weight >= movedWeight ? group : group.filter(isWholeLine);
    const beside = [runs[i - 1], runs[end], runs[before], runs[nextOn[end - 1]!]].filter((run) => run !== undefined);
    if (heavy.length > 0 && !isStill({ group: heavy, beside })) trusted.push(...heavy);
    i = end;
  }
  return trusted;
}

function follows(a: Run, b: Run): boolean {
  const stepOld = b.old - a.old - a.length;
  const stepNew = b.new - a.new - a.length;
  return stepOld >= 0 && stepNew >= 0 && stepOld <= nearTokens && stepNew <= nearTokens;
}
