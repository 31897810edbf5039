import type { Coefficient } from "./coefficient";

/** What a figure rests on: items that at least two raters rated, the ratings of those items, and who gave them. */
export type Count = {
  items: number;
  ratings: number;
  raters: number;
  /** Cohen’s κ of more than two raters: the pairs whose mean it is. */
  pairs?: number;
};

/** One sentence for people. Nothing in lib/domain/agreement ever answers NaN. */
export type Undefined = { undefined: string };

export type Interval = {
  low: number;
  high: number;
  /** Resamples in which the coefficient was undefined. They are left out: the interval is that of the others. */
  undefinedResamples: number;
};

export type Figure = { n: Count } & ({ value: number; interval?: Interval | Undefined } | Undefined);
export type Figures = Record<Coefficient, Figure>;

export type PairAgreement = {
  raters: [string, string];
  /** Items that both rated. */
  items: number;
  figures: Figures;
};

export type Agreement = {
  /** Everything rated: items with at least one rating, and of those the ones with no second. */
  data: { items: number; singles: number; ratings: number; raters: number; labels: number };
  figures: Figures;
  /** In the order of the raters: first with second, first with third … second with third … */
  pairs: PairAgreement[] | Undefined;
  bootstrap: { seed: number; resamples: number; level: number } | null;
};
