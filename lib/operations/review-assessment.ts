import { z } from "zod";
import { judgementOf, updateAssessment } from "@/lib/data/assessments";
import { refuseRetired } from "@/lib/data/claims";
import { linksForGate } from "@/lib/data/evidence-links";
import { expectVersion, lockWithClaim } from "@/lib/data/locking";
import { insertReview } from "@/lib/data/reviews";
import { standingSearches } from "@/lib/data/search-records";
import { settleClaim, supersedeVerdict } from "@/lib/data/verdicts";
import { reasonCodes } from "@/lib/domain/assessments";
import { gate } from "@/lib/domain/gate";
import { mayReview } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";
import type { Tx } from "@/lib/data/transaction";

const reviewed = async (tx: Tx, input: { assessmentId: string }) => {
  const { row: assessment, claim } = await lockWithClaim(tx, "assessment", input.assessmentId);
  // A draft is nobody's to see but its author's.
  if (assessment.state === "draft") throw new Refusal("not-found");
  return { assessment, claim };
};
const comment = z.string().trim().max(5000, "A comment has at most 5,000 characters.").default("");

/** Settles the claim by this assessment. The gate is asked again: links may have gone since it was submitted. */
export const approveAssessmentOperation = operation({
  name: "approve-assessment",
  input: z.object({ assessmentId: z.uuid(), version: z.int().min(1), comment }),
  subject: reviewed,
  permit: (viewer, { assessment }) => mayReview(viewer, assessment),
  async perform({ tx, viewer, now, newId }, { assessment, claim }, input) {
    expectVersion(assessment, input.version);
    refuseRetired(claim);
    if (assessment.state !== "submitted") throw new Refusal("invalid", { detail: "Only a submitted assessment can be approved." });
    const rules = gate(judgementOf(assessment), await linksForGate(tx, claim.id), await standingSearches(tx, claim.id));
    if (rules.length > 0) throw new Refusal("gate", { rules });
    const version = await updateAssessment(tx, assessment, { state: "approved" }, now);
    await insertReview(tx, {
      id: newId(),
      assessment,
      reviewerId: viewer.userId,
      outcome: "approved",
      reasonCode: null,
      comment: input.comment,
      at: now,
    });
    await settleClaim(tx, { id: newId(), assessment, by: viewer.userId, at: now });
    return {
      events: [
        {
          act: "assessment.approved",
          object: { kind: "assessment", id: assessment.id },
          version,
          articleId: claim.articleId,
          claimId: claim.id,
          parts: { before: { state: "submitted" }, after: judgementOf(assessment), ...(input.comment ? { comment: input.comment } : {}) },
        },
      ],
      value: { assessmentId: assessment.id, version, state: "approved" as const },
    };
  },
});

/** Gives an assessment back to its author with a coded reason; a claim that it had settled is open again. */
export const returnAssessmentOperation = operation({
  name: "return-assessment",
  input: z.object({
    assessmentId: z.uuid(),
    version: z.int().min(1),
    reasonCode: z.enum(reasonCodes, "Choose a reason."),
    comment: comment.refine((value) => value !== "", "Say what is to be mended."),
  }),
  subject: reviewed,
  permit: (viewer, { assessment }) => mayReview(viewer, assessment),
  async perform({ tx, viewer, now, newId }, { assessment, claim }, input) {
    expectVersion(assessment, input.version);
    if (assessment.state === "returned") throw new Refusal("invalid", { detail: "It has been returned already." });
    const verdict = assessment.state === "approved" ? await supersedeVerdict(tx, { assessmentId: assessment.id }, now) : null;
    const version = await updateAssessment(tx, assessment, { state: "returned" }, now);
    const { reasonCode } = input;
    await insertReview(tx, {
      id: newId(),
      assessment,
      reviewerId: viewer.userId,
      outcome: "returned",
      reasonCode,
      comment: input.comment,
      at: now,
    });
    return {
      events: [
        {
          act: "assessment.returned",
          object: { kind: "assessment", id: assessment.id },
          version,
          articleId: claim.articleId,
          claimId: claim.id,
          parts: { before: { state: assessment.state, verdict }, after: { state: "returned", reasonCode }, comment: input.comment },
        },
      ],
      value: { assessmentId: assessment.id, version, state: "returned" as const },
    };
  },
});
