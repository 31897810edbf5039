import type { Judgement } from "@/lib/domain/assessments";
import type { Tx } from "./transaction";

/** Keeps an assessment as it was handed in, with the guidelines that stood then. */
export async function insertSubmission(
  tx: Tx,
  submission: {
    id: string;
    assessmentId: string;
    assessmentVersion: number;
    claimId: string;
    analystId: string;
    ordinal: number;
    judgement: Judgement;
    blind: boolean;
    answer: string;
    at: Date;
  },
): Promise<void> {
  const { judgement, at, ...ids } = submission;
  const guideline = await tx.guideline.findFirst({
    where: { workspaceId: tx.workspaceId },
    orderBy: { ordinal: "desc" },
    select: { id: true },
  });
  await tx.submission.create({
    data: {
      workspaceId: tx.workspaceId,
      ...ids,
      ...judgement,
      // The gate lets nothing through without them.
      tag: judgement.tag!,
      basis: judgement.basis!,
      asOf: judgement.asOf === null ? null : new Date(`${judgement.asOf}T00:00:00Z`),
      guidelineId: guideline?.id ?? null,
      submittedAt: at,
    },
  });
}
