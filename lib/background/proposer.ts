import { setTimeout as sleep } from "node:timers/promises";
import { takeSplitJob } from "@/lib/data/split-jobs";
import { proposeCandidatesOperation } from "@/lib/operations/propose-candidates";
import { stopProposingOperation } from "@/lib/operations/stop-proposing";
import { logger } from "@/lib/pipeline/logger";
import { run } from "@/lib/pipeline/run";
import { agentIn } from "@/lib/pipeline/session";

const idleMs = 1000;
const troubledMs = 10_000;
/** Until a job that failed is tried again; after one failure more than there are pauses, it is set aside. */
const pausesMs = [10_000, 60_000, 300_000, 1_800_000];

/** Works off the sentences of long articles, a batch at a time, until `signal` ends it. Any number may run at once. */
export async function proposeInBackground(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const waitMs = await proposeNext(new Date()).then(
      (worked) => (worked ? 0 : idleMs),
      (error: unknown) => {
        logger.error({ err: error }, "proposing in the background failed; trying again");
        return troubledMs;
      },
    );
    // An abort ends the pause, and with it the loop.
    if (waitMs > 0) await sleep(waitMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** Does the next batch that is due. @returns false when none is */
export async function proposeNext(now: Date): Promise<boolean> {
  const job = await takeSplitJob(now, pausesMs);
  if (!job) return false;
  const { articleVersionId, attempts } = job;
  const agent = await agentIn(job.workspaceId, "rules");
  // More attempts than are made: the last took the process down before it could be set aside.
  if (attempts <= pausesMs.length + 1) {
    const result = await run(proposeCandidatesOperation, agent, { articleVersionId });
    // Not-found: another worker has just finished it.
    if (result.ok || result.problem.kind === "not-found") return true;
    logger.warn({ articleVersionId, attempts, problem: result.problem.kind }, "claims could not be proposed for a batch of sentences");
  }
  if (attempts > pausesMs.length) await run(stopProposingOperation, agent, { articleVersionId });
  return true;
}
