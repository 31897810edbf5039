import type { GuidelineShown } from "@/lib/domain/guidelines";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import type { Prisma } from "./generated/client";
import { readAs, type ReadClient } from "./reading";
import type { Tx } from "./transaction";
import { lockWorkspace } from "./workspaces";

type GuidelineRow = Prisma.GuidelineGetPayload<object>;

/** The guidelines that stand, or null. @param db in a workspace's scope */
export async function standingGuideline(db: ReadClient, workspaceId: string): Promise<GuidelineRow | null> {
  return db.guideline.findFirst({ where: { workspaceId }, orderBy: { ordinal: "desc" } });
}

/** The same, so that of two who publish at once the second finds the first one's. */
export async function lockGuidelines(tx: Tx): Promise<GuidelineRow | null> {
  await lockWorkspace(tx);
  return standingGuideline(tx, tx.workspaceId);
}

export async function insertGuideline(
  tx: Tx,
  guideline: { id: string; ordinal: number; text: string; note: string; createdBy: string; createdAt: Date },
): Promise<void> {
  await tx.guideline.create({ data: { workspaceId: tx.workspaceId, ...guideline } });
}

/** One version of the guidelines, with the one before it; the one that stands unless another is named. null: there are none. */
export async function readGuidelines(
  viewer: Viewer,
  ordinal: number | null,
): Promise<{ shown: GuidelineShown; before: string | null; versions: Omit<GuidelineShown, "text">[] } | null> {
  return readAs(viewer, async (db) => {
    const { workspaceId } = viewer;
    const rows = await db.guideline.findMany({
      where: { workspaceId },
      orderBy: { ordinal: "desc" },
      select: { id: true, ordinal: true, note: true, createdBy: true, createdAt: true },
    });
    const [latest] = rows;
    if (!latest) return null;
    const wanted = ordinal ?? latest.ordinal;
    const texts = await db.guideline.findMany({
      where: { workspaceId, ordinal: { in: [wanted, wanted - 1] } },
      select: { ordinal: true, text: true },
    });
    const members = await db.membership.findMany({
      where: { workspaceId, userId: { in: rows.map((row) => row.createdBy) } },
      select: { userId: true, user: { select: { name: true } } },
    });
    const names = new Map(members.map((member) => [member.userId, member.user.name]));
    const versions = rows.map(({ createdBy, createdAt, ...row }) => ({
      ...row,
      by: names.get(createdBy) ?? "a former member",
      at: createdAt.toISOString(),
    }));
    const text = texts.find((each) => each.ordinal === wanted)?.text;
    const version = versions.find((each) => each.ordinal === wanted);
    if (text === undefined || !version) throw new Refusal("not-found");
    return { shown: { ...version, text }, before: texts.find((each) => each.ordinal === wanted - 1)?.text ?? null, versions };
  });
}
