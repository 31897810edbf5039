import type { Takeable } from "@/lib/domain/assignment";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { giveClaim } from "./assignments";
import { isBlindSql } from "./blindness";
import { Prisma } from "./generated/client";
import { lockPlans, recountFree } from "./places";
import type { Tx } from "./transaction";

export type Taken = { assignmentId: string; version: number; claimId: string; articleId: string; number: number };
type Taker = { analystId: string; at: Date; newId: () => string };
/** The claim first, as everywhere: a plan that is locked while its claim is not would be waited for by whoever has the claim. */
const withoutWaiting = Prisma.sql`FOR KEY SHARE OF c SKIP LOCKED FOR UPDATE OF p SKIP LOCKED`;
/** Which places are looked through: of one article, and only of those to train on. */
type Within = { articleId: string | null; onlyTraining: boolean };
type Place = { claimId: string; articleId: string; number: number; dueOn: Date | null };

/**
 * Hands out the next place of the queue: the earliest due first, then the one planned longest, then in the order of the claims;
 * never a claim that the taker has had to do with. Places that others are just taking are skipped; when only such are left, it waits
 * for them, so that nobody is told that there is nothing while there is. @returns null when nothing is left
 */
export async function takeNext(tx: Tx, within: Within, taker: Taker): Promise<Taken | null> {
  const [quick] = await places(tx, within, taker, withoutWaiting);
  const taken = quick && (await takePlace(tx, quick, taker));
  if (taken) return taken;
  for (;;) {
    const [next] = await places(tx, within, taker, Prisma.empty);
    if (!next) return null;
    const waited = await takeOf(tx, next.claimId, taker);
    if (waited) return waited;
  }
}

/** Takes a place of this claim, waiting for whoever is taking one just now. @returns null when none is left */
export async function takeOf(tx: Tx, claimId: string, taker: Taker): Promise<Taken | null> {
  await lockPlans(tx, [claimId]);
  const [place] = await tx.$queryRaw<Place[]>`SELECT p.claim_id AS "claimId", p.article_id AS "articleId", c.number, p.due_on AS "dueOn"
    FROM claim_plan p JOIN claim c ON c.workspace_id = p.workspace_id AND c.id = p.claim_id
    WHERE p.workspace_id = ${tx.workspaceId}::uuid AND p.claim_id = ${claimId}::uuid AND p.free > 0`;
  return place ? takePlace(tx, place, taker) : null;
}

/** Under the plan's lock. */
async function takePlace(tx: Tx, { claimId, articleId, number, dueOn }: Place, { analystId, at, newId }: Taker): Promise<Taken | null> {
  const given = await giveClaim(tx, { id: newId(), claimId, analystId, origin: "queue", dueOn, by: analystId, at });
  if (!given) return null;
  await recountFree(tx, [claimId]);
  return { assignmentId: given.id, version: given.version, claimId, articleId, number };
}

/**
 * The first place that a taker could have. Retired and settled claims have none (lib/data/places.ts). OFFSET 0 keeps the planner from joining
 * all that the taker has had to do with: plans are looked at in the index's order, one by one, until one fits.
 */
async function places(tx: Tx, { articleId, onlyTraining }: Within, { analystId }: Taker, locking: Prisma.Sql): Promise<Place[]> {
  return tx.$queryRaw<Place[]>`SELECT p.claim_id AS "claimId", p.article_id AS "articleId", c.number, p.due_on AS "dueOn"
    FROM claim_plan p JOIN claim c ON c.workspace_id = p.workspace_id AND c.id = p.claim_id
    WHERE p.workspace_id = ${tx.workspaceId}::uuid AND p.free > 0 ${articleId ? Prisma.sql`AND p.article_id = ${articleId}::uuid` : Prisma.empty}
      AND (NOT ${onlyTraining} OR EXISTS (SELECT FROM article a WHERE a.workspace_id = p.workspace_id AND a.id = p.article_id AND a.training))
      AND NOT EXISTS (SELECT FROM assignment s WHERE s.workspace_id = p.workspace_id AND s.claim_id = p.claim_id AND s.analyst_id = ${analystId}::uuid OFFSET 0)
      AND NOT EXISTS (SELECT FROM assessment t WHERE t.workspace_id = p.workspace_id AND t.claim_id = p.claim_id AND t.analyst_id = ${analystId}::uuid OFFSET 0)
    ORDER BY p.due_on, p.created_at, p.claim_id LIMIT 1 ${locking}`;
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
