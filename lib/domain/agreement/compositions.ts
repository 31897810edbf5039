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

export function compositionsOf({ raters, labels, codes, counts }: Patterns): Compositions {
  const of = new Int32Array(counts.length);
  const entries: Entries = { sizes: [], starts: [0], labels: [], counts: [] };
  const row = new Uint16Array(raters);
  const number = numberer(raters, labels + 1);
  for (let pattern = 0; pattern < counts.length; pattern++) {
    sortInto(row, codes, pattern * raters);
    of[pattern] = number(row);
    if (of[pattern] === entries.sizes.length) append(entries, row);
  }
  const items = new Int32Array(entries.sizes.length);
  for (let pattern = 0; pattern < counts.length; pattern++) items[of[pattern]!]! += counts[pattern]!;
  return { of, items, ...entries };
}

/** Numbers rows 0, 1, 2 … as they are first met; without hashing where a table is small enough. */
function numberer(width: number, base: number): (row: Uint16Array) => number {
  let met = 0;
  if (base ** width <= directTableSize) {
    const table = new Int32Array(base ** width);
    return (row) => {
      let key = 0;
      for (let i = 0; i < width; i++) key = key * base + row[i]!;
      // 0 in the table is for rows not met
      return (table[key] ||= ++met) - 1;
    };
  }
  const known = new Map<string, number>();
  return (row) => {
    const name = rowName(row, 0, width);
    const number = known.get(name) ?? met++;
    known.set(name, number);
    return number;
  };
}

/** By insertion: a row has a handful of codes. */
function sortInto(row: Uint16Array, codes: Uint16Array, at: number): void {
  for (let i = 0; i < row.length; i++) {
    const code = codes[at + i]!;
    let j = i;
    while (j > 0 && row[j - 1]! > code) {
      row[j] = row[j - 1]!;
      j--;
    }
    row[j] = code;
  }
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
