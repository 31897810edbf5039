import { randomBytes } from "node:crypto";
import type { Plan, PlanMode } from "@/lib/domain/assignment";
import { asDate, asDay } from "@/lib/domain/days";
import { uuidV7Sequence } from "@/lib/domain/ids";
import { Refusal } from "@/lib/domain/problems";
import { applyPlan, closePlaces, type Made } from "./apply-plan";
import type { Prisma } from "./generated/client";
import { tell } from "./notifications";
import { recountFree } from "./places";
import type { Tx } from "./transaction";

export type ArticlePlanRow = Prisma.ArticlePlanGetPayload<object>;

/** The plan as it is kept, or null where there is none or it has ended. */
export function standingPlan(row: ArticlePlanRow | null): Plan | null {
  if (!row || row.endedAt) return null;
  return { mode: row.mode as PlanMode, wanted: row.wanted, analysts: row.analysts, dueOn: asDay(row.dueOn) };
}

/**
 * An article's plan, locked together with all that it applies to: its standing claims, and then the article, so that none comes
 * up meanwhile. @returns null where there has never been a plan
 */
export async function lockArticlePlan(tx: Tx, articleId: string): Promise<ArticlePlanRow | null> {
  await tx.$queryRaw`SELECT FROM claim WHERE workspace_id = ${tx.workspaceId}::uuid AND article_id = ${articleId}::uuid
    AND retired IS NULL ORDER BY id FOR KEY SHARE`;
  const found = await tx.$queryRaw<unknown[]>`SELECT 1 FROM article
    WHERE workspace_id = ${tx.workspaceId}::uuid AND id = ${articleId}::uuid FOR NO KEY UPDATE`;
  if (found.length === 0) throw new Refusal("not-found");
  return tx.articlePlan.findUnique({ where: { workspaceId_articleId: { workspaceId: tx.workspaceId, articleId } } });
}

/** Keeps the article's plan; null ends it. @returns its new version */
export async function saveArticlePlan(
  tx: Tx,
  articleId: string,
  before: ArticlePlanRow | null,
  plan: Plan | null,
  made: Pick<Made, "by" | "at">,
): Promise<number> {
  const { workspaceId } = tx;
  const version = (before?.version ?? 0) + 1;
  const kept = plan && { mode: plan.mode, wanted: plan.wanted, analysts: [...plan.analysts], dueOn: asDate(plan.dueOn), endedAt: null };
  if (before) {
    const data = { ...(kept ?? { endedAt: made.at }), version };
    await tx.articlePlan.update({ where: { workspaceId_articleId: { workspaceId, articleId } }, data });
  } else if (kept) {
    await tx.articlePlan.create({ data: { ...kept, workspaceId, articleId, createdBy: made.by, createdAt: made.at } });
  }
  return version;
}

/** The claims that an article's plan is for, in id order: those that stand, are not settled and have no plan of their own. */
export async function claimsThatFollow(tx: Tx, articleId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT c.id FROM claim c
    LEFT JOIN claim_plan p ON p.workspace_id = c.workspace_id AND p.claim_id = c.id
    WHERE c.workspace_id = ${tx.workspaceId}::uuid AND c.article_id = ${articleId}::uuid AND c.retired IS NULL
      AND NOT coalesce(p.own, false) AND NOT EXISTS (SELECT FROM verdict v
        WHERE v.workspace_id = c.workspace_id AND v.claim_id = c.id AND v.superseded_at IS NULL) ORDER BY c.id`;
  return rows.map((row) => row.id);
}

/**
 * The plan that an article has now, for those who can still assess; it stays the plan until the transaction ends. Whoever makes a claim
 * holds more of the article already.
 */
export async function articlePlan(tx: Tx, articleId: string): Promise<(Plan & { by: string }) | null> {
  await tx.$queryRaw`SELECT FROM article WHERE workspace_id = ${tx.workspaceId}::uuid AND id = ${articleId}::uuid FOR SHARE`;
  const kept = await tx.articlePlan.findUnique({ where: { workspaceId_articleId: { workspaceId: tx.workspaceId, articleId } } });
  const plan = standingPlan(kept);
  if (!plan) return null;
  const present = await tx.membership.findMany({
    where: { workspaceId: tx.workspaceId, userId: { in: plan.analysts }, removedAt: null, role: { not: "observer" } },
    select: { userId: true },
  });
  const analysts = plan.analysts.filter((userId) => present.some((member) => member.userId === userId));
  return { ...plan, analysts, by: kept!.createdBy };
}

/**
 * Puts a new or restored claim under its article's plan, in the transaction that makes it. What comes of it follows from the plan and is no
 * event of its own. Who has not yet read that there is something of this article for them is not told again.
 * @param by who made it; not told, either
 */
export async function planClaim(tx: Tx, claim: { id: string; articleId?: string }, { by, at }: { by?: string; at: Date }): Promise<void> {
  const { workspaceId } = tx;
  const claimIds = [claim.id];
  const kept = await tx.claimPlan.findUnique({ where: { workspaceId_claimId: { workspaceId, claimId: claim.id } } });
  if (kept?.own) return recountFree(tx, claimIds);
  const articleId = claim.articleId ?? (await articleOf(tx, claim.id));
  const plan = await articlePlan(tx, articleId);
  if (!plan) {
    if (kept) await closePlaces(tx, claimIds);
    return;
  }
  const newId = uuidV7Sequence(at.getTime(), randomBytes);
  const { assigned } = await applyPlan(tx, { articleId, claimIds, own: false }, plan, { by: plan.by, at, newId });
  if (assigned.total === 0) return;
  const unread = await tx.notification.findMany({
    where: { workspaceId, kind: "assigned", articleId, readAt: null, userId: { in: assigned.people } },
    distinct: ["userId"],
    select: { userId: true },
  });
  const userIds = assigned.people.filter((userId) => !unread.some((row) => row.userId === userId));
  await tell(tx, { kind: "assigned", userIds, actorId: by ?? plan.by, articleId }, { at, newId });
}

async function articleOf(tx: Tx, claimId: string): Promise<string> {
  const where = { workspaceId_id: { workspaceId: tx.workspaceId, id: claimId } };
  const { articleId } = await tx.claim.findUniqueOrThrow({ where, select: { articleId: true } });
  return articleId;
}
