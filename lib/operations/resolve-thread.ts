import { z } from "zod";
import { expectVersion, lockRow } from "@/lib/data/locking";
import { refuseUnseenThread, updateThread } from "@/lib/data/threads";
import { mayAnalyse } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

function turned(name: string, resolve: boolean) {
  return operation({
    name,
    input: z.object({ threadId: z.uuid(), version: z.int().min(1) }),
    async subject(tx, { threadId }, viewer) {
      const thread = await lockRow(tx, "thread", threadId);
      await refuseUnseenThread(tx, viewer, threadId);
      return thread;
    },
    permit: (viewer) => mayAnalyse(viewer),
    async perform({ tx, viewer, now }, thread, { version: seen }) {
      expectVersion(thread, seen);
      if ((thread.resolvedAt !== null) === resolve) throw new Refusal("invalid", { detail: "That has been done already." });
      const change = resolve ? { resolvedAt: now, resolvedBy: viewer.userId } : { resolvedAt: null, resolvedBy: null };
      const version = await updateThread(tx, thread, change);
      return {
        events: [
          {
            act: resolve ? "thread.resolved" : "thread.reopened",
            object: { kind: "thread", id: thread.id },
            version,
            articleId: thread.articleId,
            ...(thread.claimId ? { claimId: thread.claimId } : {}),
            parts: {},
          },
        ],
        value: { threadId: thread.id, version },
      };
    },
  });
}

export const resolveThreadOperation = turned("resolve-thread", true);
export const reopenThreadOperation = turned("reopen-thread", false);
