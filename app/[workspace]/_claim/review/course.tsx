"use client";
import { DiffText } from "@/app/_ui/diff-text";
import { When } from "@/app/_ui/when";
import { aboutMeaning, reasonMeaning } from "@/lib/domain/assessments";
import { courseOf, type CourseStep, judgementLine } from "@/lib/domain/course";
import type { ClaimAssessment, ClaimReview, ClaimSubmission } from "@/lib/domain/workbench";
import { useClaimInHand } from "../claim-in-hand";

/** What became of an assessment: each hand-in with what changed in it, each review, and the answer between them. */
export function Course({ assessment, open = false }: { assessment: ClaimAssessment; open?: boolean }) {
  const steps = courseOf(assessment);
  if (steps.length < 2) return null;
  const times = assessment.submissions.length === 1 ? "once" : `${assessment.submissions.length} times`;
  const returned = assessment.reviews.filter((review) => review.outcome === "returned").length;
  // What was handed in again is what a reviewer wants to see.
  const again = assessment.submissions.length > 1 && steps.at(-1)?.kind === "submission";
  return (
    <details open={open || again}>
      <summary className="cursor-pointer text-xs text-ink-2">
        Handed in {times}
        {returned > 0 ? `, returned ${returned === 1 ? "once" : `${returned} times`}` : ""}
      </summary>
      <ol
        aria-label={`Course of ${assessment.analyst}’s assessment`}
        className="mt-2 flex flex-col gap-2 border-l-2 border-line pl-3 text-xs"
      >
        {steps.map((step) => (
          <Step key={step.kind === "review" ? step.review.id : step.submission.ordinal} step={step} />
        ))}
      </ol>
    </details>
  );
}

function Step({ step }: { step: CourseStep }) {
  if (step.kind === "review") {
    return (
      <li>
        <ReviewText review={step.review} />
      </li>
    );
  }
  const { submission, before } = step;
  return (
    <li className="flex flex-col gap-1">
      <p>
        {submission.ordinal === 1 ? "handed in" : `handed in again (${submission.ordinal})`}, <When iso={submission.at} />
      </p>
      {submission.answer ? (
        <p dir="auto" className="rounded bg-accent-soft px-2 py-1 whitespace-pre-wrap wrap-anywhere">
          <span className="font-medium">Answer:</span> {submission.answer}
        </p>
      ) : null}
      {before ? <Changes before={before} after={submission} /> : null}
    </li>
  );
}

/** Who answered what, why, and where it is to be mended. */
export function ReviewText({ review }: { review: ClaimReview }) {
  const { reviewer, outcome, reasonCode, comment, about, at } = review;
  const { links } = useClaimInHand().detail;
  const words = about?.words ?? links.find((link) => link.id === about?.id)?.exact;
  return (
    <>
      <p>
        {reviewer} {outcome} it{reasonCode ? `: ${reasonMeaning[reasonCode]}` : ""}, <When iso={at} />
        {about ? `; about ${aboutMeaning[about.kind]}` : ""}
      </p>
      {words ? (
        <p dir="auto" className="line-clamp-3 font-reading text-ink-2 wrap-anywhere">
          “{words}”
        </p>
      ) : null}
      {comment ? (
        <blockquote dir="auto" className="border-l-2 border-line-strong pl-2 whitespace-pre-wrap wrap-anywhere">
          {comment}
        </blockquote>
      ) : null}
    </>
  );
}

function Changes({ before, after }: { before: ClaimSubmission; after: ClaimSubmission }) {
  const lines = [judgementLine(before), judgementLine(after)] as const;
  const same = before.rationale === after.rationale;
  if (lines[0] === lines[1] && same) return <p className="text-ink-2">The judgement’s words are the same; its evidence may not be.</p>;
  return (
    <div className="flex flex-col gap-1 rounded border border-line px-2 py-1">
      {lines[0] === lines[1] ? null : (
        <p>
          <DiffText before={lines[0]} after={lines[1]} />
        </p>
      )}
      {same ? null : (
        <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">
          <DiffText before={before.rationale} after={after.rationale} />
        </p>
      )}
    </div>
  );
}
