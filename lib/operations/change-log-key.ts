import { z } from "zod";
import { logObject } from "@/lib/data/log-object";
import { lockWorkspace } from "@/lib/data/workspaces";
import { operatorOperation } from "@/lib/pipeline/operator-operation";

/** Puts on record that another key signs the workspace's log from here on. Both are C2SP vkeys; the same again is no change. */
export const changeLogKeyOperation = operatorOperation({
  name: "change-log-key",
  input: z.object({ workspaceId: z.uuid(), from: z.string().min(1), to: z.string().min(1) }),
  person: async () => "",
  subject: async ({ within }, { workspaceId }) =>
    within({ workspaceId, logOrigin: "" }, async (tx) => ({
      workspace: await lockWorkspace(tx),
      log: await logObject(tx, "log.key-changed"),
    })),
  async perform(_deed, { workspace, log }, { workspaceId, from, to }) {
    const last = log.last as { from?: string; to?: string } | null;
    if (last?.from === from && last.to === to) return { events: [], value: { changed: false } };
    return {
      events: [
        {
          place: { workspaceId, logOrigin: workspace.logOrigin },
          drafts: [
            { act: "log.key-changed", object: { kind: "log", id: workspaceId }, version: log.version + 1, parts: { after: { from, to } } },
          ],
        },
      ],
      value: { changed: true },
    };
  },
});
