import { cellKeys, pairNumber } from "./pair-cells";
import type { Tally } from "./tally";

/** Turns numbers of items by pattern, as a resample draws them, into those by composition and by cell. Additions only. */
export class Spread {
  readonly byComposition: Int32Array;
  readonly byCell: Int32Array;
  readonly #tally: Tally;
  /** The cells of a pattern are `#cells[#starts[pattern]]` up to `#cells[#starts[pattern + 1]]`. */
  readonly #starts: Int32Array;
  readonly #cells: Int32Array;

  constructor(tally: Tally) {
    const { patterns, compositions, cells } = tally;
    this.#tally = tally;
    this.byComposition = new Int32Array(compositions.items.length);
    this.byCell = new Int32Array(cells?.items.length ?? 0);
    this.#starts = new Int32Array(patterns.counts.length + 1);
    const ratings = compositions.of.map((composition) => compositions.sizes[composition]!);
    ratings.forEach((rated, pattern) => (this.#starts[pattern + 1] = this.#starts[pattern]! + (cells ? pairNumber(0, rated) : 0)));
    this.#cells = new Int32Array(this.#starts.at(-1)!);
    const keys = new Float64Array(pairNumber(0, patterns.raters));
    for (let pattern = 0; cells && pattern < patterns.counts.length; pattern++) {
      const found = cellKeys(patterns, pattern, keys);
      for (let i = 0; i < found; i++) this.#cells[this.#starts[pattern]! + i] = cells.cellOf(keys[i]!);
    }
  }

  /** @param items by pattern */
  put(items: Int32Array): void {
    const { of } = this.#tally.compositions;
    const byComposition = this.byComposition.fill(0);
    const byCell = this.byCell.fill(0);
    for (let pattern = 0; pattern < items.length; pattern++) {
      const weight = items[pattern]!;
      if (weight === 0) continue;
      byComposition[of[pattern]!]! += weight;
      const end = this.#starts[pattern + 1]!;
      for (let i = this.#starts[pattern]!; i < end; i++) byCell[this.#cells[i]!]! += weight;
    }
  }
}
