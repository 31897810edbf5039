import { compositionsOf, type Compositions } from "./compositions";
import { pairCellsOf, type PairCells } from "./pair-cells";
import type { Patterns } from "./patterns";

/**
 * What coefficients see of the patterns: those of many raters an item’s composition, those of two raters its cell in their confusion
 * table. Either has its number of items.
 */
export type Tally = { patterns: Patterns; compositions: Compositions; cells: PairCells | null };

/** Every pair is listed with its own figures and intervals; for more raters than this there are too many pairs to be read. */
export const mostRatersPaired = 32;

export function tallyOf(patterns: Patterns): Tally {
  return { patterns, compositions: compositionsOf(patterns), cells: patterns.raters <= mostRatersPaired ? pairCellsOf(patterns) : null };
}
