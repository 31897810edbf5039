import { setTimeout as sleep } from "node:timers/promises";
import { askedIn, beatBundle, type BundleJob, endBundle, takeBundleJob } from "@/lib/data/bundle-jobs";
import { Refusal } from "@/lib/domain/problems";
import { bundleFile, bundleWork } from "@/lib/gateways/bundles/places";
import { currentSettings } from "@/lib/gateways/settings";
import { logger } from "@/lib/pipeline/logger";
import { memberIn } from "@/lib/pipeline/session";
import { makeBundle } from "./make-bundle";
import type { Making } from "./making";
import { removeOldBundles } from "./old-bundles";

const idleMs = 1000;
const troubledMs = 10_000;
const beatMs = 1000;
/** What was erased is to be gone from bundles, too, without delay. */
const tidyMs = 10_000;
/** Makers that may die over a bundle before it is given up. */
const mostAttempts = 3;

/** Makes the bundles that were asked for, one after the other, until `signal` ends it. Any number of servers may: each makes others. */
export async function makeBundlesInBackground(signal: AbortSignal): Promise<void> {
  let tidied = 0;
  while (!signal.aborted) {
    const waitMs = await makeNextBundle(signal).then(
      (worked) => (worked ? 0 : idleMs),
      (error: unknown) => {
        logger.error({ err: error }, "making bundles failed; trying again");
        return troubledMs;
      },
    );
    if (Date.now() - tidied > tidyMs) {
      tidied = Date.now();
      await removeOldBundles(new Date()).catch((error: unknown) => logger.error({ err: error }, "old bundles could not be removed"));
    }
    // An abort ends the pause, and with it the loop.
    if (waitMs > 0) await sleep(waitMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** Makes the bundle that waits longest. @returns false when none does */
export async function makeNextBundle(signal: AbortSignal): Promise<boolean> {
  const job = await takeBundleJob(new Date());
  if (!job) return false;
  const stop = new AbortController();
  const { witnesses, minutes } = currentSettings().anchoring;
  // A checkpoint's turn comes once in so many minutes.
  const waited = { names: witnesses.map(({ key }) => key.split("+")[0]!), patienceMs: minutes * 60_000 + 60_000 };
  const making: Making = { step: "", written: () => 0, signal: AbortSignal.any([signal, stop.signal]), witnesses: waited };
  const beat = (): Promise<void> =>
    beatBundle(job, { step: making.step, written: making.written() }, new Date()).then(
      (held) => void (held || stop.abort()),
      (error: unknown) => logger.warn({ err: error, ...job }, "a bundle's maker could not say that it is at work"),
    );
  const beating = setInterval(() => void beat(), beatMs);
  try {
    await beat();
    if (stop.signal.aborted) return true;
    const outcome = await made(job, making);
    clearInterval(beating);
    if (outcome) await endBundle(job, outcome, new Date());
  } finally {
    clearInterval(beating);
  }
  return true;
}

/** null: it was taken away, or the server stops; whoever has it next goes on. */
async function made(job: BundleJob, making: Making): Promise<{ size: number | null; detail: string | null } | null> {
  const { workspaceId, bundleId, attempts } = job;
  const asked = await askedIn(job);
  if (!asked) return { size: null, detail: null };
  if (attempts > mostAttempts) return { size: null, detail: "Its making ended the server several times, and was given up." };
  try {
    const viewer = await memberIn(workspaceId, asked.askedBy);
    const places = { path: bundleFile(workspaceId, bundleId), work: bundleWork(workspaceId, bundleId) };
    return await makeBundle(viewer, { bundleId, asked: asked.asked }, places, making);
  } catch (error) {
    if (making.signal.aborted) return null;
    if (error instanceof Refusal) return { size: null, detail: error.problem.detail ?? refused[error.problem.kind] ?? null };
    logger.error({ err: error, ...job }, "a bundle could not be made");
    return { size: null, detail: "Something went wrong on the server; its own log says what. Nothing was lost: ask for it again." };
  }
}

const refused: Partial<Record<string, string>> = {
  "not-found": "Whoever asked for it is no longer a member, or what it was to be made of is gone.",
  forbidden: "Whoever asked for it may not have it any more.",
  "rate-limited": "Too many exports were under way. Ask for it again.",
};
