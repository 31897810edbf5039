"use client";
import { When } from "@/app/_ui/when";
import { reasonMeaning } from "@/lib/domain/assessments";
import { mayReview } from "@/lib/domain/policy";
import type { ClaimAssessment } from "@/lib/domain/workbench";
import { useClaimInHand } from "../claim-in-hand";
import { JudgementText } from "../judgement-text";
import { assessorsOf } from "./assessors";
import { ReviewBox } from "./review-box";

/** What others have handed in, and the box in which a reviewer answers. */
export function Others() {
  const { viewer, detail } = useClaimInHand();
  if (detail.blind) {
    return (
      <p className="rounded bg-paper-2 px-3 py-2 text-xs text-ink-2">
        Others’ judgements of this claim, and the evidence they linked, show after you have submitted yours. The gate goes by your own
        links.
      </p>
    );
  }
  return detail.others.map((assessment) => (
    <article
      key={assessment.id}
      aria-label={`Assessment by ${assessment.analyst}`}
      className="flex flex-col gap-2 rounded border border-line p-3"
    >
      <p className="text-xs text-ink-2">
        {assessment.analyst}: {assessment.state}
        {assessment.submittedAt ? (
          <>
            , submitted <When iso={assessment.submittedAt} />
          </>
        ) : null}
      </p>
      <JudgementText judgement={assessment} />
      <Reviews assessment={assessment} />
      {mayReview(viewer, { assessors: assessorsOf(detail) }) && !detail.claim.retired ? (
        <ReviewBox key={assessment.version} assessment={assessment} />
      ) : null}
    </article>
  ));
}

/** What reviewers answered, the last one first. */
export function Reviews({ assessment }: { assessment: ClaimAssessment }) {
  if (assessment.reviews.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 text-xs" aria-label="Reviews">
      {assessment.reviews.toReversed().map((review) => (
        <li key={review.id}>
          {review.reviewer} {review.outcome}
          {review.reasonCode ? `: ${reasonMeaning[review.reasonCode]}` : ""}, <When iso={review.at} />
          {review.comment ? (
            <blockquote dir="auto" className="border-l-2 border-line-strong pl-2 whitespace-pre-wrap">
              {review.comment}
            </blockquote>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
