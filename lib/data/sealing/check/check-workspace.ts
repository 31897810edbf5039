import { logsOf, readingWorkspace } from "../operator-reads";
import type { SealerDb } from "../sealer-connection";
import { checkLog, type Chains } from "./check-log";
import { checkObjects } from "./check-objects";
import { type Finding, Findings } from "./finding";

/** What is remembered outside of the database of a log that was signed; `damaged`: it cannot be read. */
export type RememberedOf = (origin: string) => { size: number; root: Uint8Array } | "damaged" | null;
export type Checked = { entries: number; objects: number; findings: Finding[] };

/**
 * Recomputes everything that a workspace's record is made of, out of the database: entries, their order, hashes, tiles and checkpoints; events and their contents;
 * and the tables, which must be what the events leave. It changes nothing, and may run beside everything else.
 */
export async function checkWorkspace(url: string, workspaceId: string, rememberedOf: RememberedOf): Promise<Checked> {
  return readingWorkspace(url, workspaceId, async (db) => {
    const { logs } = await logsOf(db, workspaceId);
    const origins = logs.map(({ origin }) => origin);
    const findings = new Findings();
    const chains: Chains = new Map();
    let entries = 0;
    for (const log of logs) {
      const remembered = rememberedOf(log.origin);
      if (remembered === "damaged") findings.add(log.origin, "the signer's memory of it is damaged");
      entries += await checkLog(db, log, remembered === "damaged" ? null : remembered, chains, findings);
    }
    await checkStrays(db, workspaceId, origins, findings);
    const objects = await checkObjects(db, workspaceId, findings);
    return { entries, objects, findings: findings.all() };
  });
}

/** Rows that belong to nothing: events without an entry, entries without a log, contents without an event, what waits without an event. */
async function checkStrays(db: SealerDb, workspaceId: string, origins: readonly string[], findings: Findings): Promise<void> {
  const strays: [what: string, sql: string][] = [
    [
      "an event that stands in no log, and does not wait to",
      `SELECT e.object || ' version ' || e.ver AS name FROM audit_event e WHERE e.workspace_id = $1
         AND NOT EXISTS (SELECT FROM audit_entry n WHERE n.workspace_id = $1 AND n.leaf_hash = e.leaf_hash)
         AND NOT EXISTS (SELECT FROM audit_intent i WHERE i.workspace_id = $1 AND i.leaf_hash = e.leaf_hash)`,
    ],
    [
      "a leaf that waits, of which there is no event, or which is not the one that was recorded",
      `SELECT 'audit_intent ' || i.id AS name FROM audit_intent i WHERE i.workspace_id = $1
         AND (sha256('\\x00'::bytea || i.leaf) <> i.leaf_hash
           OR NOT EXISTS (SELECT FROM audit_event e WHERE e.workspace_id = $1 AND e.leaf_hash = i.leaf_hash))`,
    ],
    [
      "contents of no event",
      `SELECT 'audit_part ' || encode(p.leaf_hash, 'hex') AS name FROM audit_part p WHERE p.workspace_id = $1
         AND NOT EXISTS (SELECT FROM audit_event e WHERE e.workspace_id = $1 AND e.leaf_hash = p.leaf_hash)`,
    ],
    [
      "an entry of a log that there is not",
      `SELECT n.origin || ' entry ' || n.index AS name FROM audit_entry n WHERE n.workspace_id = $1 AND n.origin <> ALL($2)`,
    ],
  ];
  for (const [what, sql] of strays) {
    const { rows } = await db.query<{ name: string }>(`${sql} LIMIT 50`, sql.includes("$2") ? [workspaceId, origins] : [workspaceId]);
    for (const { name } of rows) findings.add(name, what);
  }
}
