import { setTimeout as sleep } from "node:timers/promises";
import { dropDue, newsDue } from "@/lib/data/news-due";
import { findWorkspace } from "@/lib/data/members";
import { Refusal } from "@/lib/domain/problems";
import { currentSettings } from "@/lib/gateways/settings";
import { mailNewsOperation } from "@/lib/operations/mail-news";
import { logger } from "@/lib/pipeline/logger";
import { run } from "@/lib/pipeline/run";
import { memberAs } from "@/lib/pipeline/session";

const idleMs = 15_000;

/** Turns news that is due into letters, until `signal` ends it. Any number may run at once. Without a mail server: nothing. */
export async function mailNewsInBackground(signal: AbortSignal): Promise<void> {
  if (!currentSettings().mail) return;
  while (!signal.aborted) {
    await mailDueNews(new Date()).catch((error: unknown) => logger.error({ err: error }, "mailing news failed; trying again"));
    // An abort ends the pause, and with it the loop.
    await sleep(idleMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** @param now who is due by then is mailed */
export async function mailDueNews(now: Date): Promise<void> {
  for (const { workspaceId, userId, mail } of await newsDue(now, 500)) {
    try {
      const { slug } = await findWorkspace(workspaceId);
      const result = await run(mailNewsOperation, await memberAs(userId, slug), { mail });
      if (!result.ok) logger.error({ problem: result.problem.kind }, "somebody's news could not be mailed");
    } catch (error) {
      // Who has left the workspace, or is disabled, is told nothing more.
      if (!(error instanceof Refusal)) throw error;
      await dropDue(workspaceId, userId);
    }
  }
}
