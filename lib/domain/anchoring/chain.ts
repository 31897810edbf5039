import type { Run } from "./seeds";

/** Tokens that a run out of order needs, with its neighbours, to count as moved text and not as chance. */
const movedWeight = 12;
/** Runs this near to each other on both sides (in tokens) support each other. */
const nearTokens = 64;

/** Cuts runs so that no token is in two of them, on either side; given and returned in old order. */
export function disjoint(runs: Run[]): Run[] {
  return cut(cut(runs, "old"), "new").sort((a, b) => a.old - b.old);
}

function cut(runs: Run[], side: "old" | "new"): Run[] {
  const kept: Run[] = [];
  let end = 0;
  for (const run of [...runs].sort((a, b) => a[side] - b[side] || b.length - a.length)) {
    const over = Math.max(0, end - run[side]);
    if (over >= run.length) continue;
    const rest = { old: run.old + over, new: run.new + over, length: run.length - over };
    kept.push(rest);
    end = rest[side] + rest.length;
  }
  return kept;
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

/** A group of runs out of order, with the runs in order that stand before and after it in the old text. */
export type Moved = { group: Run[]; before: Run | undefined; after: Run | undefined };

/**
 * The runs to trust: those in order, and groups out of order that are heavy enough to be text that was moved, unless
 * `isStill` finds the text, edited, where it was: then the other place is a copy. `isWholeLine` lets a short line through.
 */
export function trustedRuns(
  runs: Run[],
  isWholeLine: (run: Run) => boolean,
  isStill: (moved: Moved) => boolean,
): Run[] {
  const on = heaviestChain(runs);
  const trusted: Run[] = [];
  let group: Run[] = [];
  let before: Run | undefined;
  const waiting: Moved[] = [];
  const close = () => {
    if (group.length > 0) waiting.push({ group, before, after: undefined });
    group = [];
  };
  runs.forEach((run, i) => {
    if (on[i]) {
      close();
      for (const moved of waiting.splice(0)) trusted.push(...kept({ ...moved, after: run }));
      trusted.push(run);
      before = run;
      return;
    }
    const last = group.at(-1);
    if (last && !follows(last, run)) close();
    group.push(run);
  });
  close();
  for (const moved of waiting) trusted.push(...kept(moved));
  return trusted.sort((a, b) => a.old - b.old);

  function kept(moved: Moved): Run[] {
    const weight = moved.group.reduce((sum, run) => sum + run.length, 0);
    const heavy = weight >= movedWeight ? moved.group : moved.group.filter(isWholeLine);
    return heavy.length > 0 && !isStill({ ...moved, group: heavy }) ? heavy : [];
  }
}

function follows(a: Run, b: Run): boolean {
  const stepOld = b.old - a.old - a.length;
  const stepNew = b.new - a.new - a.length;
  return stepOld >= 0 && stepNew >= 0 && stepOld <= nearTokens && stepNew <= nearTokens;
}
