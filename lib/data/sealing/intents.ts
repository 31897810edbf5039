import type { SealerDb } from "./sealer-connection";

/** A leaf that waits to be put in order. `isThere`: a log of the workspace has it already, which Onus never brings about. */
export type Intent = { id: string; workspaceId: string; leaf: Uint8Array; leafHash: Uint8Array; isThere: boolean };

/** Of which workspaces: all but some, or one alone. */
export type Whose = { except?: readonly string[]; only?: string };

/**
 * The first leaves that wait, over these workspaces. Who waited for another's row has the higher id and commits later, so one look at them
 * never shows an object's later leaf without the earlier one.
 */
export async function waitingIntents(db: SealerDb, limit: number, from: Whose): Promise<Intent[]> {
  const { rows } = await db.query<Intent>({
    name: "sealing waiting intents",
    text: `SELECT id, workspace_id AS "workspaceId", leaf, leaf_hash AS "leafHash",
        EXISTS (SELECT FROM audit_entry e WHERE e.workspace_id = i.workspace_id AND e.leaf_hash = i.leaf_hash) AS "isThere"
      FROM audit_intent i WHERE workspace_id <> ALL($2::uuid[]) AND ($3::uuid IS NULL OR workspace_id = $3) ORDER BY id LIMIT $1`,
    values: [limit, from.except ?? [], from.only ?? null],
  });
  return rows;
}

/** Where a waiting leaf goes. */
export type Placed = { intentId: string; origin: string; index: number };

/** Moves leaves from the waiting ones into their logs, byte for byte. @throws when one of them is not there any more */
export async function appendEntries(db: SealerDb, placed: readonly Placed[], at: Date): Promise<void> {
  const { rowCount } = await db.query({
    name: "sealing append entries",
    text: `WITH gone AS (DELETE FROM audit_intent WHERE id = ANY($1::bigint[]) RETURNING id, workspace_id, leaf, leaf_hash)
      INSERT INTO audit_entry (workspace_id, origin, index, leaf, leaf_hash, appended_at)
      SELECT g.workspace_id, p.origin, p.index, g.leaf, g.leaf_hash, $4::timestamptz
      FROM unnest($1::bigint[], $2::text[], $3::bigint[]) AS p(id, origin, index) JOIN gone g ON g.id = p.id ORDER BY p.id`,
    values: [placed.map(({ intentId }) => intentId), placed.map(({ origin }) => origin), placed.map(({ index }) => index), at],
  });
  if (rowCount !== placed.length) throw new Error(`${placed.length} entries were to be appended, and ${rowCount} were`);
}

/** The workspaces of which leaves wait. */
export async function waitingWorkspaces(db: SealerDb): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(`SELECT DISTINCT workspace_id AS id FROM audit_intent`);
  return rows.map(({ id }) => id);
}
