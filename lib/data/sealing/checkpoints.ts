import { headFrom, type LogHead, type LogName } from "./log-states";
import type { SealerDb } from "./sealer-connection";

/** A log that is to be signed. `key`: the one that signed it last, a C2SP vkey; `note`, `signedSize`: what was published last. */
export type LogToSign = LogHead & { key: string | null; note: string | null; signedSize: number | null; isFrozen: boolean };

type Row = LogName & {
  size: string;
  subtrees: Uint8Array;
  root: Uint8Array;
  key: string | null;
  note: string | null;
  signedSize: string | null;
  isFrozen: boolean;
};

/** The logs that have grown since they were signed and are not frozen; or all there are. */
export async function logsToSign(db: SealerDb, which: "grown" | "all"): Promise<LogToSign[]> {
  const { rows } = await db.query<Row>({
    name: `sealing logs to sign, ${which}`,
    text: `SELECT workspace_id AS "workspaceId", origin, size, subtrees, root, key, note, signed_size AS "signedSize",
        frozen_at IS NOT NULL AS "isFrozen"
      FROM audit_log ${which === "grown" ? "WHERE frozen_at IS NULL AND size IS DISTINCT FROM signed_size" : ""}
      ORDER BY workspace_id, origin`,
  });
  return rows.map((row) => ({
    ...headFrom(row),
    key: row.key,
    note: row.note,
    signedSize: row.signedSize === null ? null : Number(row.signedSize),
    isFrozen: row.isFrozen,
  }));
}

/** `keep`: this checkpoint stays in the log's history whatever hour it is. */
export type Published = LogName & { size: number; note: string; key: string; keep: boolean };

/** Shows checkpoints to everybody. The first of each hour stays. */
export async function publishNotes(db: SealerDb, notes: readonly Published[], at: Date): Promise<void> {
  const values = [
    notes.map(({ workspaceId }) => workspaceId),
    notes.map(({ origin }) => origin),
    notes.map(({ size }) => size),
    notes.map(({ note }) => note),
  ];
  await db.query({
    name: "sealing publish notes",
    text: `UPDATE audit_log l SET signed_size = n.size, note = n.note, key = n.key, signed_at = $6
      FROM unnest($1::uuid[], $2::text[], $3::bigint[], $4::text[], $5::text[]) AS n(workspace_id, origin, size, note, key)
      WHERE l.workspace_id = n.workspace_id AND l.origin = n.origin`,
    values: [...values, notes.map(({ key }) => key), at],
  });
  await db.query({
    name: "sealing keep notes",
    text: `INSERT INTO audit_checkpoint (workspace_id, origin, size, note, signed_at)
      SELECT n.workspace_id, n.origin, n.size, n.note, $6
      FROM unnest($1::uuid[], $2::text[], $3::bigint[], $4::text[], $5::boolean[]) AS n(workspace_id, origin, size, note, keep)
      WHERE n.keep OR NOT EXISTS (SELECT FROM audit_checkpoint c WHERE c.workspace_id = n.workspace_id AND c.origin = n.origin
        AND c.signed_at >= date_trunc('hour', $6::timestamptz))
      ON CONFLICT DO NOTHING`,
    values: [...values, notes.map(({ keep }) => keep), at],
  });
}

/** Nothing of the log is signed from here on. A log that is frozen stays so, and for its first reason. */
export async function freezeLog(db: SealerDb, { workspaceId, origin }: LogName, why: string, at: Date): Promise<void> {
  await db.query(`UPDATE audit_log SET frozen_at = $3, frozen_why = $4 WHERE workspace_id = $1 AND origin = $2 AND frozen_at IS NULL`, [
    workspaceId,
    origin,
    at,
    why,
  ]);
}
