/**
 * What the coefficients of many raters are made of, summed over items. With n_k ratings of label k on an item and r = Σ n_k:
 */
export class Sums {
  /** Items with r ≥ 1. */
  rated = 0;
  /** Items with r ≥ 2. */
  pairable = 0;
  /** Σ over pairable items of Σ_k n_k (n_k − 1) / (r (r − 1)): their share of agreeing pairs. */
  agreed = 0;
  /** Σ over pairable items of Σ_k n_k (n_k − 1) / (r − 1): the diagonal of Krippendorff’s coincidences. */
  coincident = 0;
  /** By label, Σ over rated items of n_k / r. */
  readonly shares: Float64Array;
  /** By label, Σ over pairable items of n_k. */
  readonly paired: Float64Array;

  constructor(labels: number) {
    this.shares = new Float64Array(labels);
    this.paired = new Float64Array(labels);
  }

  clear(): void {
    this.rated = this.pairable = this.agreed = this.coincident = 0;
    this.shares.fill(0);
    this.paired.fill(0);
  }
}
