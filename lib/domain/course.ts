import type { Judgement } from "./assessments";
import type { ClaimAssessment, ClaimReview, ClaimSubmission } from "./workbench";

/** What became of an assessment, in order. `before`: what the hand-in is compared with. */
export type CourseStep =
  | { kind: "submission"; at: string; submission: ClaimSubmission; before: ClaimSubmission | null }
  | { kind: "review"; at: string; review: ClaimReview };

/** Each hand-in and each review of an assessment, the first one first; of one moment the hand-in comes first. */
export function courseOf({ submissions, reviews }: Pick<ClaimAssessment, "submissions" | "reviews">): CourseStep[] {
  const steps: CourseStep[] = [
    ...submissions.map((submission, i) => ({
      kind: "submission" as const,
      at: submission.at,
      submission,
      before: submissions[i - 1] ?? null,
    })),
    ...reviews.map((review) => ({ kind: "review" as const, at: review.at, review })),
  ];
  return steps.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** All of a judgement but its rationale, in one line. */
export function judgementLine({ tag, basis, likelihood, confidence, asOf }: Judgement): string {
  const parts = [
    [tag, basis].filter(Boolean).join(" · "),
    likelihood && `likelihood: ${likelihood}`,
    confidence && `confidence: ${confidence}`,
    asOf && `as of ${asOf}`,
  ];
  return parts.filter(Boolean).join("; ");
}
