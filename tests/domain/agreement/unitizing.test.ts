import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Continuum, segmentsOf } from "@/lib/domain/agreement/continuum";
import { type Unitizing, unitizingMeaning, unitizingName, unitizingOf, unitizingSteps } from "@/lib/domain/agreement/unitizing";
import { unitizingByDefinition } from "./by-definition";

/** Spans that do not overlap: cuts of a short text, every other piece of which may be marked. */
const anySpans = (length: number): fc.Arbitrary<Continuum["marked"][number]["spans"]> =>
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 0, max: length }), { maxLength: 6 }),
      fc.array(fc.constantFrom("a", "b", null), { minLength: 6, maxLength: 6 }),
    )
    .map(([cuts, categories]) => {
      const sorted = cuts.toSorted((a, b) => a - b);
      return sorted.slice(1).flatMap((end, i) => {
        const category = categories[i]!;
        return category === null ? [] : [{ start: sorted[i]!, end, category }];
      });
    });

const anyContinuum: fc.Arbitrary<Continuum> = fc
  .integer({ min: 1, max: 12 })
  .chain((length) =>
    fc
      .array(anySpans(length), { minLength: 1, maxLength: 4 })
      .map((all) => ({ length, marked: all.map((spans, i) => ({ rater: `r${i}`, spans })) })),
  );

const valueOf = (figure: Unitizing[keyof Unitizing]): number => ("value" in figure ? figure.value : NaN);
const rounded = (value: number): number => Math.round(value * 1e10) / 1e10 + 0;
const withoutCategories = ({ length, marked }: Continuum): Continuum => ({
  length,
  marked: marked.map(({ rater, spans }) => ({ rater, spans: spans.map(({ start, end }) => ({ start, end })) })),
});

describe("unitizing α", () => {
  it("is that of its definition, place by place, over one text or several", () => {
    fc.assert(
      fc.property(fc.array(anyContinuum, { minLength: 1, maxLength: 3 }), (continua) => {
        expect(rounded(valueOf(unitizingOf(continua).unitizingAlpha))).toBe(rounded(unitizingByDefinition(continua)));
      }),
      { numRuns: 300 },
    );
  });

  it("of places only is that of places and categories, if there is but one category", () => {
    fc.assert(
      fc.property(anyContinuum, (continuum) => {
        const { unitizingAlpha, positionAlpha } = unitizingOf([withoutCategories(continuum)]);
        // where everything was marked, the units still differ from one another, but marked from unmarked does not
        if ("value" in positionAlpha) expect(rounded(valueOf(unitizingAlpha))).toBe(rounded(positionAlpha.value));
      }),
    );
  });

  it("does not depend on the order of texts, raters or spans", () => {
    fc.assert(
      fc.property(fc.array(anyContinuum, { minLength: 1, maxLength: 3 }), (continua) => {
        const turned = continua.toReversed().map(({ length, marked }) => ({
          length,
          marked: marked.toReversed().map(({ rater, spans }) => ({ rater, spans: [...spans].reverse() })),
        }));
        const [one, other] = [unitizingOf(continua), unitizingOf(turned)];
        expect(rounded(valueOf(one.unitizingAlpha))).toBe(rounded(valueOf(other.unitizingAlpha)));
        expect(rounded(valueOf(one.positionAlpha))).toBe(rounded(valueOf(other.positionAlpha)));
        expect(one.unitizingAlpha.n).toEqual(other.unitizingAlpha.n);
      }),
    );
  });

  it("is exactly 1 if all marked the same, and 0 or less if they marked what the others did not", () => {
    const span = { start: 3, end: 8 };
    const same = unitizingOf([{ length: 20, marked: ["x", "y", "z"].map((rater) => ({ rater, spans: [span] })) }]);
    expect([same.unitizingAlpha, same.positionAlpha]).toMatchObject([{ value: 1 }, { value: 1 }]);
    const apart = unitizingOf([
      { length: 20, marked: ["x", "y"].map((rater, i) => ({ rater, spans: [{ start: 10 * i, end: 10 * i + 10 }] })) },
    ]);
    expect(valueOf(apart.unitizingAlpha)).toBeLessThanOrEqual(0);
  });

  it.each<[string, Continuum[], string]>([
    [
      "a text that one rater read",
      [{ length: 9, marked: [{ rater: "x", spans: [{ start: 0, end: 4 }] }] }],
      "No text was read by two raters.",
    ],
    [
      "nothing marked",
      [{ length: 9, marked: ["x", "y"].map((rater) => ({ rater, spans: [] })) }],
      "Nobody marked anything, so raters could not have differed.",
    ],
    [
      "everything marked, as one unit, by all",
      [{ length: 9, marked: ["x", "y"].map((rater) => ({ rater, spans: [{ start: 0, end: 9 }] })) }],
      "All that was read was marked alike, so chance alone would have agreed on everything.",
    ],
  ])("is undefined for %s, and says why", (_, continua, reason) => {
    const { unitizingAlpha, positionAlpha } = unitizingOf(continua);
    expect([unitizingAlpha, positionAlpha]).toMatchObject([{ undefined: reason }, { undefined: reason }]);
  });

  it("gets intervals by resampling texts, the same for the same seed", () => {
    const continua = Array.from({ length: 12 }, (_, i) => ({
      length: 50,
      marked: [
        { rater: "x", spans: [{ start: i, end: i + 10 }] },
        { rater: "y", spans: [{ start: i + (i % 4), end: i + 10 }] },
      ],
    }));
    const run = (seed: number): { steps: number; value: Unitizing } => {
      const steps = unitizingSteps(continua, { seed, resamples: 200 });
      let count = 0;
      let step = steps.next();
      for (; !step.done; step = steps.next()) count++;
      return { steps: count, value: step.value };
    };
    expect(run(1)).toEqual(run(1));
    expect(run(1).steps).toBe(200);
    const { unitizingAlpha } = run(1).value;
    if (!("value" in unitizingAlpha) || !unitizingAlpha.interval || "undefined" in unitizingAlpha.interval) throw new Error("no interval");
    expect(unitizingAlpha.value).toBe(valueOf(unitizingOf(continua).unitizingAlpha));
    expect(unitizingAlpha.interval.low).toBeLessThan(unitizingAlpha.value);
    expect(unitizingAlpha.interval.high).toBeGreaterThan(unitizingAlpha.value);
  });

  it("has names and a line each that says what it means", () => {
    for (const text of Object.values(unitizingMeaning)) expect(text).toMatch(/^[A-Z].+\.$/);
    expect(Object.keys(unitizingName)).toEqual(Object.keys(unitizingMeaning));
  });
});

