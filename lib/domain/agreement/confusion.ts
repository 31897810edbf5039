import { Refusal } from "@/lib/domain/problems";
import type { Ratings } from "./ratings";

export type Confusion = {
  raters: [string, string];
  labels: string[];
  /** `table[i][j]`: items to which the first rater gave `labels[i]` and the second `labels[j]`. */
  table: number[][];
  /** Items that both rated: the sum of the table. */
  items: number;
  /** Items that only the first, and only the second, rated. */
  onlyFirst: number;
  onlySecond: number;
};

/** @param labels the order of rows and columns; by default that of the scheme. Items to which either gave another label are not counted. */
export function confusionOf(ratings: Ratings, first: string, second: string, labels: readonly string[] = ratings.labels): Confusion {
  const [down, across] = [columnOf(ratings, first), columnOf(ratings, second)];
  const places = [-1, ...ratings.labels.map((label) => labels.indexOf(label))];
  const confusion: Confusion = {
    raters: [first, second],
    labels: [...labels],
    table: labels.map(() => labels.map(() => 0)),
    items: 0,
    onlyFirst: 0,
    onlySecond: 0,
  };
  for (let row = 0; row < ratings.codes.length; row += ratings.raters.length) {
    const [given, other] = [ratings.codes[row + down]!, ratings.codes[row + across]!];
    if (given > 0 && other > 0) {
      const cell = confusion.table[places[given]!];
      if (!cell || places[other]! < 0) continue;
      cell[places[other]!]!++;
      confusion.items++;
    } else if (given > 0) confusion.onlyFirst++;
    else if (other > 0) confusion.onlySecond++;
  }
  return confusion;
}

export function columnOf({ raters }: Ratings, rater: string): number {
  const column = raters.indexOf(rater);
  if (column < 0) throw new Refusal("not-found", { detail: `“${rater}” rated nothing here.` });
  return column;
}
