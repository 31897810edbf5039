import { database } from "./database";
import type { Tx } from "./transaction";

export type NewsDue = { workspaceId: string; userId: string; mail: "each" | "digest" };

/** Whose news is to be mailed by now. @param limit how many at most */
export async function newsDue(now: Date, limit: number): Promise<NewsDue[]> {
  const rows = await database().notificationDue.findMany({ where: { dueAt: { lte: now } }, orderBy: { dueAt: "asc" }, take: limit });
  return rows.map(({ workspaceId, userId, mail }) => ({ workspaceId, userId, mail: mail as NewsDue["mail"] }));
}

/** Takes what is due. @returns false when another sender has taken it, or more news of the moment holds it */
export async function takeDue(tx: Tx, userId: string, mail: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`DELETE FROM notification_due WHERE (workspace_id, user_id, mail) IN (
      SELECT workspace_id, user_id, mail FROM notification_due WHERE workspace_id = ${tx.workspaceId}::uuid AND user_id = ${userId}::uuid
        AND mail = ${mail} FOR UPDATE SKIP LOCKED) RETURNING 1`;
  return rows.length > 0;
}

/** Drops what is due for somebody who can no longer be told. */
export async function dropDue(workspaceId: string, userId: string): Promise<void> {
  await database().notificationDue.deleteMany({ where: { workspaceId, userId } });
}

export async function markMailed(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  await tx.notification.updateMany({ where: { workspaceId: tx.workspaceId, id: { in: [...ids] } }, data: { mailedAt: at } });
}
