import type { Viewer } from "@/lib/domain/viewer";
import { assignClaimOperation } from "@/lib/operations/assign-claim";
import { takeClaimOperation } from "@/lib/operations/take-claim";
import { run } from "@/lib/pipeline/run";
import type { TestArticle } from "./article";
import { done, madeClaim } from "./made";
import { asOwner, type TestWorkspace } from "./workspace";

/** A claim of which the queue has so many places. */
export async function madeQueue(w: TestWorkspace, wanted: number, article?: TestArticle, dueOn: string | null = null) {
  const claim = await madeClaim(w, article);
  done(await run(assignClaimOperation, w.viewers.lead, { claimId: claim.claimId, version: 0, plan: { mode: "queue", wanted, dueOn } }));
  return claim;
}

/** A claim that somebody took from the queue. */
export async function madeAssignment(w: TestWorkspace, by: Viewer, wanted = 1) {
  const { claimId, articleId } = await madeQueue(w, wanted);
  return { ...done(await run(takeClaimOperation, by, { claimId })), claimId, articleId };
}

export type PlaceRow = { analystId: string; state: string; origin: string; dueOn: string | null };

/** Who has a claim, released ones included, and how many places are left. */
export async function placesOf(claimId: string): Promise<{ free: number | null; held: PlaceRow[] }> {
  const held = await asOwner<PlaceRow>(
    `SELECT analyst_id AS "analystId", state, origin, due_on::text AS "dueOn" FROM assignment WHERE claim_id = $1 ORDER BY analyst_id`,
    [claimId],
  );
  const [plan] = await asOwner<{ free: number }>(`SELECT free FROM claim_plan WHERE claim_id = $1`, [claimId]);
  return { free: plan?.free ?? null, held };
}
