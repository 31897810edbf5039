import { described, evaluatorOf } from "./agreement-of";
import { coefficients } from "./coefficient";
import { groupWidth } from "./evaluator";
import type { Agreement, Figures } from "./figure";
import { intervalLevel, intervalOf } from "./interval";
import { Random } from "./random";
import type { Ratings } from "./ratings";
import { Resampler } from "./resampler";
import { Spread } from "./spread";

export type BootstrapOptions = {
  /** A whole number from 0 to 2^53 − 1. The same seed and data give the same intervals. */
  seed: number;
  /** 0 for no intervals. */
  resamples: number;
};

/**
 * `agreementOf` with a 95 % interval beside every value: the percentile bootstrap over items (Efron and Tibshirani, *An Introduction to
 * the Bootstrap*, 1993, chapter 13). One resample of the items serves all coefficients and all pairs. The scheme of labels stays that
 * of the data, whichever labels a resample holds.
 *
 * Yields after each resample, with how many are done: whoever calls decides when to let others work.
 */
export function* bootstrapSteps(ratings: Ratings, { seed, resamples }: BootstrapOptions): Generator<number, Agreement, void> {
  const evaluator = evaluatorOf(ratings);
  const agreement = described(ratings, evaluator);
  const { counts } = evaluator.tally.patterns;
  if (resamples === 0 || counts.length === 0) return agreement;
  const resampler = new Resampler(counts, new Random(seed));
  const spread = new Spread(evaluator.tally);
  const items = new Int32Array(counts.length);
  const drawn = Array.from(evaluator.values, () => new Float64Array(resamples));
  for (let done = 0; done < resamples; done++) {
    resampler.draw(items);
    spread.put(items);
    const values = evaluator.evaluate(spread.byComposition, spread.byCell);
    for (let i = 0; i < values.length; i++) drawn[i]![done] = values[i]!;
    yield done + 1;
  }
  agreement.bootstrap = { seed, resamples, level: intervalLevel };
  addIntervals(agreement.figures, drawn, 0);
  if (Array.isArray(agreement.pairs)) {
    for (const [pair, { figures }] of agreement.pairs.entries()) addIntervals(figures, drawn, pair + 1);
  }
  return agreement;
}

/** All at once: fit for a command, or for few items. */
export function bootstrap(ratings: Ratings, options: BootstrapOptions): Agreement {
  const steps = bootstrapSteps(ratings, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function addIntervals(figures: Figures, drawn: Float64Array[], group: number): void {
  coefficients.forEach((coefficient, i) => {
    const figure = figures[coefficient];
    if ("value" in figure) figure.interval = intervalOf(drawn[group * groupWidth + i]!, figure.n.items);
  });
}
