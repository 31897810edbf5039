import type { Viewer } from "@/lib/domain/viewer";
import { database } from "./database";
import { readAs } from "./reading";
import type { Tx } from "./transaction";

export type SplitJob = { workspaceId: string; articleVersionId: string };

/** Asks for the rest of a version's proposals. It is there once the transaction commits. */
export async function askForSplit(tx: Tx, articleVersionId: string, at: Date): Promise<void> {
  await tx.splitJob.create({ data: { workspaceId: tx.workspaceId, articleVersionId, createdAt: at } });
}

/** The job that waits longest, or null. Two workers may take the same; the row lock in the operation sorts them out. */
export async function nextSplitJob(): Promise<SplitJob | null> {
  return database().splitJob.findFirst({ orderBy: { createdAt: "asc" }, select: { workspaceId: true, articleVersionId: true } });
}

/** Locks the job; false when somebody else has finished it meanwhile. */
export async function lockSplitJob(tx: Tx, articleVersionId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM split_job
    WHERE workspace_id = ${tx.workspaceId}::uuid AND article_version_id = ${articleVersionId}::uuid FOR UPDATE`;
  return rows.length > 0;
}

export async function finishSplitJob(tx: Tx, articleVersionId: string): Promise<void> {
  await tx.splitJob.deleteMany({ where: { workspaceId: tx.workspaceId, articleVersionId } });
}

/** A version's text, and the first of its sentences for which no claims have been proposed yet (null: none is left). */
export async function readUnsplit(viewer: Viewer, articleVersionId: string): Promise<{ text: string; from: number | null }> {
  const { workspaceId } = viewer;
  return readAs(viewer, async (db) => {
    const version = await db.articleVersion.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: articleVersionId } },
      select: { text: true },
    });
    const sentence = await db.sentence.findFirst({
      where: { workspaceId, articleVersionId, split: false },
      orderBy: { ordinal: "asc" },
      select: { ordinal: true },
    });
    return { text: version.text, from: sentence?.ordinal ?? null };
  });
}
