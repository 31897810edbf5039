import type { BundleAsked } from "@/lib/domain/audit/bundle/asked";
import { database, inScope } from "./database";

/** A bundle that a maker has taken. `attempts`: with this one. */
export type BundleJob = { workspaceId: string; bundleId: string; attempts: number };
export type BundleProgress = { step: string; written: number };

/** How long a maker may be silent before another takes its bundle. */
const silentMs = 60_000;

/** Takes the bundle that waits longest, or one whose maker has fallen silent; null: there is none. Any number may take at once. */
export async function takeBundleJob(now: Date): Promise<BundleJob | null> {
  const due = new Date(now.getTime() + silentMs);
  const [job] = await database().$queryRaw<BundleJob[]>`UPDATE bundle_job j SET attempts = j.attempts + 1, due_at = ${due}
    FROM (SELECT workspace_id, bundle_id FROM bundle_job WHERE due_at <= ${now} ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED) next
    WHERE j.workspace_id = next.workspace_id AND j.bundle_id = next.bundle_id
    RETURNING j.workspace_id AS "workspaceId", j.bundle_id AS "bundleId", j.attempts`;
  return job ?? null;
}

/** Who asked for it, and for what; null when it is gone. */
export async function askedIn({ workspaceId, bundleId }: BundleJob): Promise<{ askedBy: string; asked: BundleAsked } | null> {
  return inScope({ workspaceId }, async (db) => {
    const row = await db.bundle.findUnique({ where: { workspaceId_id: { workspaceId, id: bundleId } } });
    return row && { askedBy: row.askedBy, asked: row.asked as BundleAsked };
  });
}

/** Says that the maker is at work, and on what. @returns false when another has taken the bundle since, or it is off the list: this maker is to stop */
export async function beatBundle(job: BundleJob, { step, written }: BundleProgress, now: Date): Promise<boolean> {
  const { workspaceId, bundleId, attempts } = job;
  return inScope({ workspaceId }, async (db) => {
    const held = await db.bundleJob.updateMany({
      where: { workspaceId, bundleId, attempts },
      data: { dueAt: new Date(now.getTime() + silentMs) },
    });
    if (held.count === 0) return false;
    const listed = await db.bundle.updateMany({
      where: { workspaceId, id: bundleId },
      data: { state: "making", step, written: BigInt(written), beatAt: now },
    });
    // Something that it would hold was erased meanwhile.
    if (listed.count === 0) await db.bundleJob.deleteMany({ where: { workspaceId, bundleId } });
    return listed.count > 0;
  });
}

/** How it ended: a file of `size` bytes, or nothing. @param detail what is to be known of it, or why there is nothing */
export async function endBundle(job: BundleJob, outcome: { size: number | null; detail: string | null }, now: Date): Promise<void> {
  const { workspaceId, bundleId, attempts } = job;
  const { size, detail } = outcome;
  await inScope({ workspaceId }, async (db) => {
    const { count } = await db.bundleJob.deleteMany({ where: { workspaceId, bundleId, attempts } });
    if (count === 0) return;
    await db.bundle.updateMany({
      where: { workspaceId, id: bundleId },
      data:
        size === null
          ? { state: "failed", step: "", detail }
          : { state: "ready", step: "", size: BigInt(size), written: BigInt(size), detail, readyAt: now },
    });
  });
}

/** Of these bundles of a workspace, those that still stand on its list and whose files are to be kept: ready ones not older than `since`. */
export async function bundlesToKeep(workspaceId: string, ids: readonly string[], since: Date): Promise<Set<string>> {
  return inScope({ workspaceId }, async (db) => {
    const rows = await db.bundle.findMany({
      where: { workspaceId, id: { in: [...ids] }, OR: [{ state: { in: ["waiting", "making"] } }, { readyAt: { gte: since } }] },
      select: { id: true },
    });
    return new Set(rows.map(({ id }) => id));
  });
}

/** Takes off the list what was asked for before `before` and is no longer to be had. */
export async function forgetBundles(workspaceId: string, before: Date): Promise<void> {
  await inScope({ workspaceId }, async (db) => {
    await db.bundle.deleteMany({ where: { workspaceId, state: { in: ["ready", "failed"] }, createdAt: { lt: before } } });
  });
}
