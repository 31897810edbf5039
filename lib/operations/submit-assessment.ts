import { z } from "zod";
import { insertAssessment, judgementOf, lockOwnAssessment, updateAssessment } from "@/lib/data/assessments";
import { isBlindFor } from "@/lib/data/blindness";
import { isTraining, uncounted } from "@/lib/data/calibration";
import { completeAssignment } from "@/lib/data/assignments";
import { refuseRetired } from "@/lib/data/claims";
import { linksForGate } from "@/lib/data/evidence-links";
import { expectVersion, lockRow } from "@/lib/data/locking";
import { tell } from "@/lib/data/notifications";
import { lastReview } from "@/lib/data/reviews";
import { standingSearches } from "@/lib/data/search-records";
import { insertSubmission } from "@/lib/data/submissions";
import type { Tx } from "@/lib/data/transaction";
import { settleClaim } from "@/lib/data/verdicts";
import type { EventDraft } from "@/lib/domain/audit/event";
import { answerSchema, judgementSchema } from "@/lib/domain/assessments";
import { gate } from "@/lib/domain/gate";
import { mayAnalyse, settlesItself } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

/** Whether somebody's assessment could settle a claim of this article: not one to train on, and not before they count. */
async function mayStand(tx: Tx, analystId: string, articleId: string): Promise<boolean> {
  return !(await isTraining(tx, tx.workspaceId, articleId)) && (await uncounted(tx, tx.workspaceId, [analystId])).size === 0;
}

/** Hands an assessment in. The gate lets it through or says which rules failed; the draft that was saved stays either way. */
export const submitAssessmentOperation = operation({
  name: "submit-assessment",
  input: z.object({ claimId: z.uuid(), version: z.int().min(0), judgement: judgementSchema, answer: answerSchema }),
  subject: async (tx, input, viewer) => {
    const claim = await lockRow(tx, "claim", input.claimId);
    return { claim, own: await lockOwnAssessment(tx, claim.id, viewer.userId) };
  },
  permit: (viewer) => mayAnalyse(viewer),
  async perform({ tx, viewer, now, newId }, { claim, own }, { version: seen, judgement, answer }) {
    refuseRetired(claim);
    if (own) expectVersion(own, seen);
    if (own?.state === "submitted" || own?.state === "approved") {
      throw new Refusal("invalid", { detail: "The assessment has been submitted already." });
    }
    const blind = await isBlindFor(tx, viewer, claim.id);
    const onlyBy = blind ? viewer.userId : undefined;
    const rules = gate(judgement, await linksForGate(tx, claim.id, onlyBy), await standingSearches(tx, claim.id, onlyBy));
    if (rules.length > 0) throw new Refusal("gate", { rules });

    const about = { articleId: claim.articleId, claimId: claim.id };
    const events: EventDraft[] = [];
    const id = own?.id ?? newId();
    if (!own) {
      await insertAssessment(tx, { id, claimId: claim.id, analystId: viewer.userId, judgement }, now);
      events.push({ act: "assessment.started", object: { kind: "assessment", id }, version: 1, ...about, parts: { after: judgement } });
    }
    const selfSettled = settlesItself(viewer.workspace) && (await mayStand(tx, viewer.userId, claim.articleId));
    const ordinal = (own?.submissionCount ?? 0) + 1;
    const state = selfSettled ? ("approved" as const) : ("submitted" as const);
    const submitted = { judgement, state, submittedAt: now, submissionCount: ordinal };
    const version = await updateAssessment(tx, own ?? { id, version: 1 }, submitted, now);
    const ids = { id: newId(), assessmentId: id, claimId: claim.id, analystId: viewer.userId };
    await insertSubmission(tx, { ...ids, assessmentVersion: version, ordinal, judgement, blind, answer, at: now });
    await completeAssignment(tx, { id: newId(), claimId: claim.id, analystId: viewer.userId, at: now });
    if (selfSettled) {
      await settleClaim(tx, { id: newId(), assessment: await lockRow(tx, "assessment", id), by: viewer.userId, at: now });
    }
    // Whoever returned it last waits for what became of it.
    const answered = own && (await lastReview(tx, own.id));
    if (answered?.outcome === "returned") {
      await tell(tx, { kind: "resubmitted", userIds: [answered.reviewerId], actorId: viewer.userId, ...about }, { at: now, newId });
    }
    return {
      events: [
        ...events,
        {
          act: "assessment.submitted",
          object: { kind: "assessment", id },
          version,
          ...about,
          parts: {
            before: own ? judgementOf(own) : null,
            after: { ...judgement, settled: selfSettled },
            ...(answer ? { comment: answer } : {}),
          },
        },
      ],
      value: { assessmentId: id, version, state: submitted.state },
    };
  },
});
