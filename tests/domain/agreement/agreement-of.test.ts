import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementOf } from "@/lib/domain/agreement/agreement-of";
import { type Coefficient, coefficientMeaning, coefficientName, coefficients } from "@/lib/domain/agreement/coefficient";
import type { Figures } from "@/lib/domain/agreement/figure";
import { type RatingRow, ratingsFrom } from "@/lib/domain/agreement/ratings";
import { anyRows } from "./any-ratings";
import { byDefinition } from "./by-definition";

/** NaN for what is undefined. */
function numbersOf(figures: Figures): number[] {
  return coefficients.map((name) => {
    const figure = figures[name];
    return "value" in figure ? figure.value : NaN;
  });
}

/** To ten decimals. */
function expectSame(figures: Figures, expected: Record<Coefficient, number>): void {
  const rounded = (values: number[]): number[] => values.map((value) => Math.round(value * 1e10) / 1e10 + 0);
  expect(rounded(numbersOf(figures))).toEqual(rounded(coefficients.map((name) => expected[name])));
}

function asNumbers(figures: Figures): Record<Coefficient, number> {
  const numbers = numbersOf(figures);
  return Object.fromEntries(coefficients.map((name, i) => [name, numbers[i]!])) as Record<Coefficient, number>;
}

const rows = (table: (string | null)[][]): RatingRow[] =>
  table.flatMap((labels, item) => labels.map((label, rater) => ({ item: `i${item}`, rater: `r${rater}`, label })));

describe("every coefficient", () => {
  it("is that of its definition, with whatever is missing", () => {
    fc.assert(
      fc.property(anyRows, (any) => {
        const ratings = ratingsFrom(any);
        expectSame(agreementOf(ratings).figures, byDefinition(ratings));
      }),
      { numRuns: 500 },
    );
  });

  it("of a pair is that of the pair alone", () => {
    fc.assert(
      fc.property(anyRows, (any) => {
        const { pairs } = agreementOf(ratingsFrom(any));
        if (!Array.isArray(pairs)) throw new Error("no pairs");
        for (const pair of pairs) {
          const alone = ratingsFrom(
            any.filter(({ rater }) => pair.raters.includes(rater)),
            [...new Set(labelsOf(any))].sort(),
          );
          expectSame(pair.figures, asNumbers(agreementOf(alone).figures));
        }
      }),
    );
  });

  it("does not depend on the order of rows, nor on what items, raters and labels are called", () => {
    const renamed = (text: string): string => [...text].reverse().join("~");
    fc.assert(
      fc.property(
        anyRows.chain((any) => fc.tuple(fc.constant(any), fc.shuffledSubarray(any, { minLength: any.length }))),
        ([any, shuffled]) => {
          const figures = agreementOf(ratingsFrom(any)).figures;
          expect(agreementOf(ratingsFrom(shuffled)).figures).toEqual(figures);
          const other = shuffled.map(({ item, rater, label }) => ({
            item: renamed(item),
            rater: `${9 - Number(rater.slice(1))}`,
            label: label && `${9 - Number(label.slice(1))}`,
          }));
          expectSame(agreementOf(ratingsFrom(other)).figures, asNumbers(figures));
        },
      ),
    );
  });

  it("is exactly 1 if all who rated an item agree, and more than one label was given", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", "b", "c"), { minLength: 2, maxLength: 20 }),
        fc.integer({ min: 2, max: 6 }),
        (labels, raters) => {
          fc.pre(new Set(labels).size > 1);
          expect(numbersOf(agreementOf(ratingsFrom(rows(labels.map((label) => Array<string>(raters).fill(label))))).figures)).toEqual([
            1, 1, 1, 1, 1, 1,
          ]);
        },
      ),
    );
  });

  it("never is NaN, infinite or more than 1; what is undefined says why in a sentence", () => {
    fc.assert(
      fc.property(anyRows, (any) => {
        const { figures, pairs } = agreementOf(ratingsFrom(any));
        for (const one of [figures, ...(Array.isArray(pairs) ? pairs.map((pair) => pair.figures) : [])]) {
          for (const figure of Object.values(one)) {
            if ("value" in figure) {
              expect(Number.isFinite(figure.value)).toBe(true);
              expect(figure.value).toBeLessThanOrEqual(1);
            } else expect(figure.undefined).toMatch(/^[A-Z].+\.$/);
          }
        }
      }),
    );
  });

  it("is the same whether patterns are counted in a table or by hashing", () => {
    // eleven raters of four labels do not fit into the table, the first five of them do
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom("a", "b", "c", "d", null), { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 9 }),
        (few) => {
          const crowd = few.map((labels) => Array.from({ length: 11 }, (_, i) => labels[i] ?? null));
          const ratings = ratingsFrom(rows([...crowd, Array<string>(11).fill("a")]), ["a", "b", "c", "d"]);
          expectSame(agreementOf(ratings).figures, byDefinition(ratings));
        },
      ),
      { numRuns: 30 },
    );
  });
});

