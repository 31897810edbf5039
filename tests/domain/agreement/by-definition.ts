import type { Coefficient } from "@/lib/domain/agreement/coefficient";
import type { Continuum } from "@/lib/domain/agreement/continuum";
import type { Ratings } from "@/lib/domain/agreement/ratings";

/** The coefficients worked out as their definitions read: pair of ratings by pair of ratings, without counting anything ahead. */
export function byDefinition(ratings: Ratings): Record<Coefficient, number> {
  const rows = labelsOfItems(ratings);
  const rated = rows.filter((row) => row.some((label) => label > 0)).map((row) => row.filter((label) => label > 0));
  const pairable = rated.filter((row) => row.length > 1);
  const agreement = mean(pairable.map((row) => mean(orderedPairs(row).map(([one, other]) => (one === other ? 1 : 0)))));
  const scheme = ratings.labels.map((_, i) => i + 1);
  const shares = scheme.map((label) => mean(rated.map((row) => row.filter((each) => each === label).length / row.length)));
  const beyond = (chance: number): number => (agreement - chance) / (1 - chance);
  return {
    percentAgreement: agreement,
    cohenKappa: mean(
      orderedPairs(ratings.raters.map((_, i) => i))
        .filter(([i, j]) => i < j)
        .map(([i, j]) => cohen(rows.map((row) => [row[i]!, row[j]!] as const)))
        .filter((kappa) => !Number.isNaN(kappa)),
    ),
    fleissKappa: new Set(rated.flat()).size > 1 ? beyond(sum(shares.map((share) => share ** 2))) : NaN,
    randolphKappa: scheme.length > 1 ? beyond(1 / scheme.length) : NaN,
    krippendorffAlpha: alpha(pairable),
    gwetAc1: scheme.length > 1 ? beyond(sum(shares.map((share) => share * (1 - share))) / (scheme.length - 1)) : NaN,
  };
}

function labelsOfItems({ items, raters, codes }: Ratings): number[][] {
  return items.map((_, item) => raters.map((__, rater) => codes[item * raters.length + rater]!));
}

function cohen(all: (readonly [number, number])[]): number {
  const both = all.filter(([one, other]) => one > 0 && other > 0);
  const observed = mean(both.map(([one, other]) => (one === other ? 1 : 0)));
  const chance = mean(both.flatMap(([one]) => both.map(([, other]) => (one === other ? 1 : 0))));
  return new Set(both.flat()).size > 1 ? (observed - chance) / (1 - chance) : NaN;
}

/** D_o: an item’s pairs weigh 1 / (ratings − 1); D_e: any rating with any other one. */
function alpha(pairable: number[][]): number {
  const all = pairable.flat();
  const observed =
    sum(pairable.map((row) => sum(orderedPairs(row).map(([one, other]) => (one === other ? 0 : 1 / (row.length - 1)))))) / all.length;
  const expected = mean(orderedPairs(all).map(([one, other]) => (one === other ? 0 : 1)));
  return expected > 0 ? 1 - observed / expected : NaN;
}

/** uα place by place: every place of every rater against all other places, save those of the very same unit. */
export function unitizingByDefinition(continua: Continuum[]): number {
  const read = continua.filter(({ marked }) => marked.length > 1);
  // a place is [category or null, number of its unit or of itself]
  let unit = 0;
  const texts = read.map(({ length, marked }) =>
    marked.map(({ spans }) => {
      const places = Array.from({ length }, () => [null as string | null, unit++] as const);
      for (const { start, end, category = "" } of spans) places.fill([category, unit++], start, end);
      return places;
    }),
  );
  const observed = sum(
    texts.map((raters) =>
      sum(
        orderedPairs(raters).map(([one, other]) => one.filter(([category], at) => category !== other[at]![0]).length / (raters.length - 1)),
      ),
    ),
  );
  const all = texts.flat(2);
  const meetings = all.flatMap((one) => all.filter((other) => other[1] !== one[1]).map((other) => (one[0] === other[0] ? 0 : 1)));
  const expected = all.length * mean(meetings);
  return expected > 0 ? 1 - observed / expected : NaN;
}

function orderedPairs<T>(values: T[]): [T, T][] {
  return values.flatMap((one, i) => values.flatMap((other, j): [T, T][] => (i === j ? [] : [[one, other]])));
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: number[]): number {
  return sum(values) / values.length;
}
