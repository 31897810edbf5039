import { pairNumber, type PairCells } from "./pair-cells";
import { Sums } from "./sums";

/** What two raters made of the same items, from the cells of their confusion table. */
export class PairTable {
  /** Items that both rated, and of those the ones with the same label from both. */
  both = 0;
  same = 0;
  /** By label, of the items that both rated. */
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly sums: Sums;

  constructor(readonly labels: number) {
    this.first = new Float64Array(labels);
    this.second = new Float64Array(labels);
    this.sums = new Sums(labels);
  }

  /** @param items by cell: those of the data or of a resample */
  fill({ pairStarts, first, second }: PairCells, items: Int32Array, i: number, j: number): void {
    this.both = this.same = 0;
    this.first.fill(0);
    this.second.fill(0);
    const pair = pairNumber(i, j);
    for (let cell = pairStarts[pair]!; cell < pairStarts[pair + 1]!; cell++) {
      const weight = items[cell]!;
      this.both += weight;
      if (first[cell] === second[cell]) this.same += weight;
      this.first[first[cell]!]! += weight;
      this.second[second[cell]!]! += weight;
    }
    this.#sum();
    this.#addSingles(pairStarts, first, items, pairNumber(i, i), this.first);
    this.#addSingles(pairStarts, first, items, pairNumber(j, j), this.second);
  }

  #sum(): void {
    const { sums } = this;
    sums.rated = sums.pairable = this.both;
    sums.agreed = this.same;
    sums.coincident = 2 * this.same;
    for (let label = 0; label < this.labels; label++) {
      sums.paired[label] = this.first[label]! + this.second[label]!;
      sums.shares[label] = sums.paired[label]! / 2;
    }
  }

  /** Items that one of the two rated and the other did not: all that this one rated, less those of the table. */
  #addSingles(pairStarts: Int32Array, label: Int32Array, items: Int32Array, own: number, shared: Float64Array): void {
    for (let cell = pairStarts[own]!; cell < pairStarts[own + 1]!; cell++) {
      const singles = items[cell]! - shared[label[cell]!]!;
      this.sums.rated += singles;
      this.sums.shares[label[cell]!]! += singles;
    }
  }
}

/**
 * Cohen, “A coefficient of agreement for nominal scales”, Educational and Psychological Measurement 20 (1960) 37–46, over the items
 * that both rated. NaN if there is none, or if both gave one and the same label throughout.
 */
export function cohenKappa({ both, same, first, second }: PairTable): number {
  let chance = 0;
  for (let label = 0; label < first.length; label++) chance += first[label]! * second[label]!;
  return (same * both - chance) / (both * both - chance);
}
