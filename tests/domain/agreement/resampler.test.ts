import { describe, expect, it } from "vitest";
import { Random } from "@/lib/domain/agreement/random";
import { Resampler } from "@/lib/domain/agreement/resampler";

describe("the random numbers", () => {
  it("are those of xoshiro128** 1.1", () => {
    // the reference implementation’s first outputs for the state 1, 2, 3, 4
    const random = new Random(0, Int32Array.of(1, 2, 3, 4));
    expect(Array.from({ length: 10 }, () => random.next())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it("differ with every seed, high ones too", () => {
    const firsts = [0, 1, 2, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER].map((seed) => new Random(seed).next());
    expect(new Set(firsts).size).toBe(firsts.length);
  });
});

/** χ² of how often each value came against how often it should have; cells expected less than 5 times are taken together. */
function chiSquare(seen: number[], expected: number[]): { chi2: number; cells: number } {
  let chi2 = 0;
  let cells = 0;
  let [restSeen, restExpected] = [0, 0];
  seen.forEach((count, i) => {
    if (expected[i]! < 5) {
      restSeen += count;
      restExpected += expected[i]!;
      return;
    }
    chi2 += (count - expected[i]!) ** 2 / expected[i]!;
    cells++;
  });
  if (restExpected > 1) {
    chi2 += (restSeen - restExpected) ** 2 / restExpected;
    cells++;
  }
  return { chi2, cells };
}

function binomial(n: number, p: number): number[] {
  const probabilities = [(1 - p) ** n];
  for (let k = 1; k <= n; k++) probabilities.push((probabilities[k - 1]! * (n - k + 1) * p) / (k * (1 - p)));
  return probabilities;
}

describe("a resample", () => {
  // few items are all drawn singly; of many, most come as Poisson numbers
  it.each([[[2, 1]], [[5, 5, 5]], [[40, 9, 1]], [[200, 30, 17, 3]], [[1, 1, 1, 1, 496]]])(
    "has as many items as there are, and of each pattern a binomial number: %j",
    (given) => {
      const counts = Int32Array.from(given);
      const items = given.reduce((sum, count) => sum + count, 0);
      const resampler = new Resampler(counts, new Random(7));
      const draws = 20_000;
      const seen = given.map(() => Array<number>(items + 1).fill(0));
      const into = new Int32Array(counts.length);
      for (let i = 0; i < draws; i++) {
        resampler.draw(into);
        expect(into.reduce((sum, count) => sum + count, 0)).toBe(items);
        into.forEach((count, pattern) => seen[pattern]![count]!++);
      }
      given.forEach((count, pattern) => {
        const expected = binomial(items, count / items).map((p) => p * draws);
        const { chi2, cells } = chiSquare(seen[pattern]!, expected);
        // the 99.9th percentile of χ², by Wilson and Hilferty
        const degrees = Math.max(1, cells - 1);
        expect(chi2).toBeLessThan(degrees * (1 - 2 / (9 * degrees) + 3.09 * Math.sqrt(2 / (9 * degrees))) ** 3);
      });
    },
  );

  it("has patterns that vary together as in a multinomial", () => {
    const given = [120, 60, 20];
    const resampler = new Resampler(Int32Array.from(given), new Random(11));
    const draws = 20_000;
    const into = new Int32Array(3);
    let product = 0;
    for (let i = 0; i < draws; i++) {
      resampler.draw(into);
      product += (into[0]! - 120) * (into[1]! - 60);
    }
    // −N p q
    expect(product / draws).toBeCloseTo((-200 * (120 * 60)) / 200 ** 2, -0.2);
  });
});
