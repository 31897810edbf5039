import type { Takeable } from "@/lib/domain/assignment";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { orAgain } from "./assignments";
import { isBlindSql } from "./blindness";
import { Prisma } from "./generated/client";
import { lockPlans } from "./places";
import type { Tx } from "./transaction";

export type Taken = { assignmentId: string; version: number; claimId: string; articleId: string; number: number };
type Taker = { analystId: string; at: Date; newId: () => string };
/** The claim first, as everywhere: a plan that is locked while its claim is not would be waited for by whoever has the claim. */
const withoutWaiting = Prisma.sql`FOR KEY SHARE OF c SKIP LOCKED FOR UPDATE OF p SKIP LOCKED`;
/** Which places are looked through: of one article, and only of those to train on. */
type Within = { articleId: string | null; onlyTraining: boolean };

/**
 * Hands out the next place of the queue: the earliest due first, then the one planned longest, then in the order of the claims;
 * never a claim that the taker has had to do with. Places that others are just taking are skipped; when only such are left, it waits
 * for them, so that nobody is told that there is nothing while there is. @returns null when nothing is left
 */
export async function takeNext(tx: Tx, within: Within, taker: Taker): Promise<Taken | null> {
  const taken = await takePlace(tx, Prisma.sql`${places(tx, within, taker)} ${withoutWaiting}`, taker);
  if (taken) return taken;
  for (;;) {
    const [next] = await tx.$queryRaw<{ claim_id: string }[]>`${places(tx, within, taker)}`;
    if (!next) return null;
    const waited = await takeOf(tx, next.claim_id, taker);
    if (waited) return waited;
  }
}

/** Takes a place of this claim, waiting for whoever is taking one just now. @returns null when none is left */
export async function takeOf(tx: Tx, claimId: string, taker: Taker): Promise<Taken | null> {
  await lockPlans(tx, [claimId]);
  return takePlace(tx, Prisma.sql`${free(tx)} AND p.claim_id = ${claimId}::uuid`, taker);
}

/** Gives the place that a query finds and holds to the taker, unless the claim is theirs already; the claim then has one less. */
async function takePlace(tx: Tx, place: Prisma.Sql, { analystId, at, newId }: Taker): Promise<Taken | null> {
  const [taken] = await tx.$queryRaw<Taken[]>`WITH place AS MATERIALIZED (${place}), given AS (
      INSERT INTO assignment (workspace_id, id, claim_id, analyst_id, origin, due_on, assigned_by, created_at, touched_at)
      SELECT ${tx.workspaceId}::uuid, ${newId()}::uuid, claim_id, ${analystId}::uuid, 'queue', due_on, ${analystId}::uuid, ${at}::timestamptz,
        ${at}::timestamptz FROM place ${orAgain} RETURNING id, version, claim_id
    ), less AS (
      UPDATE claim_plan p SET free = p.free - 1 FROM given WHERE p.workspace_id = ${tx.workspaceId}::uuid AND p.claim_id = given.claim_id
    )
    SELECT given.id AS "assignmentId", given.version, claim_id AS "claimId", place.article_id AS "articleId", place.number
    FROM given JOIN place USING (claim_id)`;
  return taken ?? null;
}

/** Places that are free, of whatever claim. Retired and settled claims have none (lib/data/places.ts). */
const free = (tx: Tx): Prisma.Sql => Prisma.sql`SELECT p.claim_id, p.article_id, p.due_on, c.number
  FROM claim_plan p JOIN claim c ON c.workspace_id = p.workspace_id AND c.id = p.claim_id
  WHERE p.workspace_id = ${tx.workspaceId}::uuid AND p.free > 0`;

/**
 * The first place that a taker could have. OFFSET 0 keeps the planner from joining all that the taker has had to do with: plans are
 * looked at in the index's order, one by one, until one fits.
 */
function places(tx: Tx, { articleId, onlyTraining }: Within, { analystId }: Taker): Prisma.Sql {
  return Prisma.sql`${free(tx)} ${articleId ? Prisma.sql`AND p.article_id = ${articleId}::uuid` : Prisma.empty}
    AND (NOT ${onlyTraining} OR EXISTS (SELECT FROM article a WHERE a.workspace_id = p.workspace_id AND a.id = p.article_id AND a.training))
    AND NOT EXISTS (SELECT FROM assignment s WHERE s.workspace_id = p.workspace_id AND s.claim_id = p.claim_id AND s.analyst_id = ${analystId}::uuid OFFSET 0)
    AND NOT EXISTS (SELECT FROM assessment t WHERE t.workspace_id = p.workspace_id AND t.claim_id = p.claim_id AND t.analyst_id = ${analystId}::uuid OFFSET 0)
    ORDER BY p.due_on, p.created_at, p.claim_id LIMIT 1`;
}

/**
 * What decides whether somebody may take this claim; not-found when there is none. A settled claim has no places; that this is why is not for
 * who is blind for it by a draft of theirs.
 */
export async function takeable(tx: Tx, claimId: string, viewer: Viewer): Promise<Takeable> {
  const analystId = viewer.userId;
  const [row] = await tx.$queryRaw<Takeable[]>`SELECT c.retired, coalesce(p.free, 0) AS free,
      EXISTS (SELECT FROM verdict v WHERE v.workspace_id = c.workspace_id AND v.claim_id = c.id AND v.superseded_at IS NULL)
        AND NOT ${Prisma.raw(isBlindSql(viewer, "c.id"))} AS settled,
      EXISTS (SELECT FROM assignment s WHERE s.workspace_id = c.workspace_id AND s.claim_id = c.id AND s.analyst_id = ${analystId}::uuid
        AND s.state <> 'released') AS assigned,
      EXISTS (SELECT FROM assessment t WHERE t.workspace_id = c.workspace_id AND t.claim_id = c.id AND t.analyst_id = ${analystId}::uuid
        AND t.submission_count > 0) AS submitted
    FROM claim c LEFT JOIN claim_plan p ON p.workspace_id = c.workspace_id AND p.claim_id = c.id
    WHERE c.workspace_id = ${tx.workspaceId}::uuid AND c.id = ${claimId}::uuid`;
  if (!row) throw new Refusal("not-found");
  return row;
}
