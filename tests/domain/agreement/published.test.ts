import { describe, expect, it } from "vitest";
import { z } from "zod";
import { agreementOf } from "@/lib/domain/agreement/agreement-of";
import type { Coefficient } from "@/lib/domain/agreement/coefficient";
import { unitizingOf } from "@/lib/domain/agreement/unitizing";
import { precisionOf, published, publishedCases, ratingsOfCase } from "./published";

const files = [
  "fleiss-1971",
  "fleiss-worked-example",
  "krippendorff-2011",
  "krippendorff-worked-example",
  "cohen-1960",
  "gwet-2014",
  "randolph-2005",
];

describe.each(files)("%s", (file) => {
  it.each(publishedCases(file).map((one) => [one.name, one] as const))("is met: %s", (_, one) => {
    const { figures } = agreementOf(ratingsOfCase(one));
    expect(Object.keys(one.expected).length).toBeGreaterThan(0);
    for (const [coefficient, printed] of Object.entries(one.expected)) {
      const figure = figures[coefficient as Coefficient];
      const value = "value" in figure ? figure.value : NaN;
      expect(Math.abs(value - Number(printed)), `${coefficient}: ${value}, printed ${printed}`).toBeLessThanOrEqual(precisionOf(printed));
    }
  });
});

it("krippendorff-2016 is met: where three observers marked a continuum, and as what", () => {
  const span = z.tuple([z.number(), z.number(), z.string()]).transform(([start, end, category]) => ({ start, end, category }));
  const { length, marked, expected } = published(
    "krippendorff-2016",
    z.object({
      length: z.number(),
      marked: z.record(z.string(), z.array(span)),
      expected: z.object({ unitizingAlpha: z.string(), positionAlpha: z.string() }),
    }),
  );
  const unitizing = unitizingOf([{ length, marked: Object.entries(marked).map(([rater, spans]) => ({ rater, spans })) }]);
  expect(unitizing.unitizingAlpha).toMatchObject({ n: { continua: 1, raters: 3, units: 16, length: 60 } });
  const { value } = unitizing.unitizingAlpha as { value: number };
  expect(Math.abs(value - Number(expected.unitizingAlpha))).toBeLessThanOrEqual(precisionOf(expected.unitizingAlpha));
  // printed after rounding on the way: see the README beside the file
  const places = unitizing.positionAlpha as { value: number };
  expect(Math.abs(places.value - Number(expected.positionAlpha))).toBeLessThanOrEqual(0.001);
});
