import fc from "fast-check";
import type { RatingRow, Ratings } from "@/lib/domain/agreement/ratings";

/** Rows of up to 12 items, 6 raters and 5 labels, a third of the cells empty. */
export const anyRows: fc.Arbitrary<RatingRow[]> = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }))
  .chain(([items, raters, labels]) =>
    fc
      .array(fc.option(fc.integer({ min: 1, max: labels }), { freq: 2, nil: null }), {
        minLength: items * raters,
        maxLength: items * raters,
      })
      .map((cells) =>
        cells.map((label, at) => ({
          item: `i${Math.floor(at / raters)}`,
          rater: `r${at % raters}`,
          label: label === null ? null : `l${label}`,
        })),
      ),
  );

/** Items drawn from a population in which raters see an item’s true label with the given probability, and guess otherwise. */
export function madeRatings(
  { items, raters, labels, missing, guessing }: { items: number; raters: number; labels: number; missing: number; guessing: number },
  uniform: () => number,
): Ratings {
  const codes = new Uint8Array(items * raters);
  for (let item = 0; item < items; item++) {
    const truth = Math.floor(uniform() * labels);
    for (let rater = 0; rater < raters; rater++) {
      if (uniform() < missing) continue;
      codes[item * raters + rater] = 1 + (uniform() < guessing ? Math.floor(uniform() * labels) : truth);
    }
  }
  const names = (count: number, name: string): string[] => Array.from({ length: count }, (_, i) => `${name}${i}`);
  return { items: names(items, "i"), raters: names(raters, "r"), labels: names(labels, "l"), codes };
}
