import { directTableSize, type Patterns } from "./patterns";

/**
 * The confusion tables of all pairs of raters, cells that occur only. Rater with rater is a pair too: its cells are how often that
 * rater gave each label, from which follows what one rated and another did not.
 */
export type PairCells = {
  /** Cells are in order of their pair: those of pair p are `pairStarts[p]` up to `pairStarts[p + 1]`. */
  pairStarts: Int32Array;
  /** By cell, the labels’ indexes of the first and the second rater, and the items of the data. */
  first: Int32Array;
  second: Int32Array;
  items: Int32Array;
  cellOf: (key: number) => number;
};

/** Of raters i ≤ j: (0,0), (0,1), (1,1), (0,2), (1,2) … so that the number does not depend on how many raters there are. */
export function pairNumber(i: number, j: number): number {
  return (j * (j + 1)) / 2 + i;
}

/**
 * The keys of the cells that an item of a pattern falls into: pair, code of the first rater, code of the second, as one number.
 * @param into long enough for `pairNumber(0, raters)`
 * @returns how many there are
 */
export function cellKeys({ raters, labels, codes }: Patterns, pattern: number, into: Float64Array): number {
  const base = labels + 1;
  const row = pattern * raters;
  let at = 0;
  for (let j = 0; j < raters; j++) {
    if (codes[row + j] === 0) continue;
    for (let i = 0; i <= j; i++) {
      if (codes[row + i]! > 0) into[at++] = (pairNumber(i, j) * base + codes[row + i]!) * base + codes[row + j]!;
    }
  }
  return at;
}

export function pairCellsOf(patterns: Patterns): PairCells {
  const { raters, labels } = patterns;
  const base = labels + 1;
  const pairs = pairNumber(0, raters);
  const bound = pairs * base * base;
  const { keys, items, cellOf } = bound <= directTableSize ? counted(patterns, bound) : countedByHash(patterns);
  const pairStarts = new Int32Array(pairs + 1);
  keys.forEach((key, cell) => (pairStarts[Math.floor(key / (base * base)) + 1] = cell + 1));
  for (let pair = 1; pair <= pairs; pair++) pairStarts[pair] = Math.max(pairStarts[pair]!, pairStarts[pair - 1]!);
  return {
    pairStarts,
    first: Int32Array.from(keys, (key) => (Math.floor(key / base) % base) - 1),
    second: Int32Array.from(keys, (key) => (key % base) - 1),
    items,
    cellOf,
  };
}

type Counted = { keys: number[]; items: Int32Array; cellOf: (key: number) => number };

/** Counts missing ratings too, so that there is no branch to guess wrong; their cells are not taken over. */
function counted({ raters, labels, codes, counts }: Patterns, bound: number): Counted {
  const base = labels + 1;
  const table = new Int32Array(bound);
  const tableSize = base * base;
  for (let pattern = 0, row = 0; pattern < counts.length; pattern++, row += raters) {
    const items = counts[pattern]!;
    for (let j = 0, start = 0; j < raters; j++) {
      const second = codes[row + j]!;
      for (let i = row; i <= row + j; i++, start += tableSize) table[start + codes[i]! * base + second]! += items;
    }
  }
  const keys: number[] = [];
  for (let key = 0; key < bound; key++) if (table[key]! > 0 && key % base > 0 && Math.floor(key / base) % base > 0) keys.push(key);
  const items = Int32Array.from(keys, (key) => table[key]!);
  keys.forEach((key, cell) => (table[key] = cell));
  return { keys, items, cellOf: (key) => table[key]! };
}

function countedByHash(patterns: Patterns): Counted {
  const known = new Map<number, number>();
  const scratch = new Float64Array(pairNumber(0, patterns.raters));
  patterns.counts.forEach((items, pattern) => {
    const cells = cellKeys(patterns, pattern, scratch);
    for (let i = 0; i < cells; i++) known.set(scratch[i]!, (known.get(scratch[i]!) ?? 0) + items);
  });
  const keys = [...known.keys()].sort((a, b) => a - b);
  const items = Int32Array.from(keys, (key) => known.get(key)!);
  keys.forEach((key, cell) => known.set(key, cell));
  return { keys, items, cellOf: (key) => known.get(key)! };
}