describe("the segments of one rater", () => {
  const cut = (spans: [number, number, string][], length = 20): string =>
    segmentsOf(
      spans.map(([start, end, category]) => ({ start, end, category })),
      length,
    )
      .map(({ start, end, category }) => `${start}-${end}${category ?? ""}`)
      .join(" ");

  it("cover the text from end to end", () => {
    expect(
      cut([
        [2, 5, "a"],
        [7, 20, "b"],
      ]),
    ).toBe("0-2 2-5a 5-7 7-20b");
    expect(cut([])).toBe("0-20");
  });

  it("join what overlaps in one category, and keep apart what only touches", () => {
    expect(
      cut([
        [2, 6, "a"],
        [4, 9, "a"],
        [4, 5, "a"],
      ]),
    ).toBe("0-2 2-9a 9-20");
    expect(
      cut([
        [2, 6, "a"],
        [6, 9, "a"],
      ]),
    ).toBe("0-2 2-6a 6-9a 9-20");
  });

  it("leave an overlap of two categories to the one that begins first, then to the longer", () => {
    expect(
      cut([
        [4, 9, "b"],
        [2, 6, "a"],
      ]),
    ).toBe("0-2 2-6a 6-9b 9-20");
    expect(
      cut([
        [2, 6, "a"],
        [2, 9, "b"],
      ]),
    ).toBe("0-2 2-9b 9-20");
  });

  it("refuse what is no stretch of the text", () => {
    for (const span of [
      [3, 3],
      [5, 2],
      [-1, 2],
      [4, 21],
      [0.5, 2],
    ] as const) {
      expect(() => segmentsOf([{ start: span[0], end: span[1] }], 20)).toThrow("No stretch of a text of length 20");
    }
  });

  it("never overlap, whatever was marked", () => {
    const anySpan = fc
      .tuple(fc.nat({ max: 19 }), fc.integer({ min: 1, max: 20 }), fc.constantFrom("a", "b"))
      .map(([start, length, category]) => ({ start, end: Math.min(20, start + length), category }));
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 8 }), (spans) => {
        const segments = segmentsOf(spans, 20);
        expect(segments[0]!.start).toBe(0);
        expect(segments.at(-1)!.end).toBe(20);
        segments.slice(1).forEach(({ start, end }, i) => {
          expect(start).toBe(segments[i]!.end);
          expect(end).toBeGreaterThan(start);
        });
        expect(segmentsOf(spans.toReversed(), 20)).toEqual(segments);
      }),
    );
  });
});
