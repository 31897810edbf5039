/** Inverse distribution functions, one for each different mean. */
export type PoissonTables = {
  /** By pattern. */
  tableOf: Int32Array;
  /** Where the search in `cumulated` begins, by table and the highest eight bits of the random number. */
  guides: Int32Array;
  /** By table: its first value, and where it begins in `cumulated`. */
  lows: Int32Array;
  starts: Int32Array;
  /** P(X ≤ value) · 2^32, ascending within a table; its last is 2^32. */
  cumulated: Float64Array;
};

/** For means of `counts[pattern] * share`. */
export function poissonTables(counts: Int32Array, share: number): PoissonTables {
  const means = [...new Set(counts)];
  const tableOfMean = new Map(means.map((mean, table) => [mean, table]));
  const tables = means.map((mean) => cumulatedPoisson(mean * share));
  const starts = new Int32Array(means.length);
  tables.forEach(({ cumulated }, table) => {
    if (table + 1 < means.length) starts[table + 1] = starts[table]! + cumulated.length;
  });
  const guides = new Int32Array(means.length << 8);
  tables.forEach(({ cumulated }, table) => {
    for (let bits = 0, at = 0; bits < 256; bits++) {
      while (cumulated[at]! <= bits * 2 ** 24) at++;
      guides[(table << 8) + bits] = starts[table]! + at;
    }
  });
  return {
    tableOf: Int32Array.from(counts, (count) => tableOfMean.get(count)!),
    guides,
    lows: Int32Array.from(tables, ({ low }) => low),
    starts,
    cumulated: Float64Array.from(tables.flatMap(({ cumulated }) => cumulated)),
  };
}

const negligible = 2 ** -60;

/** From the most likely value outwards, each probability from its neighbour’s, then brought to a sum of one. */
function cumulatedPoisson(mean: number): { low: number; cumulated: number[] } {
  const mode = Math.floor(mean);
  const below: number[] = [];
  for (let value = mode, p = 1; value > 0 && (p *= value / mean) > negligible; value--) below.push(p);
  const weights = [...below.reverse(), 1];
  for (let value = mode + 1, p = 1; (p *= mean / value) > negligible; value++) weights.push(p);
  const total = weights.reduce((sum, p) => sum + p, 0);
  let sum = 0;
  const cumulated = weights.map((p) => ((sum += p) / total) * 2 ** 32);
  cumulated[cumulated.length - 1] = 2 ** 32;
  return { low: mode - below.length, cumulated };
}
