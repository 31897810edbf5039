import { setImmediate as turn } from "node:timers/promises";
import { bootstrapSteps, type BootstrapOptions } from "@/lib/domain/agreement/bootstrap";
import type { Continuum } from "@/lib/domain/agreement/continuum";
import type { Agreement } from "@/lib/domain/agreement/figure";
import { patternsOf } from "@/lib/domain/agreement/patterns";
import type { Ratings } from "@/lib/domain/agreement/ratings";
import { type Unitizing, unitizingSteps } from "@/lib/domain/agreement/unitizing";
import { inThread } from "./threads";

/** How long others wait for the slice of an answer that nobody is in a hurry for. */
const sliceMs = 8;
/** Patterns times pairs: beyond it one resample takes longer than a slice should, and the work goes to a thread of its own. */
const mostInSlices = 200_000;
const limitMs = 120_000;

/** As `bootstrap`, while the process answers others. */
export async function bootstrapApart(ratings: Ratings, options: BootstrapOptions): Promise<Agreement> {
  const { counts, raters } = patternsOf(ratings);
  if (counts.length * raters ** 2 <= mostInSlices) return inSlices(bootstrapSteps(ratings, options));
  return inThread("bootstrap", { ratings, options }, limitMs);
}

/** As the last value of `unitizingSteps`, while the process answers others: a resample of texts is short work, however many there are. */
export async function unitizeApart(continua: readonly Continuum[], options: BootstrapOptions): Promise<Unitizing> {
  return inSlices(unitizingSteps(continua, options));
}

async function inSlices<Value>(steps: Generator<number, Value, void>): Promise<Value> {
  for (;;) {
    const until = performance.now() + sliceMs;
    while (performance.now() < until) {
      const step = steps.next();
      if (step.done) return step.value;
    }
    await turn();
  }
}
