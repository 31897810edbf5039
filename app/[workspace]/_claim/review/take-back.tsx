"use client";
import { Button } from "@/app/_ui/button";
import { ProblemNote } from "@/app/_ui/problem-note";
import { mayUndoReview } from "@/lib/domain/policy";
import type { ClaimAssessment } from "@/lib/domain/workbench";
import { undoReviewAction } from "../../claims/[claim]/actions";
import { useClaimInHand } from "../claim-in-hand";
import { useClaimAct } from "../use-claim-act";

/** Takes back one's own last review, while the assessment is as the review left it. */
export function TakeBack({ assessment }: { assessment: ClaimAssessment }) {
  const { viewer } = useClaimInHand();
  const { run, pending, problem } = useClaimAct(undoReviewAction);
  const review = assessment.reviews.at(-1);
  if (!review || !mayUndoReview(viewer, review) || review.outcome !== assessment.state) return null;
  return (
    <div className="flex flex-col items-start gap-1">
      <Button look="quiet" pending={pending} onClick={() => void run({ assessmentId: assessment.id, version: assessment.version })}>
        {review.outcome === "approved" ? "Take the approval back" : "Take the return back"}
      </Button>
      <ProblemNote problem={problem} />
    </div>
  );
}
