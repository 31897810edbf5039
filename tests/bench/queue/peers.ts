import { randomBytes } from "node:crypto";
import pg from "pg";
import { uuidV7 } from "@/lib/domain/ids";

const newId = (): string => uuidV7(Date.now(), randomBytes(10));

/** Takes the next place as lib/data/queue.ts does, with the event that tells it: no role, no scope, no rights, no second try. */
export function takerPeer(url: string, connections: number) {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  return {
    async take(workspaceId: string, articleId: string, analystId: string): Promise<void> {
      const client = await pool.connect();
      try {
        await client.query("BEGIN");
        const { rows } = await client.query<{ claimId: string }>({
          name: "place",
          text: `SELECT p.claim_id AS "claimId" FROM claim_plan p JOIN claim c ON c.workspace_id = p.workspace_id AND c.id = p.claim_id
            WHERE p.workspace_id = $1 AND p.free > 0 AND p.article_id = $2
              AND NOT EXISTS (SELECT FROM assignment s WHERE s.workspace_id = p.workspace_id AND s.claim_id = p.claim_id AND s.analyst_id = $3 OFFSET 0)
              AND NOT EXISTS (SELECT FROM assessment t WHERE t.workspace_id = p.workspace_id AND t.claim_id = p.claim_id AND t.analyst_id = $3 OFFSET 0)
            ORDER BY p.due_on, p.created_at, p.claim_id LIMIT 1 FOR KEY SHARE OF c SKIP LOCKED FOR UPDATE OF p SKIP LOCKED`,
          values: [workspaceId, articleId, analystId],
        });
        const claimId = rows[0]?.claimId;
        if (!claimId) throw new Error("the queue is empty: give it more claims");
        const [id, leafHash, at] = [newId(), randomBytes(32), new Date()];
        await client.query({
          name: "assignment",
          text: `INSERT INTO assignment (workspace_id, id, claim_id, analyst_id, origin, assigned_by, created_at, touched_at)
            VALUES ($1, $2, $3, $4, 'queue', $4, $5, $5)`,
          values: [workspaceId, id, claimId, analystId, at],
        });
        await client.query({
          name: "free",
          text: `UPDATE claim_plan SET free = free - 1 WHERE workspace_id = $1 AND claim_id = $2`,
          values: [workspaceId, claimId],
        });
        await client.query({
          name: "event",
          text: `INSERT INTO audit_event (workspace_id, id, act, actor, object, ver, article_id, claim_id, at, leaf_hash)
            VALUES ($1, $2, 'assignment.taken', 'p-bench', $3, 1, $4, $5, $6, $7)`,
          values: [workspaceId, newId(), `assignment/${id}`, articleId, claimId, at, leafHash],
        });
        await client.query({
          name: "part",
          text: `INSERT INTO audit_part (workspace_id, leaf_hash, name, salt, payload) VALUES ($1, $2, 'after', $3, $4)`,
          values: [workspaceId, leafHash, randomBytes(32), Buffer.from(JSON.stringify({ analyst: "p-bench", number: 1 }))],
        });
        await client.query({
          name: "intent",
          text: `INSERT INTO audit_intent (workspace_id, leaf, leaf_hash) VALUES ($1, $2, $3)`,
          values: [workspaceId, randomBytes(400), leafHash],
        });
        await client.query("COMMIT");
      } catch (error) {
        await client.query("ROLLBACK");
        throw error;
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}

/** Gives every open claim of an article to these analysts: the plans and the assignments, and nothing asked beforehand. @returns milliseconds */
export async function assignBare(url: string, workspaceId: string, articleId: string, analysts: readonly string[]): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const began = performance.now();
  await client.query("BEGIN");
  await client.query(
    `INSERT INTO claim_plan (workspace_id, claim_id, article_id, mode, wanted, free, created_at)
     SELECT c.workspace_id, c.id, c.article_id, 'named', $3, 0, now() FROM claim c WHERE c.workspace_id = $1 AND c.article_id = $2
       AND c.retired IS NULL AND NOT EXISTS (SELECT FROM verdict v WHERE v.workspace_id = c.workspace_id AND v.claim_id = c.id AND v.superseded_at IS NULL)`,
    [workspaceId, articleId, analysts.length],
  );
  await client.query(
    `INSERT INTO assignment (workspace_id, id, claim_id, analyst_id, origin, assigned_by, created_at, touched_at)
     SELECT p.workspace_id, gen_random_uuid(), p.claim_id, a, 'named', $3, now(), now()
     FROM claim_plan p CROSS JOIN unnest($2::uuid[]) a WHERE p.workspace_id = $1 AND p.article_id = $4`,
    [workspaceId, analysts, analysts[0], articleId],
  );
  await client.query("COMMIT");
  const took = performance.now() - began;
  await client.end();
  return took;
}
