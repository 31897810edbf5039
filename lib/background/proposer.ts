import { setTimeout as sleep } from "node:timers/promises";
import { nextSplitJob } from "@/lib/data/split-jobs";
import { proposeCandidatesOperation } from "@/lib/operations/propose-candidates";
import { logger } from "@/lib/pipeline/logger";
import { run } from "@/lib/pipeline/run";
import { agentIn } from "@/lib/pipeline/session";

const idleMs = 1000;
const troubledMs = 10_000;

/** Works off the sentences of long articles, a batch at a time, until `signal` ends it. Any number may run at once. */
export async function proposeInBackground(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await pause(await oneBatch().catch(troubled), signal);
  }
}

/** @returns how long to wait for the next, in milliseconds */
async function oneBatch(): Promise<number> {
  const job = await nextSplitJob();
  if (!job) return idleMs;
  const agent = await agentIn(job.workspaceId, "rules");
  const result = await run(proposeCandidatesOperation, agent, { articleVersionId: job.articleVersionId });
  // Not-found: another worker has just finished it.
  return result.ok || result.problem.kind === "not-found" ? 0 : troubledMs;
}

function troubled(error: unknown): number {
  logger.error({ err: error }, "proposing in the background failed; trying again");
  return troubledMs;
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  // An abort ends the pause, and with it the loop.
  if (ms > 0) await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
}
