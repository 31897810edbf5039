import type { Plan, PlanMode } from "@/lib/domain/assignment";
import { asDay } from "@/lib/domain/days";
import { applyPlan, type Applied, closePlaces, type Made } from "./apply-plan";
import { articlePlan } from "./article-plans";
import type { Prisma } from "./generated/client";
import type { Tx } from "./transaction";

export type ClaimPlanRow = Prisma.ClaimPlanGetPayload<object>;

/** A claim's plan, locked, or null where nobody has planned for it. Under the claim's lock. */
export async function lockClaimPlan(tx: Tx, claimId: string): Promise<ClaimPlanRow | null> {
  await tx.$queryRaw`SELECT FROM claim_plan WHERE workspace_id = ${tx.workspaceId}::uuid AND claim_id = ${claimId}::uuid FOR UPDATE`;
  return tx.claimPlan.findUnique({ where: { workspaceId_claimId: { workspaceId: tx.workspaceId, claimId } } });
}

/** What a claim's row says, with the analysts who are named; null: nobody is wanted. */
export async function planOfClaim(tx: Tx, row: ClaimPlanRow): Promise<Plan | null> {
  if (row.wanted === 0) return null;
  const named = await tx.assignment.findMany({
    where: { workspaceId: tx.workspaceId, claimId: row.claimId, origin: "named", state: { not: "released" } },
    select: { analystId: true },
    orderBy: { id: "asc" },
  });
  const analysts = row.mode === "named" ? named.map((each) => each.analystId) : [];
  return { mode: row.mode as PlanMode, wanted: row.wanted, analysts, dueOn: asDay(row.dueOn) };
}

/** Gives a claim a plan of its own (null: nobody beyond those who have it), or lets it follow its article's. @returns the plan's new version */
export async function replaceClaimPlan(
  tx: Tx,
  claim: { id: string; articleId: string },
  before: ClaimPlanRow | null,
  plan: Plan | "article" | null,
  made: Made,
): Promise<Applied & { version: number }> {
  const { workspaceId } = tx;
  const own = plan !== "article";
  const version = (before?.version ?? 0) + 1;
  if (before) {
    await tx.claimPlan.update({ where: { workspaceId_claimId: { workspaceId, claimId: claim.id } }, data: { own, version } });
  } else {
    const { id: claimId, articleId } = claim;
    const none = { mode: "named", wanted: 0, free: 0 };
    await tx.claimPlan.create({ data: { workspaceId, claimId, articleId, own, createdAt: made.at, ...none } });
  }
  const follows = plan === "article" ? await articlePlan(tx, claim.articleId) : plan;
  const applied = follows
    ? await applyPlan(tx, { articleId: claim.articleId, claimIds: [claim.id], own }, follows, made)
    : await closePlaces(tx, [claim.id]);
  return { ...applied, version };
}
