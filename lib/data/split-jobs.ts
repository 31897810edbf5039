import type { Viewer } from "@/lib/domain/viewer";
import { database } from "./database";
import type { Prisma } from "./generated/client";
import { readAs } from "./reading";
import type { Tx } from "./transaction";

/** `attempts`: with this one, since a batch of it last came to its end. */
export type SplitJob = { workspaceId: string; articleVersionId: string; attempts: number };
type SplitJobRow = Prisma.SplitJobGetPayload<object>;

/** Asks for the rest of a version's proposals. It is there once the transaction commits. */
export async function askForSplit(tx: Tx, articleVersionId: string, at: Date): Promise<void> {
  await tx.splitJob.create({ data: { workspaceId: tx.workspaceId, articleVersionId, createdAt: at, dueAt: at } });
}

/**
 * The job that has been due longest, or null. It is not due again before its attempt has come to nothing and a pause is
 * over: `pausesMs[n]` after the n-th attempt. So nothing waits behind a job that fails, or that takes its process down.
 */
export async function takeSplitJob(now: Date, pausesMs: readonly number[]): Promise<SplitJob | null> {
  const again = pausesMs.map((pause) => new Date(now.getTime() + pause));
  const [job] = await database().$queryRaw<SplitJob[]>`UPDATE split_job j
    SET attempts = j.attempts + 1, due_at = (${again}::timestamptz[])[least(j.attempts + 1, ${again.length}::int)]
    FROM (SELECT workspace_id, article_version_id FROM split_job WHERE set_aside_at IS NULL AND due_at <= ${now}
      ORDER BY due_at, created_at LIMIT 1 FOR UPDATE SKIP LOCKED) next
    WHERE j.workspace_id = next.workspace_id AND j.article_version_id = next.article_version_id
    RETURNING j.workspace_id AS "workspaceId", j.article_version_id AS "articleVersionId", j.attempts`;
  return job ?? null;
}

/** Locks the job; null when somebody else has finished it meanwhile. */
export async function lockSplitJob(tx: Tx, articleVersionId: string): Promise<Pick<SplitJobRow, "setAsideAt"> | null> {
  const [job] = await tx.$queryRaw<Pick<SplitJobRow, "setAsideAt">[]>`SELECT set_aside_at AS "setAsideAt" FROM split_job
    WHERE workspace_id = ${tx.workspaceId}::uuid AND article_version_id = ${articleVersionId}::uuid FOR UPDATE`;
  return job ?? null;
}

/** Due now, as if it had never failed. */
export async function restartSplitJob(tx: Tx, articleVersionId: string, at: Date): Promise<void> {
  await tx.splitJob.update({ where: keyOf(tx, articleVersionId), data: { attempts: 0, dueAt: at, setAsideAt: null } });
}

/** Not due before somebody asks for it. */
export async function setSplitJobAside(tx: Tx, articleVersionId: string, at: Date): Promise<void> {
  await tx.splitJob.update({ where: keyOf(tx, articleVersionId), data: { setAsideAt: at } });
}

const keyOf = ({ workspaceId }: Tx, articleVersionId: string) => ({ workspaceId_articleVersionId: { workspaceId, articleVersionId } });

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
