import { z } from "zod";
import { applyPlan, closePlaces } from "@/lib/data/apply-plan";
import { claimsThatFollow, lockArticlePlan, saveArticlePlan, standingPlan } from "@/lib/data/article-plans";
import { planForLog, refuseUncalibrated, refuseUnlessAnalysts } from "@/lib/data/assignable";
import { expectVersion } from "@/lib/data/locking";
import { tell } from "@/lib/data/notifications";
import { articlePlanSchema, planOf } from "@/lib/domain/assignment";
import { canonicalJson } from "@/lib/domain/audit/json";
import { mayAssign } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

/**
 * Says who assesses an article's claims, those included that come later; a claim with a plan of its own keeps that. One event
 * holds it all, however many claims there are.
 */
export const assignArticleOperation = operation({
  name: "assign-article",
  input: z.object({
    articleId: z.uuid(),
    /** Of the plan; 0 where there has never been one. */
    version: z.int().min(0),
    plan: articlePlanSchema,
  }),
  subject: async (tx, input) => ({ before: await lockArticlePlan(tx, input.articleId) }),
  permit: (viewer) => mayAssign(viewer),
  async perform({ tx, viewer, now, newId }, { before }, { articleId, version: seen, plan: asked }) {
    expectVersion(before ?? { version: 0 }, seen);
    const plan = planOf(asked);
    const was = standingPlan(before);
    if (!plan && !was) throw new Refusal("invalid", { detail: "There is no plan that could end." });
    await refuseUnlessAnalysts(tx, plan?.analysts ?? [], "plan.analysts");
    await refuseUncalibrated(tx, articleId, plan?.analysts ?? [], "plan.analysts");
    const claimIds = await claimsThatFollow(tx, articleId);
    const made = { by: viewer.userId, at: now, newId };
    const { assigned, released } = plan
      ? await applyPlan(tx, { articleId, claimIds, own: false }, plan, made)
      : await closePlaces(tx, claimIds);
    const counts = { claims: claimIds.length, assigned: assigned.total, released: released.total };
    const same = canonicalJson(was) === canonicalJson(plan);
    if (same && assigned.total + released.total === 0) return { events: [], value: { articleId, version: seen, ...counts } };

    const version = await saveArticlePlan(tx, articleId, before, plan, made);
    const about = { actorId: viewer.userId, articleId };
    await tell(tx, { kind: "assigned", userIds: assigned.people, ...about }, made);
    await tell(tx, { kind: "released", userIds: released.people, ...about }, made);
    return {
      events: [
        {
          act: "article.assigned",
          object: { kind: "plan", id: articleId },
          version,
          articleId,
          parts: { before: await planForLog(tx, was), after: { ...(await planForLog(tx, plan)), ...counts } },
        },
      ],
      value: { articleId, version, ...counts },
    };
  },
});
