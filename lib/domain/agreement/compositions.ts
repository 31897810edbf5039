import { directTableSize, type Patterns, rowName } from "./patterns";

/** How many ratings of each label an item got, whoever gave them. There are far fewer compositions than patterns. */
export type Compositions = {
  /** By pattern. */
  of: Int32Array;
  /** By composition, the items of the data. */
  items: Int32Array;
  /** Ratings of an item, by composition. */
  sizes: number[];
  /** The entries of composition c are `starts[c]` up to `starts[c + 1]`: a label's index and how many gave it. */
  starts: number[];
  labels: number[];
  counts: number[];
};

type Entries = Pick<Compositions, "sizes" | "starts" | "labels" | "counts">;

export function compositionsOf(patterns: Patterns): Compositions {
  const { raters, labels, codes, counts } = patterns;
  const size = (raters + 1) ** labels;
  const of = size <= directTableSize ? numbered(patterns, size) : numberedByHash(patterns, size);
  const entries: Entries = { sizes: [], starts: [0], labels: [], counts: [] };
  const items: number[] = [];
  for (let pattern = 0; pattern < counts.length; pattern++) {
    const composition = of[pattern]!;
    if (composition < items.length) items[composition]! += counts[pattern]!;
    else {
      items.push(counts[pattern]!);
      append(entries, sorted(codes, pattern * raters, raters));
    }
  }
  return { of, items: Int32Array.from(items), ...entries };
}

function sorted(codes: Uint16Array, row: number, raters: number): Uint16Array {
  return codes.slice(row, row + raters).sort();
}

/** Numbers compositions 0, 1, 2 … as they are first met. A key’s digit k, in base raters + 1, is how many ratings of label k there are. */
function numbered({ raters, labels, codes, counts }: Patterns, size: number): Int32Array {
  const worth = Int32Array.from({ length: labels + 1 }, (_, code) => (code === 0 ? 0 : (raters + 1) ** (code - 1)));
  const table = new Int32Array(size);
  const of = new Int32Array(counts.length);
  let met = 0;
  for (let pattern = 0, at = 0; pattern < counts.length; pattern++) {
    let key = 0;
    for (const end = at + raters; at < end; at++) key += worth[codes[at]!]!;
    // 0 in the table is for what was not met
    let number = table[key]!;
    if (number === 0) number = table[key] = ++met;
    of[pattern] = number - 1;
  }
  return of;
}

function numberedByHash({ raters, labels, codes, counts }: Patterns, size: number): Int32Array {
  const known = new Map<number | string, number>();
  const exact = size <= Number.MAX_SAFE_INTEGER;
  const worth = Float64Array.from({ length: labels + 1 }, (_, code) => (code === 0 ? 0 : (raters + 1) ** (code - 1)));
  return counts.map((_, pattern) => {
    const row = pattern * raters;
    let key: number | string = 0;
    if (exact) for (let i = row; i < row + raters; i++) key += worth[codes[i]!]!;
    else key = rowName(sorted(codes, row, raters), 0, raters);
    const number = known.get(key) ?? known.size;
    known.set(key, number);
    return number;
  });
}

function append({ sizes, starts, labels, counts }: Entries, sorted: Uint16Array): void {
  let size = 0;
  let before = 0;
  for (const code of sorted) {
    if (code === 0) continue;
    size++;
    if (code === before) counts[counts.length - 1]!++;
    else {
      labels.push(code - 1);
      counts.push(1);
      before = code;
    }
  }
  sizes.push(size);
  starts.push(labels.length);
}
