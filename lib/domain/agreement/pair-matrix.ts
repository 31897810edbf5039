import { agreementOf } from "./agreement-of";
import type { Figures, Undefined } from "./figure";
import type { Ratings } from "./ratings";

export type PairMatrix = {
  raters: string[];
  /** `cells[i][j]` is that of raters i and j, the same as `cells[j][i]`; null on the diagonal. */
  cells: ({ items: number; figures: Figures } | null)[][];
};

/** All pairs’ figures as a square. Pass an agreement at hand, such as one with intervals, to have it laid out instead. */
export function pairMatrix(ratings: Ratings, { pairs } = agreementOf(ratings)): PairMatrix | Undefined {
  if (!Array.isArray(pairs)) return pairs;
  const cells: PairMatrix["cells"] = ratings.raters.map(() => ratings.raters.map(() => null));
  let at = 0;
  for (let i = 0; i < ratings.raters.length; i++) {
    for (let j = i + 1; j < ratings.raters.length; j++) {
      const { items, figures } = pairs[at++]!;
      cells[i]![j] = cells[j]![i] = { items, figures };
    }
  }
  return { raters: [...ratings.raters], cells };
}
