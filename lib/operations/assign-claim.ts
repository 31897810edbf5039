import { z } from "zod";
import { planForLog, refuseUncalibrated, refuseUnlessAnalysts } from "@/lib/data/assignable";
import { lockClaimPlan, planOfClaim, replaceClaimPlan } from "@/lib/data/claim-plans";
import { refuseRetired } from "@/lib/data/claims";
import { expectVersion, lockRow } from "@/lib/data/locking";
import { tell } from "@/lib/data/notifications";
import { claimPlanSchema, planOf } from "@/lib/domain/assignment";
import { canonicalJson } from "@/lib/domain/audit/json";
import { mayAssign } from "@/lib/domain/policy";
import { operation } from "@/lib/pipeline/operation";

/** Says who assesses one claim, whatever its article's plan says; or lets it follow that again. */
export const assignClaimOperation = operation({
  name: "assign-claim",
  input: z.object({
    claimId: z.uuid(),
    /** Of the claim's plan; 0 where it has none. */
    version: z.int().min(0),
    plan: claimPlanSchema,
  }),
  subject: async (tx, input) => {
    const claim = await lockRow(tx, "claim", input.claimId);
    return { claim, before: await lockClaimPlan(tx, claim.id) };
  },
  permit: (viewer) => mayAssign(viewer),
  async perform({ tx, viewer, now, newId }, { claim, before }, { version: seen, plan: asked }) {
    const was = before && (await planOfClaim(tx, before));
    const stands = { ...before, version: before?.version ?? 0, analysts: was?.analysts ?? [] };
    expectVersion(stands, seen);
    refuseRetired(claim);
    const plan = planOf(asked);
    await refuseUnlessAnalysts(tx, plan?.analysts ?? [], "plan.analysts");
    await refuseUncalibrated(tx, claim.articleId, plan?.analysts ?? [], "plan.analysts");
    const logged = { before: await planForLog(tx, was), after: { mode: asked.mode, ...(await planForLog(tx, plan)) } };
    const own = asked.mode !== "article";
    if (before?.own === own && own && canonicalJson(was) === canonicalJson(plan)) {
      return { events: [], value: { claimId: claim.id, version: before.version, assigned: 0, released: 0 } };
    }
    const made = { by: viewer.userId, at: now, newId };
    const { version, assigned, released } = await replaceClaimPlan(tx, claim, before, own ? plan : "article", made);
    const counts = { assigned: assigned.total, released: released.total };
    const about = { actorId: viewer.userId, articleId: claim.articleId, claimId: claim.id };
    await tell(tx, { kind: "assigned", userIds: assigned.people, ...about }, made);
    await tell(tx, { kind: "released", userIds: released.people, ...about }, made);
    return {
      events: [
        {
          act: "claim.assigned",
          object: { kind: "plan", id: claim.id },
          version,
          articleId: claim.articleId,
          claimId: claim.id,
          parts: { before: logged.before, after: { ...logged.after, ...counts } },
        },
      ],
      value: { claimId: claim.id, version, ...counts },
    };
  },
});
