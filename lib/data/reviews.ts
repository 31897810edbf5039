import type { AssessmentRow } from "./assessments";
import type { ReasonCode } from "@/lib/domain/assessments";
import type { Tx } from "./transaction";

/** Stores a review of one version of an assessment. */
export async function insertReview(
  tx: Tx,
  review: {
    id: string;
    assessment: Pick<AssessmentRow, "id" | "version">;
    reviewerId: string;
    outcome: "approved" | "returned";
    reasonCode: ReasonCode | null;
    comment: string;
    at: Date;
  },
): Promise<void> {
  const { assessment, at, ...rest } = review;
  await tx.review.create({
    data: {
      workspaceId: tx.workspaceId,
      ...rest,
      assessmentId: assessment.id,
      assessmentVersion: assessment.version,
      createdAt: at,
    },
  });
}
