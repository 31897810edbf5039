import type { LogHead, LogName } from "../sealing/log-states";
import { headFrom } from "../sealing/log-states";
import type { SealerDb } from "../sealing/sealer-connection";

/** Somebody outside, to whom checkpoints are handed. `name`: as people are told. */
export type Target = { kind: "timestamp" | "witness" | "publication"; name: string };
/** A log with its newest checkpoint, and what became of the last one that a target was handed. */
export type LogToAnchor = LogHead & {
  signedSize: number;
  note: string;
  last: { size: number; state: "done" | "failed"; tries: number; at: Date } | null;
  /** Of what was done last: 0: nothing. */
  doneSize: number;
};

type Row = LogName & {
  size: string;
  subtrees: Uint8Array;
  root: Uint8Array;
  signedSize: string;
  note: string;
  lastSize: string | null;
  state: "done" | "failed" | null;
  tries: number | null;
  at: Date | null;
  doneSize: string | null;
};

/** The logs whose newest checkpoint this target does not have yet. */
export async function logsFor(db: SealerDb, { kind, name }: Target): Promise<LogToAnchor[]> {
  const { rows } = await db.query<Row>({
    name: "anchoring logs for a target",
    text: `SELECT l.workspace_id AS "workspaceId", l.origin, l.size, l.subtrees, l.root, l.signed_size AS "signedSize", l.note,
        a.size AS "lastSize", a.state, a.tries, a.at,
        (SELECT max(d.size) FROM audit_anchor d WHERE d.workspace_id = l.workspace_id AND d.origin = l.origin AND d.kind = $1 AND d.target = $2
          AND d.state = 'done') AS "doneSize"
      FROM audit_log l LEFT JOIN LATERAL (SELECT b.size, b.state, b.tries, b.at FROM audit_anchor b
        WHERE b.workspace_id = l.workspace_id AND b.origin = l.origin AND b.kind = $1 AND b.target = $2 ORDER BY b.at DESC LIMIT 1) a ON true
      WHERE l.frozen_at IS NULL AND l.note IS NOT NULL AND l.signed_size > 0 ORDER BY l.workspace_id, l.origin`,
    values: [kind, name],
  });
  return rows
    .map((row) => ({
      ...headFrom(row),
      signedSize: Number(row.signedSize),
      note: row.note,
      last: row.state && row.at ? { size: Number(row.lastSize), state: row.state, tries: row.tries ?? 0, at: row.at } : null,
      doneSize: Number(row.doneSize ?? 0),
    }))
    .filter((log) => log.doneSize < log.signedSize);
}

/** `note`: with what a witness has added. */
export type Anchored = LogName & { size: number; note: string; token?: Uint8Array };

/** Keeps what was done, and the checkpoint that it was done for. */
export async function keepAnchor(
  db: SealerDb,
  { kind, name }: Target,
  { workspaceId, origin, size, note, token }: Anchored,
  at: Date,
): Promise<void> {
  await db.query(
    `INSERT INTO audit_anchor (workspace_id, origin, size, kind, target, state, token, tries, at) VALUES ($1, $2, $3, $4, $5, 'done', $6, 1, $7)
     ON CONFLICT (workspace_id, origin, size, kind, target) DO UPDATE SET state = 'done', detail = NULL, token = $6, at = $7`,
    [workspaceId, origin, size, kind, name, token ?? null, at],
  );
  await db.query(
    `INSERT INTO audit_checkpoint (workspace_id, origin, size, note, signed_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (workspace_id, origin, size) DO UPDATE SET note = $4`,
    [workspaceId, origin, size, note, at],
  );
  await db.query(`UPDATE audit_log SET note = $4 WHERE workspace_id = $1 AND origin = $2 AND signed_size = $3`, [
    workspaceId,
    origin,
    size,
    note,
  ]);
}

/** The note of a checkpoint as it stands now: others may have added to it meanwhile. */
export async function noteOf(db: SealerDb, { workspaceId, origin, size, note }: Anchored): Promise<string> {
  const { rows } = await db.query<{ note: string }>(
    `SELECT note FROM audit_checkpoint WHERE workspace_id = $1 AND origin = $2 AND size = $3
     UNION ALL SELECT note FROM audit_log WHERE workspace_id = $1 AND origin = $2 AND signed_size = $3 LIMIT 1`,
    [workspaceId, origin, size],
  );
  return rows[0]?.note ?? note;
}

/** Says why it was not done. Only the last failure of a target is of interest. */
export async function keepFailure(
  db: SealerDb,
  { kind, name }: Target,
  { workspaceId, origin, size }: LogName & { size: number },
  failure: { detail: string; tries: number },
  at: Date,
): Promise<void> {
  await db.query(
    `INSERT INTO audit_anchor (workspace_id, origin, size, kind, target, state, detail, tries, at) VALUES ($1, $2, $3, $4, $5, 'failed', $6, $7, $8)
     ON CONFLICT (workspace_id, origin, size, kind, target) DO UPDATE SET state = 'failed', detail = $6, tries = $7, at = $8`,
    [workspaceId, origin, size, kind, name, failure.detail, failure.tries, at],
  );
}
