"use client";
import { Button } from "@/app/_ui/button";
import { ProblemNote } from "@/app/_ui/problem-note";
import { When } from "@/app/_ui/when";
import type { ClaimAssessment, ClaimDetail } from "@/lib/domain/workbench";
import { reviseAssessmentAction } from "../../claims/[claim]/actions";
import { useClaimInHand } from "../claim-in-hand";
import { JudgementText } from "../judgement-text";
import { Course } from "../review/course";
import { useClaimAct } from "../use-claim-act";

/** One's own assessment once it is handed in: to read, and to take up again. */
export function OwnSubmitted({ own }: { own: ClaimAssessment }) {
  const { detail } = useClaimInHand();
  const { run, pending, problem } = useClaimAct(reviseAssessmentAction);
  return (
    <article aria-label="Your assessment" className="flex flex-col gap-2 rounded border border-line p-3">
      <p className="text-xs text-ink-2">
        yours: {whatBecame(own, detail)}
        {own.submittedAt ? (
          <>
            , <When iso={own.submittedAt} />
          </>
        ) : null}
      </p>
      <JudgementText judgement={own} />
      <Course assessment={own} />
      <ProblemNote problem={problem} />
      {detail.claim.retired || !detail.mayTakeUpAgain ? null : (
        <div>
          <Button pending={pending} onClick={() => void run({ assessmentId: own.id, version: own.version })}>
            Take up again
          </Button>
        </div>
      )}
    </article>
  );
}

function whatBecame(own: ClaimAssessment, { claim, verdicts, notYet }: ClaimDetail): string {
  const standing = verdicts.find((verdict) => !verdict.supersededAt);
  if (standing && standing.assessmentId === own.id) return "settled the claim";
  if (standing && standing.settledAt >= (own.submittedAt ?? "")) return "submitted; the claim is settled";
  if (claim.training) return "submitted; on an article to train on nothing is settled";
  if (notYet !== null) return `submitted; does not count yet: ${notYet}`;
  return "submitted, waits for a review";
}
