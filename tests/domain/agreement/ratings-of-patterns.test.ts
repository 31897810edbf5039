import fc from "fast-check";
import { expect, test } from "vitest";
import { bootstrap } from "@/lib/domain/agreement/bootstrap";
import { patternsOf } from "@/lib/domain/agreement/patterns";
import { ratingsFrom } from "@/lib/domain/agreement/ratings";
import { ratingsOfPatterns } from "@/lib/domain/agreement/ratings-of-patterns";
import { anyRows } from "./any-ratings";

test("patterns with their numbers give every figure and interval that the single ratings give", () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const ratings = ratingsFrom(rows);
      const counted = ratingsOfPatterns(ratings.raters, ratings.labels, patternsOf(ratings));
      const options = { seed: 3, resamples: 20 };
      expect(bootstrap(counted, options)).toEqual(bootstrap(ratings, options));
    }),
    { numRuns: 100 },
  );
});

test("who rated nothing is left out, as of single ratings", () => {
  const counted = ratingsOfPatterns(["a", "b", "c"], ["x", "y"], { codes: Uint16Array.of(1, 0, 2, 2, 0, 2), counts: Int32Array.of(1, 2) });
  const row = (item: string, rater: string, label: string) => ({ item, rater, label });
  const rows = [row("1", "a", "x"), row("1", "c", "y"), row("2", "a", "y"), row("2", "c", "y"), row("3", "a", "y"), row("3", "c", "y")];
  expect(counted).toEqual(ratingsFrom(rows, ["x", "y"]));
});

test("no patterns are no ratings", () => {
  expect(ratingsOfPatterns(["a"], ["x"], { codes: new Uint16Array(0), counts: new Int32Array(0) })).toMatchObject({
    items: [],
    raters: [],
  });
});
