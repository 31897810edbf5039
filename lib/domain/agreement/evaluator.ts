import { coefficients } from "./coefficient";
import { fleissKappa, gwetAc1, krippendorffAlpha, percentAgreement, randolphKappa } from "./many-raters";
import { Sums } from "./sums";
import type { Tally } from "./tally";
import { cohenKappa, PairTable } from "./two-raters";

/** Values of one group of raters in a row: `values[group * groupWidth + index in coefficients]`. */
export const groupWidth = coefficients.length;

/**
 * Works out every coefficient, of all raters and of every pair, for given numbers of items by composition and by cell: those of the
 * data, or those of a resample. Keeps its scratch memory between calls. NaN is “undefined” here, and leaves lib/domain/agreement as a sentence only.
 */
export class Evaluator {
  /** Group 0 is all raters; then the pairs (0,1), (0,2) … (1,2), (1,3) … in that order. */
  readonly values: Float64Array;
  /** Items that both raters of a pair rated, by group less one. */
  readonly both: Int32Array;
  readonly sums: Sums;
  readonly #table: PairTable;

  constructor(readonly tally: Tally) {
    const { patterns, cells } = tally;
    const pairs = cells ? (patterns.raters * (patterns.raters - 1)) / 2 : 0;
    this.values = new Float64Array((1 + pairs) * groupWidth);
    this.both = new Int32Array(pairs);
    this.sums = new Sums(patterns.labels);
    this.#table = new PairTable(patterns.labels);
  }

  /** @returns `values`, overwritten by the next call */
  evaluate(byComposition: Int32Array, byCell: Int32Array): Float64Array {
    this.#sum(byComposition);
    this.#write(0, this.sums, this.#pairs(byCell));
    return this.values;
  }

  #sum(items: Int32Array): void {
    const { sizes, starts, labels, counts } = this.tally.compositions;
    const { sums } = this;
    sums.clear();
    for (let composition = 0; composition < sizes.length; composition++) {
      const weight = items[composition]!;
      if (weight === 0) continue;
      const size = sizes[composition]!;
      let same = 0;
      for (let i = starts[composition]!; i < starts[composition + 1]!; i++) {
        const count = counts[i]!;
        same += count * (count - 1);
        sums.shares[labels[i]!]! += (weight * count) / size;
        if (size > 1) sums.paired[labels[i]!]! += weight * count;
      }
      sums.rated += weight;
      if (size < 2) continue;
      sums.pairable += weight;
      sums.agreed += (weight * same) / (size * (size - 1));
      sums.coincident += (weight * same) / (size - 1);
    }
  }

  /**
   * @returns Cohen’s κ of two raters, else the mean of those pairs for which it is defined: Light, “Measures of response agreement for
   * qualitative data”, Psychological Bulletin 76 (1971) 365–377
   */
  #pairs(items: Int32Array): number {
    const { patterns, cells } = this.tally;
    if (!cells) return NaN;
    let total = 0;
    let defined = 0;
    for (let i = 0, pair = 0; i < patterns.raters; i++) {
      for (let j = i + 1; j < patterns.raters; j++) {
        this.#table.fill(cells, items, i, j);
        const kappa = cohenKappa(this.#table);
        this.both[pair++] = this.#table.both;
        this.#write(pair, this.#table.sums, kappa);
        if (Number.isNaN(kappa)) continue;
        total += kappa;
        defined++;
      }
    }
    return total / defined;
  }

  #write(group: number, sums: Sums, cohen: number): void {
    const at = group * groupWidth;
    this.values[at] = percentAgreement(sums);
    this.values[at + 1] = cohen;
    this.values[at + 2] = fleissKappa(sums);
    this.values[at + 3] = randolphKappa(sums);
    this.values[at + 4] = krippendorffAlpha(sums);
    this.values[at + 5] = gwetAc1(sums);
  }
}
