import type { About, ReasonCode } from "@/lib/domain/assessments";
import type { AssessmentRow } from "./assessments";
import type { Prisma } from "./generated/client";
import type { Tx } from "./transaction";

export type ReviewRow = Prisma.ReviewGetPayload<object>;

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
    about: About;
    at: Date;
  },
): Promise<void> {
  const { assessment, about, at, ...rest } = review;
  await tx.review.create({
    data: {
      workspaceId: tx.workspaceId,
      ...rest,
      aboutKind: about?.kind ?? null,
      aboutId: about?.id ?? null,
      assessmentId: assessment.id,
      assessmentVersion: assessment.version,
      createdAt: at,
    },
  });
}

/** The last review of an assessment that has not been taken back; null: there is none. */
export async function lastReview(tx: Tx, assessmentId: string): Promise<ReviewRow | null> {
  return tx.review.findFirst({
    where: { workspaceId: tx.workspaceId, assessmentId, undoneAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
}

export async function takeBackReview(tx: Tx, id: string, undoneAt: Date): Promise<void> {
  await tx.review.update({ where: { workspaceId_id: { workspaceId: tx.workspaceId, id } }, data: { undoneAt } });
}

/** Whether this is the claim itself, a standing link of it, or a sentence of its article. */
export async function isPartOf(tx: Tx, claim: { id: string; articleId: string }, about: NonNullable<About>): Promise<boolean> {
  const { workspaceId } = tx;
  if (about.kind === "claim") return about.id === claim.id;
  if (about.kind === "link") {
    return (await tx.evidenceLink.count({ where: { workspaceId, id: about.id, claimId: claim.id, withdrawnAt: null } })) > 0;
  }
  return (await tx.sentence.count({ where: { workspaceId, id: about.id, articleVersion: { articleId: claim.articleId } } })) > 0;
}
