import { z } from "zod";
import { expectVersion } from "@/lib/data/locking";
import { lockWorkspace, updateWorkspace } from "@/lib/data/workspaces";
import { canonicalJson } from "@/lib/domain/audit/json";
import { type CalibrationRule, calibrationSchema } from "@/lib/domain/calibration";
import { settlementSchema, workspaceNameSchema } from "@/lib/domain/people";
import { mayManage } from "@/lib/domain/policy";
import { operation } from "@/lib/pipeline/operation";

/** A leaf holds no fractions, and no more does what it commits to: the share is told in per cent. */
function loggable({ calibration, ...rest }: { name: string; settlement: string; calibration: CalibrationRule }) {
  return { ...rest, calibration: calibration && { percent: Math.round(calibration.share * 100), claims: calibration.claims } };
}

/** Changes the workspace's name and what settles a claim in it. Its address and its log's origin stay. */
export const changeWorkspaceOperation = operation({
  name: "change-workspace",
  input: z.object({
    version: z.int().min(1),
    name: workspaceNameSchema,
    settlement: settlementSchema,
    calibration: calibrationSchema.optional(),
  }),
  subject: (tx) => lockWorkspace(tx),
  permit: (viewer) => mayManage(viewer),
  async perform({ tx }, workspace, { version: seen, name, settlement, calibration }) {
    expectVersion(workspace, seen);
    const before = { name: workspace.name, settlement: workspace.settlement, calibration: workspace.calibration };
    const change = { name, settlement, calibration: calibration === undefined ? before.calibration : calibration };
    if (canonicalJson(loggable(before)) === canonicalJson(loggable(change))) {
      return { events: [], value: { version: workspace.version, ...change } };
    }
    const version = await updateWorkspace(tx, workspace, change);
    return {
      events: [
        {
          act: "workspace.changed",
          object: { kind: "workspace", id: workspace.id },
          version,
          parts: { before: loggable(before), after: loggable(change) },
        },
      ],
      value: { version, ...change },
    };
  },
});
