import { setImmediate as turn } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { bootstrap } from "@/lib/domain/agreement/bootstrap";
import { ratingsFrom } from "@/lib/domain/agreement/ratings";
import { unitizingSteps } from "@/lib/domain/agreement/unitizing";
import { bootstrapApart, unitizeApart } from "@/lib/gateways/threads/resampled";
import { madeRatings } from "../domain/agreement/any-ratings";

// A thread from source has some hundred files to compile.
vi.setConfig({ testTimeout: 60_000 });

const options = { seed: 5, resamples: 200 };
function counting(): () => number {
  let state = 7;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let done = false;
  void work.finally(() => (done = true));
  let turns = 0;
  for (; !done; turns++) await turn();
  return turns;
}

test("few patterns are resampled in slices, with the same outcome, while the process does other things", async () => {
  const ratings = madeRatings({ items: 3000, raters: 4, labels: 3, missing: 0.1, guessing: 0.3 }, counting());
  const longer = { ...options, resamples: 2000 };
  const work = bootstrapApart(ratings, longer);
  expect(await turnsDuring(work)).toBeGreaterThan(2);
  expect(await work).toEqual(bootstrap(ratings, longer));
});

test("many patterns are resampled in a thread, with the same outcome", async () => {
  const ratings = madeRatings({ items: 4000, raters: 12, labels: 7, missing: 0.1, guessing: 0.9 }, counting());
  const work = bootstrapApart(ratings, options);
  expect(await turnsDuring(work)).toBeGreaterThan(2);
  expect(await work).toEqual(bootstrap(ratings, options));
});

test("nothing to resample is answered as such", async () => {
  expect(await bootstrapApart(ratingsFrom([]), options)).toMatchObject({ data: { items: 0 }, bootstrap: null });
});

test("texts are resampled, too", async () => {
  const marked = (rater: string, start: number) => ({ rater, spans: [{ start, end: start + 10 }] });
  const continua = Array.from({ length: 5 }, (_, i) => ({ length: 100, marked: [marked("a", i), marked("b", 2 * i)] }));
  const steps = unitizingSteps(continua, options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  expect(await unitizeApart(continua, options)).toEqual(step.value);
});
