import { z } from "zod";
import { expectVersion } from "@/lib/data/locking";
import { lockWorkspace, updateWorkspace } from "@/lib/data/workspaces";
import { settlementSchema, workspaceNameSchema } from "@/lib/domain/people";
import { mayManage } from "@/lib/domain/policy";
import { operation } from "@/lib/pipeline/operation";

/** Changes the workspace's name and what settles a claim in it. Its address and its log's origin stay. */
export const changeWorkspaceOperation = operation({
  name: "change-workspace",
  input: z.object({ version: z.int().min(1), name: workspaceNameSchema, settlement: settlementSchema }),
  subject: (tx) => lockWorkspace(tx),
  permit: (viewer) => mayManage(viewer),
  async perform({ tx }, workspace, { version: seen, ...change }) {
    expectVersion(workspace, seen);
    const before = { name: workspace.name, settlement: workspace.settlement };
    if (before.name === change.name && before.settlement === change.settlement) {
      return { events: [], value: { version: workspace.version, ...change } };
    }
    const version = await updateWorkspace(tx, workspace, change);
    return {
      events: [{ act: "workspace.changed", object: { kind: "workspace", id: workspace.id }, version, parts: { before, after: change } }],
      value: { version, ...change },
    };
  },
});
