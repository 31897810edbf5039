import type { Settlement } from "@/lib/domain/policy";
import type { CalibrationRule } from "@/lib/domain/calibration";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { calibrationRule } from "./calibration";
import { readAs } from "./reading";
import type { Tx } from "./transaction";

export type WorkspaceRow = {
  id: string;
  slug: string;
  name: string;
  settlement: Settlement;
  logOrigin: string;
  calibration: CalibrationRule;
  version: number;
};

/** Stores a workspace under the first free one of slug, slug-2, slug-3 … @returns the slug */
export async function insertWorkspace(
  tx: Tx,
  workspace: { slug: string; name: string; settlement: Settlement; logOrigin: string; createdAt: Date },
): Promise<string> {
  const { name, settlement, logOrigin, createdAt } = workspace;
  for (let attempt = 1; ; attempt++) {
    const slug = attempt === 1 ? workspace.slug : `${workspace.slug}-${attempt}`;
    const stored = await tx.$executeRaw`
      INSERT INTO workspace (id, slug, name, settlement, log_origin, created_at)
      VALUES (${tx.workspaceId}::uuid, ${slug}, ${name}, ${settlement}, ${logOrigin}, ${createdAt})
      ON CONFLICT (slug) DO NOTHING`;
    if (stored > 0) return slug;
  }
}

/** The workspace's own row. Also taken before anything that could leave it without a lead. */
export async function lockWorkspace(tx: Tx): Promise<WorkspaceRow> {
  const [row] = await tx.$queryRaw<(Omit<WorkspaceRow, "calibration"> & { share: number | null; claims: number })[]>`
    SELECT id, slug, name, settlement, log_origin AS "logOrigin", calibration_share AS share, calibration_claims AS claims, version
    FROM workspace WHERE id = ${tx.workspaceId}::uuid FOR UPDATE`;
  if (!row) throw new Refusal("not-found");
  const { share, claims, ...rest } = row;
  return { ...rest, calibration: share === null ? null : { share, claims } };
}

/** @returns the workspace's new version */
export async function updateWorkspace(
  tx: Tx,
  workspace: WorkspaceRow,
  change: Pick<WorkspaceRow, "name" | "settlement" | "calibration">,
): Promise<number> {
  const version = workspace.version + 1;
  const { calibration, ...rest } = change;
  await tx.workspace.update({
    where: { id: workspace.id },
    data: {
      ...rest,
      calibrationShare: calibration?.share ?? null,
      ...(calibration ? { calibrationClaims: calibration.claims } : {}),
      version,
    },
  });
  return version;
}

/** What the settings page shows. */
export async function workspaceSettings(viewer: Viewer): Promise<Pick<WorkspaceRow, "name" | "settlement" | "calibration" | "version">> {
  return readAs(viewer, async (db) => {
    const row = await db.workspace.findUniqueOrThrow({ where: { id: viewer.workspaceId } });
    return {
      name: row.name,
      settlement: row.settlement as Settlement,
      calibration: await calibrationRule(db, row.id),
      version: row.version,
    };
  });
}
