import pg from "pg";
import { headFrom, type LogHead } from "./log-states";
import type { SealerDb } from "./sealer-connection";

/** A log as the operator is told of it. Times are ISO 8601. */
export type LogStatus = LogHead & {
  key: string | null;
  note: string | null;
  signedSize: number | null;
  signedAt: string | null;
  frozenAt: string | null;
  frozenWhy: string | null;
};
/** `origin`: of the log that is written now; `waiting`: leaves that are not put in order yet. Logs in the order in which they were begun. */
export type WorkspaceLogs = { workspaceId: string; slug: string; origin: string; waiting: number; logs: LogStatus[] };

/** Every workspace that has recorded anything, with its logs. For the operator. */
export async function allLogs(url: string): Promise<WorkspaceLogs[]> {
  return withClient(url, async (client) => {
    await client.query("BEGIN; SET LOCAL ROLE onus_sequencer");
    const { rows } = await client.query<{ id: string; waiting: string }>(
      `SELECT s.id, (SELECT count(*) FROM audit_intent i WHERE i.workspace_id = s.id) AS waiting
       FROM (SELECT workspace_id AS id FROM audit_log UNION SELECT workspace_id FROM audit_intent) s ORDER BY s.id`,
    );
    await client.query("COMMIT");
    const found: WorkspaceLogs[] = [];
    for (const { id, waiting } of rows)
      found.push(await inWorkspace(client, id, async (db) => ({ ...(await logsOf(db, id)), waiting: Number(waiting) })));
    return found;
  });
}

/** A workspace's logs, in the order in which they were begun. */
export async function logsOf(db: SealerDb, workspaceId: string): Promise<Omit<WorkspaceLogs, "waiting">> {
  const { rows: workspaces } = await db.query<{ slug: string; origin: string }>(
    `SELECT slug, log_origin AS origin FROM workspace WHERE id = $1`,
    [workspaceId],
  );
  const { rows } = await db.query(
    `SELECT workspace_id AS "workspaceId", origin, size, subtrees, root, key, note, signed_size::float8 AS "signedSize",
       signed_at AS "signedAt", frozen_at AS "frozenAt", frozen_why AS "frozenWhy"
     FROM audit_log WHERE workspace_id = $1 ORDER BY created_at, origin`,
    [workspaceId],
  );
  type Row = Parameters<typeof headFrom>[0] & Omit<LogStatus, "signedAt" | "frozenAt"> & { signedAt: Date | null; frozenAt: Date | null };
  const logs = (rows as unknown as Row[]).map((row) => ({
    ...headFrom(row),
    key: row.key,
    note: row.note,
    signedSize: row.signedSize,
    signedAt: row.signedAt?.toISOString() ?? null,
    frozenAt: row.frozenAt?.toISOString() ?? null,
    frozenWhy: row.frozenWhy,
  }));
  return { workspaceId, slug: workspaces[0]?.slug ?? workspaceId, origin: workspaces[0]?.origin ?? "", logs };
}

/** One unchanging state of one workspace, for as long as it takes. It is seen as the app sees it. */
export async function readingWorkspace<T>(url: string, workspaceId: string, read: (db: SealerDb) => Promise<T>): Promise<T> {
  return withClient(url, (client) => inWorkspace(client, workspaceId, read));
}

async function inWorkspace<T>(client: pg.Client, workspaceId: string, read: (db: SealerDb) => Promise<T>): Promise<T> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  await client.query(`SELECT set_config('onus.workspace', $1, true)`, [workspaceId]);
  const value = await read(client);
  await client.query("COMMIT");
  return value;
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, options: "-c role=onus_app", application_name: "onus log" });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
