import type { Plan } from "@/lib/domain/assignment";
import { lockPlans, recountFree } from "./places";
import type { Tx } from "./transaction";

export type Made = { by: string; at: Date; newId: () => string };
type Counted = { people: string[]; total: number };
/** What came of a plan: assignments that are new, and those that were taken back. */
export type Applied = { assigned: Counted; released: Counted };

const counted = (rows: { userId: string; count: number }[]): Counted => ({
  people: rows.map((row) => row.userId),
  total: rows.reduce((total, row) => total + row.count, 0),
});
const nothing: Applied = { assigned: counted([]), released: counted([]) };

/**
 * Does what a plan says to claims of one article: a few statements, however many claims there are. Nobody gets a second place: who
 * has assessed a claim already has theirs. Named analysts replace whoever is at it; a queue leaves everybody at it.
 */
export async function applyPlan(
  tx: Tx,
  to: { articleId: string; claimIds: readonly string[]; own: boolean },
  plan: Plan,
  made: Made,
): Promise<Applied> {
  const { articleId, claimIds, own } = to;
  await lockPlans(tx, claimIds);
  await tx.$executeRaw`INSERT INTO claim_plan (workspace_id, claim_id, article_id, mode, wanted, free, due_on, own, created_at)
    SELECT ${tx.workspaceId}::uuid, c, ${articleId}::uuid, ${plan.mode}, ${plan.wanted}::int, 0, ${plan.dueOn}::date, ${own}, ${made.at}::timestamptz
    FROM unnest(${claimIds}::uuid[]) c
    ON CONFLICT (workspace_id, claim_id) DO UPDATE
      SET mode = excluded.mode, wanted = excluded.wanted, free = 0, due_on = excluded.due_on, own = excluded.own`;
  if (plan.mode === "named") {
    const released = await releaseOthers(tx, claimIds, plan.analysts, made.at);
    return { assigned: await assignNamed(tx, claimIds, plan, made), released };
  }
  await adoptAssessors(tx, claimIds, plan, made);
  await recountFree(tx, claimIds);
  return nothing;
}

async function releaseOthers(tx: Tx, claimIds: readonly string[], analysts: readonly string[], at: Date): Promise<Counted> {
  const rows = await tx.$queryRaw<{ userId: string; count: number }[]>`
    WITH released AS (
      UPDATE assignment SET state = 'released', ended_at = ${at}::timestamptz
      WHERE workspace_id = ${tx.workspaceId}::uuid AND claim_id = ANY(${claimIds}::uuid[]) AND state = 'open'
        AND analyst_id <> ALL(${analysts}::uuid[]) RETURNING analyst_id
    ) SELECT analyst_id AS "userId", count(*)::int AS count FROM released GROUP BY analyst_id`;
  return counted(rows);
}

async function assignNamed(tx: Tx, claimIds: readonly string[], plan: Plan, made: Made): Promise<Counted> {
  const ids = Array.from({ length: claimIds.length * plan.analysts.length }, made.newId);
  const rows = await tx.$queryRaw<{ userId: string; count: number }[]>`
    WITH assigned AS (
      INSERT INTO assignment (workspace_id, id, claim_id, analyst_id, origin, state, due_on, assigned_by, created_at, touched_at, ended_at)
      SELECT ${tx.workspaceId}::uuid, (${ids}::uuid[])[(row_number() OVER ())::int], c, a, 'named',
        CASE WHEN t.submission_count > 0 THEN 'done' ELSE 'open' END, ${plan.dueOn}::date, ${made.by}::uuid, ${made.at}::timestamptz,
        ${made.at}::timestamptz, CASE WHEN t.submission_count > 0 THEN ${made.at}::timestamptz END
      FROM unnest(${claimIds}::uuid[]) c CROSS JOIN unnest(${plan.analysts}::uuid[]) a
        LEFT JOIN assessment t ON t.workspace_id = ${tx.workspaceId}::uuid AND t.claim_id = c AND t.analyst_id = a
      ON CONFLICT (workspace_id, claim_id, analyst_id) DO UPDATE SET origin = 'named', due_on = excluded.due_on,
        state = CASE WHEN assignment.state = 'released' THEN excluded.state ELSE assignment.state END,
        assigned_by = CASE WHEN assignment.state = 'released' THEN excluded.assigned_by ELSE assignment.assigned_by END,
        touched_at = CASE WHEN assignment.state = 'released' THEN excluded.touched_at ELSE assignment.touched_at END,
        ended_at = CASE WHEN assignment.state = 'released' THEN excluded.ended_at ELSE assignment.ended_at END
      RETURNING analyst_id, state = 'open' AND touched_at = ${made.at}::timestamptz AS fresh
    ) SELECT analyst_id AS "userId", count(*)::int AS count FROM assigned WHERE fresh GROUP BY analyst_id`;
  return counted(rows);
}

/** Who has an assessment of a claim has one of its places in the queue, whether they took it or not; a draft only of who may still submit it. */
async function adoptAssessors(tx: Tx, claimIds: readonly string[], plan: Plan, made: Made): Promise<void> {
  const { workspaceId } = tx;
  const present = await tx.$queryRaw<{ claimId: string; analystId: string; done: boolean }[]>`
    SELECT claim_id AS "claimId", analyst_id AS "analystId", submission_count > 0 AS done FROM assessment t
    WHERE workspace_id = ${workspaceId}::uuid AND claim_id = ANY(${claimIds}::uuid[]) AND (submission_count > 0 OR EXISTS (SELECT FROM membership m
      WHERE m.workspace_id = t.workspace_id AND m.user_id = t.analyst_id AND m.removed_at IS NULL AND m.role <> 'observer'))`;
  await tx.$executeRaw`INSERT INTO assignment
      (workspace_id, id, claim_id, analyst_id, origin, state, due_on, assigned_by, created_at, touched_at, ended_at)
    SELECT ${workspaceId}::uuid, n.id, n.claim_id, n.analyst_id, 'queue', CASE WHEN n.done THEN 'done' ELSE 'open' END, ${plan.dueOn}::date,
      ${made.by}::uuid, ${made.at}::timestamptz, ${made.at}::timestamptz, CASE WHEN n.done THEN ${made.at}::timestamptz END
    FROM unnest(${present.map(made.newId)}::uuid[], ${present.map((row) => row.claimId)}::uuid[],
      ${present.map((row) => row.analystId)}::uuid[], ${present.map((row) => row.done)}::boolean[]) AS n(id, claim_id, analyst_id, done)
    ON CONFLICT (workspace_id, claim_id, analyst_id) DO UPDATE SET state = 'done', ended_at = excluded.ended_at
      WHERE assignment.state = 'released' AND excluded.state = 'done'`;
  await tx.$executeRaw`UPDATE assignment SET due_on = ${plan.dueOn}::date
    WHERE workspace_id = ${workspaceId}::uuid AND claim_id = ANY(${claimIds}::uuid[]) AND state = 'open'`;
}

/** Ends the places of claims: who has one keeps it, nobody else gets one. */
export async function closePlaces(tx: Tx, claimIds: readonly string[]): Promise<Applied> {
  await lockPlans(tx, claimIds);
  await tx.$executeRaw`UPDATE claim_plan SET wanted = 0, free = 0
    WHERE workspace_id = ${tx.workspaceId}::uuid AND claim_id = ANY(${claimIds}::uuid[])`;
  return nothing;
}
