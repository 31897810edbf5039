import { z } from "zod";
import { judgementOf, updateAssessment } from "@/lib/data/assessments";
import { refuseUnseen } from "@/lib/data/blindness";
import { expectVersion, lockWithClaim } from "@/lib/data/locking";
import { standingVerdict, supersedeVerdict } from "@/lib/data/verdicts";
import { mayEditAssessment, mayTakeUpAgain } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { operation } from "@/lib/pipeline/operation";

/** The author takes a submitted assessment up again, as long as no reviewer has settled the claim by it. */
export const reviseAssessmentOperation = operation({
  name: "revise-assessment",
  input: z.object({ assessmentId: z.uuid(), version: z.int().min(1) }),
  subject: async (tx, input, viewer) => {
    const { row: assessment, claim } = await lockWithClaim(tx, "assessment", input.assessmentId);
    await refuseUnseen(tx, viewer, { claimId: claim.id, createdBy: assessment.analystId });
    return { assessment, claim };
  },
  permit: (viewer, { assessment }) => mayEditAssessment(viewer, assessment),
  async perform({ tx, viewer, now }, { assessment, claim }, input) {
    expectVersion(assessment, input.version);
    if (assessment.state === "draft" || assessment.state === "returned") {
      throw new Refusal("invalid", { detail: "The assessment is yours to change already." });
    }
    const standing = await standingVerdict(tx, { assessmentId: assessment.id });
    if (!mayTakeUpAgain(viewer, standing)) {
      throw new Refusal("invalid", { detail: "The claim is settled by this assessment. A reviewer can return it." });
    }
    const verdict = assessment.state === "approved" ? await supersedeVerdict(tx, { assessmentId: assessment.id }, now) : null;
    const version = await updateAssessment(tx, assessment, { state: "draft", submittedAt: null }, now);
    return {
      events: [
        {
          act: "assessment.revised",
          object: { kind: "assessment", id: assessment.id },
          version,
          articleId: claim.articleId,
          claimId: claim.id,
          parts: { before: { state: assessment.state, ...judgementOf(assessment), verdict }, after: { state: "draft" } },
        },
      ],
      value: { assessmentId: assessment.id, version, state: "draft" as const },
    };
  },
});
