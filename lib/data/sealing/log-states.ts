import type { SealerDb } from "./sealer-connection";

export type LogName = { workspaceId: string; origin: string };
/** What is needed to append to a log. `root`: of its tree. */
export type LogHead = LogName & { size: number; subtrees: readonly Uint8Array[]; root: Uint8Array };

type Row = LogName & { size: string; subtrees: Uint8Array; root: Uint8Array };

export function headFrom({ workspaceId, origin, size, subtrees, root }: Row): LogHead {
  const hashes = Array.from({ length: subtrees.length / 32 }, (_, at) => subtrees.subarray(32 * at, 32 * at + 32));
  return { workspaceId, origin, size: Number(size), subtrees: hashes, root };
}

/**
 * Locks these logs' states, beginning those that are new. This lock is the fence: whoever appends has it, so that no index is given twice, whatever becomes
 * of the election.
 */
export async function lockHeads(db: SealerDb, logs: readonly LogName[], emptyRoot: Uint8Array, at: Date): Promise<LogHead[]> {
  const names = [logs.map(({ workspaceId }) => workspaceId), logs.map(({ origin }) => origin)];
  await db.query({
    name: "sealing begin logs",
    text: `INSERT INTO audit_log (workspace_id, origin, root, created_at)
      SELECT workspace_id, origin, $3, $4 FROM unnest($1::uuid[], $2::text[]) AS n(workspace_id, origin)
      WHERE NOT EXISTS (SELECT FROM audit_log l WHERE l.workspace_id = n.workspace_id AND l.origin = n.origin)
      ON CONFLICT DO NOTHING`,
    values: [...names, emptyRoot, at],
  });
  const { rows } = await db.query<Row>({
    name: "sealing lock heads",
    text: `SELECT l.workspace_id AS "workspaceId", l.origin, l.size, l.subtrees, l.root
      FROM unnest($1::uuid[], $2::text[]) AS n(workspace_id, origin)
      JOIN audit_log l ON l.workspace_id = n.workspace_id AND l.origin = n.origin
      ORDER BY l.workspace_id, l.origin FOR UPDATE OF l`,
    values: names,
  });
  return rows.map(headFrom);
}

export async function storeHeads(db: SealerDb, heads: readonly LogHead[]): Promise<void> {
  await db.query({
    name: "sealing store heads",
    text: `UPDATE audit_log l SET size = n.size, subtrees = n.subtrees, root = n.root
      FROM unnest($1::uuid[], $2::text[], $3::bigint[], $4::bytea[], $5::bytea[]) AS n(workspace_id, origin, size, subtrees, root)
      WHERE l.workspace_id = n.workspace_id AND l.origin = n.origin`,
    values: [
      heads.map(({ workspaceId }) => workspaceId),
      heads.map(({ origin }) => origin),
      heads.map(({ size }) => size),
      heads.map(({ subtrees }) => Buffer.concat(subtrees)),
      heads.map(({ root }) => Buffer.from(root)),
    ],
  });
}