it("has room for schemes of hundreds of labels", () => {
  const scheme = Array.from({ length: 500 }, (_, i) => `l${i}`);
  const ratings = ratingsFrom(
    rows(scheme.slice(-60).map((label, i) => [label, label, i % 3 ? label : null, scheme[(i * i) % 500]!])),
    scheme,
  );
  expectSame(agreementOf(ratings).figures, byDefinition(ratings));
});

describe("what a figure rests on", () => {
  it("counts items that two rated, their ratings, and who gave them", () => {
    const { data, figures, pairs } = agreementOf(
      ratingsFrom(
        rows([
          ["a", "a", null],
          ["a", "b", "b"],
          [null, null, "b"],
          [null, null, null],
        ]),
      ),
    );
    expect(data).toEqual({ items: 3, singles: 1, ratings: 6, raters: 3, labels: 2 });
    expect(figures.fleissKappa.n).toEqual({ items: 2, ratings: 5, raters: 3 });
    expect(figures.cohenKappa.n).toEqual({ items: 2, ratings: 5, raters: 3, pairs: 2 });
    expect(Array.isArray(pairs) && pairs.map((pair) => [...pair.raters, pair.items])).toEqual([
      ["r0", "r1", 2],
      ["r0", "r2", 1],
      ["r1", "r2", 1],
    ]);
  });

  it("lists no pairs of a crowd, and says so", () => {
    const { pairs, figures } = agreementOf(ratingsFrom(rows([Array<string>(33).fill("a"), Array<string>(33).fill("b")])));
    expect(pairs).toEqual({ undefined: "Pairs are listed for at most 32 raters." });
    expect(figures.cohenKappa).toMatchObject({ undefined: "Pairs are listed for at most 32 raters." });
    expect(figures.fleissKappa).toMatchObject({ value: 1 });
  });
});

describe("what is undefined says why", () => {
  const reasonOf = (table: (string | null)[][], scheme?: string[]): Partial<Record<string, string>> => {
    const { figures } = agreementOf(ratingsFrom(rows(table), scheme));
    return Object.fromEntries(
      Object.entries(figures).flatMap(([name, figure]) => ("undefined" in figure ? [[name, figure.undefined]] : [])),
    );
  };
  const all = (reason: string): Record<string, string> => Object.fromEntries(coefficients.map((name) => [name, reason]));
  const oneGiven = "Only one label was given, so chance alone would have agreed on everything.";

  it.each([
    ["nothing rated", [[null, null]], undefined, all("Nothing was rated.")],
    ["one rater", [["a"], ["b"]], undefined, all("Only one rater rated, so there is nobody to agree with.")],
    [
      "no item in common",
      [
        ["a", null],
        [null, "b"],
      ],
      undefined,
      all("No item was rated by two raters."),
    ],
    [
      "one label",
      [
        ["a", "a"],
        ["a", "a"],
      ],
      undefined,
      { ...all("There is only one label, so raters could not have differed."), percentAgreement: undefined },
    ],
    [
      "one label given of two in the scheme",
      [
        ["a", "a"],
        ["a", "a"],
      ],
      ["a", "b"],
      { cohenKappa: oneGiven, fleissKappa: oneGiven, krippendorffAlpha: oneGiven },
    ],
    [
      "a second label on items with a single rating",
      [
        ["a", "a"],
        ["b", null],
      ],
      undefined,
      { cohenKappa: oneGiven, krippendorffAlpha: oneGiven },
    ],
  ])("%s", (_, table, scheme, expected) => {
    expect(reasonOf(table, scheme)).toEqual(JSON.parse(JSON.stringify(expected)));
  });

  it("but the scheme’s own labels make free-marginal κ and AC1 defined where one label was given", () => {
    const { figures } = agreementOf(ratingsFrom(rows([["a", "a"]]), ["a", "b"]));
    expect([figures.randolphKappa, figures.gwetAc1]).toMatchObject([{ value: 1 }, { value: 1 }]);
  });
});

it("every coefficient has a name and a line that says what it means", () => {
  for (const name of coefficients) {
    expect(coefficientName[name]).not.toBe("");
    expect(coefficientMeaning[name]).toMatch(/^[A-Z].+\.$/);
  }
});

function labelsOf(any: RatingRow[]): string[] {
  return any.flatMap(({ label }) => label ?? []);
}
