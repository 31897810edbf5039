"use client";
import { When } from "@/app/_ui/when";
import { mayReview } from "@/lib/domain/policy";
import type { AssessmentState } from "@/lib/domain/assessments";
import { useClaimInHand } from "../claim-in-hand";
import { JudgementText } from "../judgement-text";
import { assessorsOf } from "./assessors";
import { Course } from "./course";
import { ReviewBox } from "./review-box";
import { ToAdjudication } from "./to-adjudication";

const stateWords: Record<AssessmentState, string> = {
  draft: "has taken it up again; this is what was handed in last",
  submitted: "submitted",
  returned: "returned, to be mended",
  approved: "approved",
};

/** What others have handed in, and the box in which a reviewer answers. */
export function Others() {
  const { viewer, detail } = useClaimInHand();
  if (detail.blind) {
    return (
      <p className="rounded bg-paper-2 px-3 py-2 text-xs text-ink-2">
        You are blind for this claim: others’ judgements, links, searches and comments show after you have submitted yours. The gate goes by
        your own links and searches.
      </p>
    );
  }
  const reviews = mayReview(viewer, { assessors: assessorsOf(detail) }) && !detail.claim.retired;
  return (
    <>
      <ToAdjudication />
      {detail.others.map((assessment) => (
        <article
          key={assessment.id}
          aria-label={`Assessment by ${assessment.analyst}`}
          className="flex flex-col gap-2 rounded border border-line p-3"
        >
          <p className="text-xs text-ink-2">
            {assessment.analyst}: {stateWords[assessment.state]}
            {assessment.counts ? null : "; does not count yet"}
            {assessment.submittedAt ? (
              <>
                , <When iso={assessment.submittedAt} />
              </>
            ) : null}
          </p>
          <JudgementText judgement={assessment} />
          <Course assessment={assessment} />
          {reviews ? <ReviewBox key={assessment.version} assessment={assessment} /> : null}
        </article>
      ))}
    </>
  );
}
