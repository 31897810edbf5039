import type { PlanFacts } from "@/lib/domain/assignment";
import { mayAnalyse, type Role } from "@/lib/domain/policy";
import type { Viewer } from "@/lib/domain/viewer";
import { isBlindSql } from "./blindness";
import { Prisma } from "./generated/client";
import type { ReadClient } from "./reading";

/** Somebody who can be given claims, with what they have open in the whole workspace. */
export type AnalystLoad = { userId: string; name: string; role: Role; open: number };

/** Who can be given claims, by name. */
export async function analystLoads(db: ReadClient, viewer: Viewer): Promise<AnalystLoad[]> {
  const rows = await db.$queryRaw<AnalystLoad[]>`
    SELECT m.user_id AS "userId", u.name, m.role, (SELECT count(*)::int FROM assignment s
        JOIN claim c ON c.workspace_id = s.workspace_id AND c.id = s.claim_id AND c.retired IS NULL
      WHERE s.workspace_id = m.workspace_id AND s.analyst_id = m.user_id
        AND (s.state = 'open' OR s.state = 'done' AND m.user_id <> ${viewer.userId}::uuid AND ${Prisma.raw(isBlindSql(viewer, "c.id"))})) AS open
    FROM membership m JOIN "user" u ON u.id = m.user_id
    WHERE m.workspace_id = ${viewer.workspaceId}::uuid AND m.removed_at IS NULL AND u.disabled_at IS NULL ORDER BY lower(u.name), m.user_id`;
  return rows.filter(mayAnalyse);
}

/**
 * What a plan for these claims (a query with the one column `id`) is reckoned on. What others have done with a claim that the viewer
 * still has to assess is not told: there, whoever has it counts as not having begun.
 */
export async function planFacts(db: ReadClient, viewer: Viewer, claims: Prisma.Sql): Promise<PlanFacts> {
  const { workspaceId } = viewer;
  const following = Prisma.sql`WITH following AS MATERIALIZED (
      SELECT f.id, ${Prisma.raw(isBlindSql(viewer, "f.id"))} AS blind FROM (${claims}) f)`;
  const holders = await db.$queryRaw<{ holders: number; claims: number }[]>`${following}
    SELECT holders, count(*)::int AS claims FROM (
      SELECT (SELECT count(*)::int FROM (
        SELECT s.analyst_id FROM assignment s WHERE s.workspace_id = ${workspaceId}::uuid AND s.claim_id = c.id AND s.state <> 'released'
        UNION SELECT t.analyst_id FROM assessment t WHERE t.workspace_id = ${workspaceId}::uuid AND t.claim_id = c.id AND NOT c.blind
          AND (t.submission_count > 0 OR NOT EXISTS (SELECT FROM assignment s WHERE s.workspace_id = t.workspace_id AND s.claim_id = t.claim_id
            AND s.analyst_id = t.analyst_id))) h) AS holders
      FROM following c) counted GROUP BY holders`;
  const people = await db.$queryRaw<PlanFacts["people"][number][]>`${following}
    SELECT h.analyst_id AS "userId", count(*)::int AS has, count(*) FILTER (WHERE h.open)::int AS open, count(*) FILTER (WHERE h.begun)::int AS begun
    FROM (
      SELECT s.analyst_id, s.state = 'open' OR c.blind AS open, s.state = 'open' AND NOT c.blind AND t.id IS NOT NULL AS begun
      FROM following c JOIN assignment s ON s.workspace_id = ${workspaceId}::uuid AND s.claim_id = c.id AND s.state <> 'released'
        LEFT JOIN assessment t ON t.workspace_id = s.workspace_id AND t.claim_id = s.claim_id AND t.analyst_id = s.analyst_id
      UNION ALL
      SELECT t.analyst_id, false, false
      FROM following c JOIN assessment t ON t.workspace_id = ${workspaceId}::uuid AND t.claim_id = c.id AND t.submission_count > 0
      WHERE NOT c.blind AND NOT EXISTS (SELECT FROM assignment s WHERE s.workspace_id = t.workspace_id AND s.claim_id = t.claim_id
        AND s.analyst_id = t.analyst_id AND s.state <> 'released')
    ) h JOIN "user" u ON u.id = h.analyst_id GROUP BY h.analyst_id, u.name ORDER BY lower(u.name), h.analyst_id`;
  const byHolders: number[] = [];
  for (const row of holders) byHolders[row.holders] = row.claims;
  return { claims: holders.reduce((total, row) => total + row.claims, 0), holders: Array.from(byHolders, (count) => count ?? 0), people };
}
