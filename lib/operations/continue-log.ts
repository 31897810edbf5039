import { z } from "zod";
import { logObject, logStanding, moveToLog } from "@/lib/data/log-object";
import { lockWorkspace } from "@/lib/data/workspaces";
import { nextOrigin } from "@/lib/domain/audit/origin";
import { Refusal } from "@/lib/domain/problems";
import { operatorOperation } from "@/lib/pipeline/operator-operation";

/**
 * Leaves a frozen log as it is and begins another one, whose first entry holds the last checkpoint of the one before. `note`: that checkpoint as the signer
 * remembers it, which may be newer than the database's.
 */
export const continueLogOperation = operatorOperation({
  name: "continue-log",
  input: z.object({ workspaceId: z.uuid(), note: z.string().nullable() }),
  person: async () => "",
  subject: async ({ within }, { workspaceId }) =>
    within({ workspaceId, logOrigin: "" }, async (tx) => {
      const workspace = await lockWorkspace(tx);
      return { workspace, standing: await logStanding(tx, workspace.logOrigin), log: await logObject(tx, "log.continued") };
    }),
  async perform({ within }, { workspace, standing, log }, { workspaceId, note }) {
    if (!standing?.isFrozen)
      throw new Refusal("invalid", { detail: `The log ${workspace.logOrigin} is not frozen: there is nothing to recover from.` });
    const place = { workspaceId, logOrigin: nextOrigin(workspace.logOrigin) };
    await within(place, (tx) => moveToLog(tx, place.logOrigin));
    const after = { note: note ?? standing.note ?? "", origin: workspace.logOrigin, size: standing.size };
    const object = { kind: "log" as const, id: workspaceId };
    return {
      events: [{ place, drafts: [{ act: "log.continued", object, version: log.version + 1, parts: { after } }] }],
      value: { origin: place.logOrigin, before: workspace.logOrigin },
    };
  },
});
