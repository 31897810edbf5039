import type { Ratings } from "./ratings";

/**
 * The distinct ways in which an item was rated, each with its number of items. Items of one pattern are alike to every coefficient,
 * so nothing behind this line looks at items: 100,000 of them are some hundred patterns.
 */
export type Patterns = {
  raters: number;
  labels: number;
  /** `codes[pattern * raters + rater]` as in `Ratings`. Ascending, so that the order of the items is forgotten. */
  codes: Uint16Array;
  /** Items of each pattern. */
  counts: Int32Array;
};

/** The largest table that is counted in directly, without hashing. */
export const directTableSize = 2 ** 21;

/** Items that nobody rated are no pattern. One pass over the codes. */
export function patternsOf({ items, raters, labels, codes }: Ratings): Patterns {
  const size = (labels.length + 1) ** raters.length;
  const shape = { raters: raters.length, labels: labels.length };
  return size <= directTableSize ? fromTable(shape, codes, items.length, size) : fromNames(shape, codes, items.length);
}

type Shape = { raters: number; labels: number };

/** A row is a number whose digits are its codes, in base labels + 1. */
function fromTable({ raters, labels }: Shape, rows: Uint8Array | Uint16Array, items: number, size: number): Patterns {
  const base = labels + 1;
  const table = new Int32Array(size);
  for (let item = 0, at = 0; item < items; item++) {
    let key = 0;
    for (const end = at + raters; at < end; at++) key = key * base + rows[at]!;
    table[key]!++;
  }
  let found = 0;
  for (let key = 1; key < size; key++) if (table[key]! > 0) found++;
  const codes = new Uint16Array(found * raters);
  const counts = new Int32Array(found);
  // the digits of key, counted up with it
  const digits = new Uint16Array(raters);
  for (let key = 1, pattern = 0; key < size; key++) {
    let digit = raters - 1;
    while (digits[digit] === labels) digits[digit--] = 0;
    digits[digit]!++;
    if (table[key] === 0) continue;
    for (let rater = 0, at = pattern * raters; rater < raters; rater++) codes[at + rater] = digits[rater]!;
    counts[pattern++] = table[key]!;
  }
  return { raters, labels, codes, counts };
}

/** A row is a string whose code units are its codes. */
function fromNames({ raters, labels }: Shape, rows: Uint8Array | Uint16Array, items: number): Patterns {
  const known = new Map<string, number>();
  for (let item = 0; item < items; item++) {
    const name = rowName(rows, item * raters, raters);
    known.set(name, (known.get(name) ?? 0) + 1);
  }
  known.delete("\0".repeat(raters));
  const names = [...known.keys()].sort();
  const codes = new Uint16Array(names.length * raters);
  const counts = new Int32Array(names.length);
  names.forEach((name, pattern) => {
    counts[pattern] = known.get(name)!;
    for (let rater = 0; rater < raters; rater++) codes[pattern * raters + rater] = name.charCodeAt(rater);
  });
  return { raters, labels, codes, counts };
}

export function rowName(rows: Uint8Array | Uint16Array, at: number, width: number): string {
  return Reflect.apply(String.fromCharCode, null, rows.subarray(at, at + width));
}
