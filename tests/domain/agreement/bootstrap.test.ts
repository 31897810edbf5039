import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementOf } from "@/lib/domain/agreement/agreement-of";
import { bootstrap, bootstrapSteps } from "@/lib/domain/agreement/bootstrap";
import { coefficients } from "@/lib/domain/agreement/coefficient";
import type { Agreement, Figure, Interval } from "@/lib/domain/agreement/figure";
import { Random } from "@/lib/domain/agreement/random";
import { ratingsFrom, type Ratings } from "@/lib/domain/agreement/ratings";
import { anyRows, madeRatings } from "./any-ratings";

const uniformOf = (seed: number): (() => number) => {
  const random = new Random(seed);
  return () => random.next() / 2 ** 32;
};

function intervalIn(figure: Figure): Interval {
  if (!("value" in figure) || !figure.interval || "undefined" in figure.interval) throw new Error("no interval");
  return figure.interval;
}

function figuresIn({ figures, pairs }: Agreement): Figure[] {
  return [figures, ...(Array.isArray(pairs) ? pairs.map((pair) => pair.figures) : [])].flatMap((one) => Object.values(one));
}

describe("the bootstrap", () => {
  it("leaves every figure as it is, and puts an ordered interval of at most 1 beside it, or a sentence", () => {
    fc.assert(
      fc.property(anyRows, fc.nat(), (any, seed) => {
        const ratings = ratingsFrom(any);
        const agreement = bootstrap(ratings, { seed, resamples: 50 });
        const plain = figuresIn(agreementOf(ratings));
        figuresIn(agreement).forEach((figure, i) => {
          if (!("value" in figure)) return expect(figure).toEqual(plain[i]);
          expect(plain[i]).toEqual({ value: figure.value, n: figure.n });
          if ("undefined" in figure.interval!) return expect(figure.interval.undefined).toMatch(/^[A-Z].+\.$/);
          const { low, high, undefinedResamples } = figure.interval!;
          expect(low).toBeLessThanOrEqual(high);
          expect(high).toBeLessThanOrEqual(1);
          expect(undefinedResamples).toBeLessThan(50);
        });
      }),
    );
  });

  it("gives the same bytes for the same seed, whatever the order of the rows; another seed gives others", () => {
    fc.assert(
      fc.property(
        anyRows.chain((any) => fc.tuple(fc.constant(any), fc.shuffledSubarray(any, { minLength: any.length }))),
        fc.nat(),
        ([any, shuffled], seed) => {
          const bytes = JSON.stringify(bootstrap(ratingsFrom(any), { seed, resamples: 30 }));
          expect(JSON.stringify(bootstrap(ratingsFrom(shuffled), { seed, resamples: 30 }))).toBe(bytes);
        },
      ),
    );
    const ratings = madeRatings({ items: 200, raters: 3, labels: 3, missing: 0.1, guessing: 0.4 }, uniformOf(1));
    const low = (seed: number): number => intervalIn(bootstrap(ratings, { seed, resamples: 100 }).figures.fleissKappa).low;
    expect(low(1)).not.toBe(low(2));
  });

  it("agrees with drawing items one by one", () => {
    const ratings = madeRatings({ items: 80, raters: 4, labels: 3, missing: 0.3, guessing: 0.5 }, uniformOf(3));
    const { figures } = bootstrap(ratings, { seed: 5, resamples: 4000 });
    const plain = itemByItem(ratings, 4000, uniformOf(9));
    for (const coefficient of coefficients) {
      const { low, high } = intervalIn(figures[coefficient]);
      expect(low, coefficient).toBeCloseTo(plain[coefficient]!.low, 1.6);
      expect(high, coefficient).toBeCloseTo(plain[coefficient]!.high, 1.6);
    }
  });

  it("covers what it estimates about as often as it says", () => {
    // two raters who see a label of three with probability 0.6 and guess otherwise: κ is 0.36 in the population
    let covered = 0;
    const trials = 300;
    for (let trial = 0; trial < trials; trial++) {
      const ratings = madeRatings({ items: 150, raters: 2, labels: 3, missing: 0, guessing: 0.4 }, uniformOf(1000 + trial));
      const { low, high } = intervalIn(bootstrap(ratings, { seed: trial, resamples: 400 }).figures.cohenKappa);
      if (low <= 0.36 && 0.36 <= high) covered++;
    }
    expect(covered / trials).toBeGreaterThan(0.915);
    expect(covered / trials).toBeLessThan(0.98);
  });

  it("counts resamples in which a coefficient was undefined, and leaves them out", () => {
    // without the one item of label b, κ and α are undefined: that is (2/3)³ of all resamples
    const ratings = ratingsFrom(
      [
        ["a", "a"],
        ["a", "a"],
        ["b", "b"],
      ].flatMap((labels, item) => labels.map((label, rater) => ({ item: `${item}`, rater: `${rater}`, label }))),
    );
    const { figures } = bootstrap(ratings, { seed: 1, resamples: 3000 });
    for (const coefficient of ["cohenKappa", "fleissKappa", "krippendorffAlpha"] as const) {
      const { low, high, undefinedResamples } = intervalIn(figures[coefficient]);
      expect([low, high]).toEqual([1, 1]);
      // b alone, in 1/27, leaves one label as well
      expect(undefinedResamples / 3000).toBeCloseTo(8 / 27 + 1 / 27, 1.5);
    }
    expect(intervalIn(figures.percentAgreement).undefinedResamples).toBe(0);
  });

  it("says that one item cannot be resampled", () => {
    const ratings = ratingsFrom([
      { item: "1", rater: "x", label: "a" },
      { item: "1", rater: "y", label: "b" },
    ]);
    expect(bootstrap(ratings, { seed: 1, resamples: 10 }).figures.percentAgreement).toMatchObject({
      value: 0,
      interval: { undefined: "It rests on one item, and one item cannot be resampled." },
    });
  });

  it("goes in steps, so that others can work between them, and comes to the same", () => {
    const ratings = madeRatings({ items: 60, raters: 3, labels: 2, missing: 0.1, guessing: 0.5 }, uniformOf(2));
    const steps = bootstrapSteps(ratings, { seed: 4, resamples: 25 });
    const seen: number[] = [];
    let step = steps.next();
    for (; !step.done; step = steps.next()) seen.push(step.value);
    expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
    expect(step.value).toEqual(bootstrap(ratings, { seed: 4, resamples: 25 }));
    expect(step.value.bootstrap).toEqual({ seed: 4, resamples: 25, level: 0.95 });
  });

  it("does nothing for no resamples, nor for no ratings", () => {
    const ratings = madeRatings({ items: 5, raters: 2, labels: 2, missing: 0, guessing: 0.5 }, uniformOf(2));
    expect(bootstrap(ratings, { seed: 1, resamples: 0 })).toEqual(agreementOf(ratings));
    expect(bootstrap(ratingsFrom([]), { seed: 1, resamples: 10 })).toEqual(agreementOf(ratingsFrom([])));
  });
});

/** The textbook’s bootstrap: draw rows, work everything out anew. */
function itemByItem(ratings: Ratings, resamples: number, uniform: () => number): Record<string, { low: number; high: number }> {
  const width = ratings.raters.length;
  const drawn: Record<string, number[]> = Object.fromEntries(coefficients.map((name) => [name, []]));
  for (let i = 0; i < resamples; i++) {
    const codes = ratings.codes.slice();
    for (let item = 0; item < ratings.items.length; item++) {
      const from = Math.floor(uniform() * ratings.items.length) * width;
      codes.set(ratings.codes.subarray(from, from + width), item * width);
    }
    for (const [name, figure] of Object.entries(agreementOf({ ...ratings, codes }).figures))
      if ("value" in figure) drawn[name]!.push(figure.value);
  }
  return Object.fromEntries(
    Object.entries(drawn).map(([name, values]) => {
      values.sort((a, b) => a - b);
      return [name, { low: values[Math.round(0.025 * (values.length - 1))]!, high: values[Math.round(0.975 * (values.length - 1))]! }];
    }),
  );
}
