import { poissonTables, type PoissonTables } from "./poisson";
import type { Random } from "./random";

/**
 * Draws as many items as there are, with replacement, and tells how many of each pattern came: the bootstrap over items. Items of a
 * pattern are alike, so the numbers are multinomial, and are drawn without drawing items one by one: first, independently for every
 * pattern, a Poisson number with slightly too small a mean; the few items still missing are then drawn singly. Given their total,
 * independent Poisson numbers are multinomial (Devroye, *Non-Uniform Random Variate Generation*, 1986, chapter XI.1), and a total beyond
 * the number of items, which happens once in a million times, is thrown away and drawn again; so the result is exactly multinomial, to
 * within the 2^-32 of a random number.
 */
export class Resampler {
  readonly #random: Random;
  readonly #poisson: PoissonTables;
  /** The pattern of each item. */
  readonly #patternOf: Int32Array;

  /** @param counts items by pattern, at least one altogether */
  constructor(counts: Int32Array, random: Random) {
    const items = counts.reduce((sum, count) => sum + count, 0);
    this.#random = random;
    this.#patternOf = new Int32Array(items);
    for (let pattern = 0, at = 0; pattern < counts.length; at += counts[pattern++]!)
      this.#patternOf.fill(pattern, at, at + counts[pattern]!);
    // five standard deviations below the number of items; with few items everything is drawn singly
    this.#poisson = poissonTables(counts, Math.max(0, 1 - 5 / Math.sqrt(items)));
  }

  /** @param into overwritten with the items drawn, by pattern */
  draw(into: Int32Array): void {
    const items = this.#patternOf.length;
    let drawn = this.#drawPoisson(into);
    while (drawn > items) drawn = this.#drawPoisson(into);
    const width = Math.floor(2 ** 32 / items);
    const end = width * items;
    while (drawn < items) {
      const number = this.#random.next();
      if (number >= end) continue;
      into[this.#patternOf[Math.floor(number / width)]!]!++;
      drawn++;
    }
  }

  #drawPoisson(into: Int32Array): number {
    const { tableOf, guides, lows, starts, cumulated } = this.#poisson;
    let total = 0;
    for (let pattern = 0; pattern < into.length; pattern++) {
      const number = this.#random.next();
      const table = tableOf[pattern]!;
      let at = guides[(table << 8) + (number >>> 24)]!;
      while (number >= cumulated[at]!) at++;
      total += into[pattern] = lows[table]! + at - starts[table]!;
    }
    return total;
  }
}
