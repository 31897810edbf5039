import type { Patterns } from "./patterns";
import type { Ratings } from "./ratings";

/**
 * Ratings of which only is known how many items were rated in which way, as a database counts them. Items are numbered from 1; raters who
 * rated nothing are left out. Give the raters in the order of `ratingsFrom`, and every figure is the same as that of the single rows.
 * @param patterns in any order; codes as in `Ratings`, of all the raters
 */
export function ratingsOfPatterns(
  raters: readonly string[],
  labels: readonly string[],
  { codes, counts }: Pick<Patterns, "codes" | "counts">,
): Ratings {
  const width = raters.length;
  const active = raters.flatMap((_, rater) => (counts.some((_items, i) => codes[i * width + rater]! > 0) ? [rater] : []));
  const total = counts.reduce((sum, items) => sum + items, 0);
  const laidOut = new Uint8Array(total * active.length);
  let item = 0;
  counts.forEach((items, i) => {
    const row = Uint8Array.from(active, (rater) => codes[i * width + rater]!);
    for (const end = item + items; item < end; item++) laidOut.set(row, item * active.length);
  });
  return {
    items: Array.from({ length: total }, (_, i) => `${i + 1}`),
    raters: active.map((rater) => raters[rater]!),
    labels,
    codes: laidOut,
  };
}
