import type { LogReader } from "./log-nodes";
import type { LogName } from "./log-states";
import type { SealerDb } from "./sealer-connection";

/** Reads a log's tree on the sealer's connection, in its transaction. */
export function sealerReader(db: SealerDb): LogReader {
  return {
    async tiles({ workspaceId, origin }, level, indexes) {
      const { rows } = await db.query<{ index: string; hashes: Uint8Array }>({
        name: "sealing tiles",
        text: `SELECT index, hashes FROM audit_tile WHERE workspace_id = $1 AND origin = $2 AND level = $3 AND index = ANY($4::bigint[])`,
        values: [workspaceId, origin, level, indexes],
      });
      return rows;
    },
    async leaves({ workspaceId, origin }, from, to) {
      const { rows } = await db.query<{ index: string; leafHash: Uint8Array }>({
        name: "sealing leaf hashes",
        text: `SELECT index, leaf_hash AS "leafHash" FROM audit_entry WHERE workspace_id = $1 AND origin = $2 AND index >= $3 AND index < $4`,
        values: [workspaceId, origin, from, to],
      });
      return rows;
    },
  };
}

/** An entry as it is stored. */
export type StoredEntry = { index: number; leaf: Uint8Array; leafHash: Uint8Array };

/** Whole entries in their order, at most `limit` from an index on, before another. */
export async function readEntries(
  db: SealerDb,
  { workspaceId, origin }: LogName,
  from: number,
  to: number,
  limit: number,
): Promise<StoredEntry[]> {
  const { rows } = await db.query<{ index: string; leaf: Uint8Array; leafHash: Uint8Array }>({
    name: "sealing entries",
    text: `SELECT index, leaf, leaf_hash AS "leafHash" FROM audit_entry
      WHERE workspace_id = $1 AND origin = $2 AND index >= $3 AND index < $4 ORDER BY index LIMIT $5`,
    values: [workspaceId, origin, from, to, limit],
  });
  return rows.map((row) => ({ ...row, index: Number(row.index) }));
}

const mostSince = 1000;

/** Of each of these logs the entries from an index on, up to a thousand, in one statement. */
export async function readEntriesSince(
  db: SealerDb,
  logs: readonly (LogName & { from: number; size: number })[],
): Promise<StoredEntry[][]> {
  const grown = logs.filter(({ from, size }) => from < size);
  if (grown.length === 0) return logs.map(() => []);
  const { rows } = await db.query<{ workspaceId: string; origin: string; index: string; leaf: Uint8Array; leafHash: Uint8Array }>({
    name: "sealing entries since",
    text: `SELECT n.workspace_id AS "workspaceId", n.origin, e.index, e.leaf, e.leaf_hash AS "leafHash"
      FROM unnest($1::uuid[], $2::text[], $3::bigint[], $4::bigint[]) AS n(workspace_id, origin, first, size)
      CROSS JOIN LATERAL (SELECT * FROM audit_entry e WHERE e.workspace_id = n.workspace_id AND e.origin = n.origin
        AND e.index >= n.first AND e.index < n.size ORDER BY e.index LIMIT ${mostSince}) e`,
    values: [
      grown.map(({ workspaceId }) => workspaceId),
      grown.map(({ origin }) => origin),
      grown.map(({ from }) => from),
      grown.map(({ size }) => size),
    ],
  });
  const found = new Map<string, StoredEntry[]>();
  for (const { workspaceId, origin, index, leaf, leafHash } of rows) {
    const key = `${workspaceId} ${origin}`;
    const entry = { index: Number(index), leaf, leafHash };
    if (found.get(key)?.push(entry) === undefined) found.set(key, [entry]);
  }
  return logs.map(({ workspaceId, origin }) => (found.get(`${workspaceId} ${origin}`) ?? []).toSorted((a, b) => a.index - b.index));
}
