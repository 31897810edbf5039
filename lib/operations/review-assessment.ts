import { z } from "zod";
import { type AssessmentRow, judgementOf, updateAssessment } from "@/lib/data/assessments";
import { isBlindFor } from "@/lib/data/blindness";
import { refuseTraining } from "@/lib/data/calibration";
import { refuseRetired } from "@/lib/data/claims";
import { linksForGate } from "@/lib/data/evidence-links";
import { handedInOn, refuseUnsaidMissing } from "@/lib/data/handed-in";
import { expectVersion, lockWithClaim } from "@/lib/data/locking";
import { tell } from "@/lib/data/notifications";
import { releaseRest } from "@/lib/data/open-assignments";
import { insertReview, isPartOf } from "@/lib/data/reviews";
import { marksNow } from "@/lib/data/risk-facts";
import { standingSearches } from "@/lib/data/search-records";
import { settleClaim, standingVerdict, supersedeVerdict } from "@/lib/data/verdicts";
import { agree } from "@/lib/domain/adjudication";
import { aboutSchema, reasonCodes } from "@/lib/domain/assessments";
import { gate } from "@/lib/domain/gate";
import { mayReview } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { riskWords } from "@/lib/domain/risk";
import { operation } from "@/lib/pipeline/operation";
import type { Tx } from "@/lib/data/transaction";
import type { Viewer } from "@/lib/domain/viewer";

const reviewed = async (tx: Tx, input: { assessmentId: string }, viewer: Viewer) => {
  const { row: assessment, claim } = await lockWithClaim(tx, "assessment", input.assessmentId);
  // A draft is nobody's to see but its author's, and what others handed in is not for whoever still has to assess the claim.
  if (assessment.state === "draft" || (await isBlindFor(tx, viewer, claim.id))) throw new Refusal("not-found");
  return { assessment, claim, handedIn: await handedInOn(tx, claim.id) };
};
const comment = z.string().trim().max(5000, "A comment has at most 5,000 characters.").default("");

/** Settles the claim by this assessment. The gate is asked again: links may have gone since it was submitted. */
export const approveAssessmentOperation = operation({
  name: "approve-assessment",
  input: z.object({
    assessmentId: z.uuid(),
    version: z.int().min(1),
    comment,
    /** Settles the claim although not all assessments that are wanted are in, with the reason as the comment. */
    withoutMissing: z.boolean().default(false),
    /** One of many at once: only what carries no mark at all. */
    unmarked: z.boolean().default(false),
  }),
  subject: reviewed,
  permit: (viewer, { handedIn }) => mayReview(viewer, handedIn),
  async perform({ tx, viewer, now, newId }, { assessment, claim, handedIn }, input) {
    expectVersion(assessment, input.version);
    refuseRetired(claim);
    if (assessment.state !== "submitted") throw new Refusal("invalid", { detail: "Only a submitted assessment can be approved." });
    await refuseAdjudicated(tx, assessment);
    await refuseTraining(tx, tx.workspaceId, claim.articleId);
    const score = handedIn.uncounted.get(assessment.analystId);
    if (score) throw new Refusal("invalid", { detail: `Its author does not count yet: ${score}.` });
    if (!agree(handedIn.counting)) {
      throw new Refusal("invalid", { detail: "The assessments of this claim differ in tag or basis: it goes to adjudication." });
    }
    const rules = gate(judgementOf(assessment), await linksForGate(tx, claim.id), await standingSearches(tx, claim.id));
    if (rules.length > 0) throw new Refusal("gate", { rules });
    if (input.unmarked) await refuseMarked(tx, claim.id);
    refuseUnsaidMissing(handedIn, input.withoutMissing, input.comment !== "");
    const version = await updateAssessment(tx, assessment, { state: "approved" }, now);
    await insertReview(tx, {
      id: newId(),
      assessment,
      reviewerId: viewer.userId,
      outcome: "approved",
      reasonCode: null,
      comment: input.comment,
      about: null,
      at: now,
    });
    await settleClaim(tx, { id: newId(), assessment, by: viewer.userId, at: now });
    const about = { articleId: claim.articleId, claimId: claim.id };
    const doing = { actorId: viewer.userId, at: now, newId };
    await tell(tx, { kind: "approved", userIds: [assessment.analystId], actorId: viewer.userId, ...about }, doing);
    return {
      events: [
        {
          act: "assessment.approved",
          object: { kind: "assessment", id: assessment.id },
          version,
          ...about,
          parts: { before: { state: "submitted" }, after: judgementOf(assessment), ...(input.comment ? { comment: input.comment } : {}) },
        },
        ...(await releaseRest(tx, claim, doing)),
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
    about: aboutSchema,
  }),
  subject: reviewed,
  permit: (viewer, { handedIn }) => mayReview(viewer, handedIn),
  async perform({ tx, viewer, now, newId }, { assessment, claim }, input) {
    expectVersion(assessment, input.version);
    if (assessment.state === "returned") throw new Refusal("invalid", { detail: "It has been returned already." });
    await refuseAdjudicated(tx, assessment);
    const { reasonCode, about } = input;
    if (about && !(await isPartOf(tx, claim, about))) {
      throw new Refusal("invalid", { fields: { about: "This is no part of the claim any more. Choose another." } });
    }
    const verdict = assessment.state === "approved" ? await supersedeVerdict(tx, { assessmentId: assessment.id }, now) : null;
    const version = await updateAssessment(tx, assessment, { state: "returned" }, now);
    const review = { id: newId(), assessment, reviewerId: viewer.userId, outcome: "returned" as const, reasonCode };
    await insertReview(tx, { ...review, comment: input.comment, about, at: now });
    const place = { articleId: claim.articleId, claimId: claim.id };
    await tell(tx, { kind: "returned", userIds: [assessment.analystId], actorId: viewer.userId, ...place }, { at: now, newId });
    return {
      events: [
        {
          act: "assessment.returned",
          object: { kind: "assessment", id: assessment.id },
          version,
          ...place,
          parts: {
            before: { state: assessment.state, verdict },
            after: { state: "returned", reasonCode, ...(about ? { about } : {}) },
            comment: input.comment,
          },
        },
      ],
      value: { assessmentId: assessment.id, version, state: "returned" as const },
    };
  },
});

/** What an adjudicator has settled is opened again before anything else becomes of it; what came in since is a new beginning. */
async function refuseAdjudicated(tx: Tx, assessment: AssessmentRow): Promise<void> {
  const standing = await standingVerdict(tx, { claimId: assessment.claimId });
  if (!standing?.adjudicationId || (assessment.submittedAt && assessment.submittedAt > standing.settledAt)) return;
  throw new Refusal("invalid", { detail: "The claim is settled by adjudication. Open it again first." });
}

async function refuseMarked(tx: Tx, claimId: string): Promise<void> {
  const marks = await marksNow(tx, tx.workspaceId, claimId);
  if (marks.length === 0) return;
  throw new Refusal("invalid", {
    detail: `It carries a mark: ${marks.map((mark) => riskWords[mark].word).join(", ")}. Look at it by itself.`,
  });
}
