import type { Interval, Undefined } from "./figure";

export const intervalLevel = 0.95;

/**
 * The 2.5th and 97.5th percentile, between order statistics by straight lines (type 7 of Hyndman and Fan 1996).
 * @param drawn a value for each resample, NaN where it was undefined; sorted in place
 * @param items on which the value rests
 */
export function intervalOf(drawn: Float64Array, items: number): Interval | Undefined {
  if (items < 2) return { undefined: "It rests on one item, and one item cannot be resampled." };
  let defined = 0;
  for (const value of drawn) if (!Number.isNaN(value)) defined++;
  if (defined === 0) return { undefined: "It was undefined in every resample." };
  // NaN sorts to the end
  const sorted = drawn.sort().subarray(0, defined);
  const tail = (1 - intervalLevel) / 2;
  return { low: percentileOf(sorted, tail), high: percentileOf(sorted, 1 - tail), undefinedResamples: drawn.length - defined };
}

function percentileOf(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)]!;
  return below + (sorted[Math.ceil(at)]! - below) * (at - Math.floor(at));
}
