import type { Json } from "@/lib/domain/audit/json";
import type { Tx } from "./transaction";

/** What was last told of a workspace's log itself: the version it came to (0: nothing yet), and of an act what it recorded last (null: never, or erased). */
export async function logObject(tx: Tx, act: string): Promise<{ version: number; last: Json }> {
  const [row] = await tx.$queryRaw<{ version: number | null; after: string | null }[]>`
    SELECT (SELECT max(ver) FROM audit_event WHERE workspace_id = ${tx.workspaceId}::uuid AND object = ${objectOf(tx)}) AS version,
      (SELECT convert_from(p.payload, 'UTF8') FROM audit_event e JOIN audit_part p ON p.workspace_id = e.workspace_id
         AND p.leaf_hash = e.leaf_hash AND p.name = 'after'
       WHERE e.workspace_id = ${tx.workspaceId}::uuid AND e.object = ${objectOf(tx)} AND e.act = ${act} ORDER BY e.ver DESC LIMIT 1) AS after`;
  return { version: row?.version ?? 0, last: row?.after ? (JSON.parse(row.after) as Json) : null };
}

const objectOf = (tx: Tx): string => `log/${tx.workspaceId}`;

/** The log that the workspace writes, as far as it has been put in order; null when nothing has. */
export async function logStanding(tx: Tx, origin: string): Promise<{ size: number; note: string | null; isFrozen: boolean } | null> {
  const log = await tx.auditLog.findUnique({ where: { workspaceId_origin: { workspaceId: tx.workspaceId, origin } } });
  return log && { size: Number(log.size), note: log.note, isFrozen: log.frozenAt !== null };
}

/** From here on the workspace's events stand in another log. */
export async function moveToLog(tx: Tx, origin: string): Promise<void> {
  await tx.workspace.update({ where: { id: tx.workspaceId }, data: { logOrigin: origin } });
}
