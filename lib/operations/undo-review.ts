import { z } from "zod";
import { updateAssessment } from "@/lib/data/assessments";
import { expectVersion, lockWithClaim } from "@/lib/data/locking";
import { giveRestBack } from "@/lib/data/open-assignments";
import { lastReview, takeBackReview } from "@/lib/data/reviews";
import { restoreVerdict, standingVerdict, supersedeVerdict } from "@/lib/data/verdicts";
import { mayUndoReview } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

/**
 * A reviewer takes back their last review, as long as nothing has become of it: the assessment is what it was before, and so is
 * the verdict that the review had made or ended.
 */
export const undoReviewOperation = operation({
  name: "undo-review",
  input: z.object({ assessmentId: z.uuid(), version: z.int().min(1) }),
  subject: async (tx, { assessmentId }) => {
    const { row: assessment, claim } = await lockWithClaim(tx, "assessment", assessmentId);
    const review = await lastReview(tx, assessment.id);
    if (!review) throw new Refusal("not-found");
    return { assessment, claim, review };
  },
  permit: (viewer, { review }) => mayUndoReview(viewer, review),
  async perform({ tx, viewer, now, newId }, { assessment, claim, review }, input) {
    expectVersion(assessment, input.version);
    if (assessment.version !== review.assessmentVersion + 1 || assessment.state !== review.outcome) {
      throw new Refusal("invalid", { detail: "Something has become of it since: it cannot be taken back any more." });
    }
    const standing = await standingVerdict(tx, { claimId: claim.id });
    const own = review.outcome === "approved" && standing?.assessmentId === assessment.id && !standing.adjudicationId;
    if (review.outcome === "approved" ? !own : standing && standing.settledAt > review.createdAt) {
      throw new Refusal("invalid", { detail: "The claim has been settled otherwise since: it cannot be taken back any more." });
    }
    if (own) await supersedeVerdict(tx, { claimId: claim.id }, now);
    const restored = await restoreVerdict(tx, claim.id, review.createdAt);
    // What was returned had settled the claim before, if a verdict by it fell with the return.
    const state = review.outcome === "returned" && restored ? ("approved" as const) : ("submitted" as const);
    await takeBackReview(tx, review.id, now);
    const version = await updateAssessment(tx, assessment, { state }, now);
    // Who was let go because the claim was settled without them has it again.
    const given = own ? await giveRestBack(tx, claim, review.createdAt, { actorId: viewer.userId, at: now, newId }) : [];
    return {
      events: [
        {
          act: "review.undone",
          object: { kind: "assessment", id: assessment.id },
          version,
          articleId: claim.articleId,
          claimId: claim.id,
          parts: { before: { state: assessment.state, verdict: standing?.id ?? null }, after: { state, verdict: restored } },
        },
        ...given,
      ],
      value: { assessmentId: assessment.id, version, state },
    };
  },
});
