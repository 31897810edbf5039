import type { ClaimAssessment, ClaimDetail, ClaimReview } from "@/lib/domain/workbench";

/** Everybody who has handed in an assessment of the claim, as far as the viewer may know. */
export function assessorsOf({ own, others }: ClaimDetail): string[] {
  return [own, ...others].flatMap((assessment) => (assessment && assessment.submissions.length > 0 ? [assessment.analystId] : []));
}

/** Those that count towards settling the claim: neither returned nor taken up again, nor by somebody who does not count yet. */
export function countingIn({ own, others }: ClaimDetail): ClaimAssessment[] {
  return [own, ...others].flatMap((each) => (each?.counts && (each.state === "submitted" || each.state === "approved") ? [each] : []));
}

/** Whether something has been handed in since the claim was last settled. */
export function waitsForReview(detail: ClaimDetail): boolean {
  const standing = detail.verdicts.find((verdict) => !verdict.supersededAt);
  return countingIn(detail).some((each) => !standing || (each.submittedAt ?? "") > standing.settledAt);
}

/** The return that an assessment is being mended after; null: it is not. */
export function openReturn(assessment: ClaimAssessment | null): ClaimReview | null {
  if (assessment?.state !== "returned" && assessment?.state !== "draft") return null;
  const review = assessment.reviews.at(-1);
  const answered = assessment.submissions.at(-1)?.at ?? "";
  return review?.outcome === "returned" && review.at >= answered ? review : null;
}
