import { columnOf } from "./confusion";
import type { Ratings } from "./ratings";

/** An item to which not all who rated it gave the same label. */
export type Difference = { item: string; given: { rater: string; label: string }[] };

/** The items that differ, in the order of the data; between some of the raters only, if they are named. */
export function differencesOf(ratings: Ratings, raters: readonly string[] = ratings.raters): Difference[] {
  const columns = raters.map((rater) => columnOf(ratings, rater));
  const width = ratings.raters.length;
  return ratings.items.flatMap((item, i) => {
    const row = ratings.codes.subarray(i * width, (i + 1) * width);
    if (!differs(row, columns)) return [];
    const given = columns.flatMap((column) => {
      const code = row[column]!;
      return code > 0 ? [{ rater: ratings.raters[column]!, label: ratings.labels[code - 1]! }] : [];
    });
    return [{ item, given }];
  });
}

function differs(row: Uint8Array | Uint16Array, columns: number[]): boolean {
  let first = 0;
  for (const column of columns) {
    const code = row[column]!;
    if (code === 0 || code === first) continue;
    if (first > 0) return true;
    first = code;
  }
  return false;
}
