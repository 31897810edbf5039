import type { Continuum } from "./continuum";
import type { Interval, Undefined } from "./figure";
import { intervalOf } from "./interval";
import { Random } from "./random";
import { Resampler } from "./resampler";
import { lengthsOf, type Lengths, type UnitizingCount } from "./unitizing-lengths";

export type UnitizingFigure = { n: UnitizingCount } & ({ value: number; interval?: Interval | Undefined } | Undefined);

/**
 * Krippendorff’s α for unitizing in the form of Krippendorff, Mathet, Bouvry and Widlöcher, “On the reliability of unitizing textual
 * continua: further developments”, Quality & Quantity 50 (2016) 2347–2364 (also *Content Analysis*, 4th edition, 2019, section 12.6),
 * which replaces that of 1995 and 2004 because it misbehaves with more than two raters.
 */
export type Unitizing = {
  /** uα, nominal: whether the same places were marked, as the same category. */
  unitizingAlpha: UnitizingFigure;
  /** |uα: marked or not, whatever the category. The same as uα if there is one category. */
  positionAlpha: UnitizingFigure;
};

export const unitizingName: Record<keyof Unitizing, string> = {
  unitizingAlpha: "Krippendorff’s unitizing α",
  positionAlpha: "Krippendorff’s unitizing α, places only",
};

/** One line for a page, as `coefficientMeaning`. */
export const unitizingMeaning: Record<keyof Unitizing, string> = {
  unitizingAlpha: "Whether raters marked the same stretches of a text as the same thing, beyond what chance would make them share.",
  positionAlpha:
    "Whether raters marked the same stretches of a text, whatever they marked them as, beyond what chance would make them share.",
};

/**
 * Over several texts together as over one continuum of them all. Each may have raters of its own; one with a single rater falls out.
 * Overlaps of one rater are settled as `segmentsOf` says.
 */
export function unitizingOf(continua: readonly Continuum[]): Unitizing {
  return described(lengthsOf(continua));
}

/** With 95 % intervals: the percentile bootstrap over texts, as `bootstrapSteps` is over items. Yields after each resample. */
export function* unitizingSteps(
  continua: readonly Continuum[],
  { seed, resamples }: { seed: number; resamples: number },
): Generator<number, Unitizing, void> {
  const lengths = lengthsOf(continua);
  const unitizing = described(lengths);
  if (lengths.continua.length === 0 || resamples === 0) return unitizing;
  const times = new Int32Array(lengths.continua.length).fill(1);
  const resampler = new Resampler(times, new Random(seed));
  const drawn = { unitizingAlpha: new Float64Array(resamples), positionAlpha: new Float64Array(resamples) };
  for (let done = 0; done < resamples; done++) {
    resampler.draw(times);
    drawn.unitizingAlpha[done] = unitizingAlpha(lengths, times);
    drawn.positionAlpha[done] = positionAlpha(lengths, times);
    yield done + 1;
  }
  for (const name of ["unitizingAlpha", "positionAlpha"] as const) {
    const figure = unitizing[name];
    if ("value" in figure) figure.interval = intervalOf(drawn[name], figure.n.continua);
  }
  return unitizing;
}

function described(lengths: Lengths): Unitizing {
  const { n, continua } = lengths;
  const once = new Int32Array(continua.length).fill(1);
  const figure = (value: number): UnitizingFigure => (Number.isNaN(value) ? { undefined: reason(n), n } : { value, n });
  return { unitizingAlpha: figure(unitizingAlpha(lengths, once)), positionAlpha: figure(positionAlpha(lengths, once)) };
}

function reason({ continua, units }: UnitizingCount): string {
  if (continua === 0) return "No text was read by two raters.";
  if (units === 0) return "Nobody marked anything, so raters could not have differed.";
  return "All that was read was marked alike, so chance alone would have agreed on everything.";
}

/**
 * 1 − D_o / D_e with D_o = ℓ.. − Σ ℓ_cc, D_e = ℓ.. − Σ ε_cc and ε_cc = ℓ.. (ℓ_c² − σ_c) / (ℓ..² − Σ σ): expected by chance is any segment
 * meeting any but itself. NaN if D_e is 0.
 */
function unitizingAlpha({ categories, continua }: Lengths, times: Int32Array): number {
  let total = 0;
  let coincident = 0;
  let selves = 0;
  let squares = 0;
  for (let category = 0; category < categories; category++) {
    let length = 0;
    continua.forEach((continuum, i) => {
      length += times[i]! * continuum.given[category]!;
      coincident += times[i]! * continuum.coincident[category]!;
      selves += times[i]! * continuum.selves[category]!;
    });
    total += length;
    squares += length * length;
  }
  return 1 - ((total - coincident) * (total * total - selves)) / (total * (total * total - squares));
}

/** The same of the gaps against all that is none: D_o = ℓ_φ − ℓ_φφ, D_e = ε_φ. − ε_φφ = ℓ.. ℓ_φ (ℓ.. − ℓ_φ) / (ℓ..² − Σ σ). */
function positionAlpha({ categories, continua }: Lengths, times: Int32Array): number {
  let total = 0;
  let gaps = 0;
  let coincident = 0;
  let selves = 0;
  continua.forEach((continuum, i) => {
    gaps += times[i]! * continuum.given[0]!;
    coincident += times[i]! * continuum.coincident[0]!;
    for (let category = 0; category < categories; category++) {
      total += times[i]! * continuum.given[category]!;
      selves += times[i]! * continuum.selves[category]!;
    }
  });
  return 1 - ((gaps - coincident) * (total * total - selves)) / (total * gaps * (total - gaps));
}
