"use client";
import type { About, ReasonCode } from "@/lib/domain/assessments";
import type { Result } from "@/lib/domain/problems";
import type { ClaimAssessment } from "@/lib/domain/workbench";
import { approveAssessmentAction, returnAssessmentAction, undoReviewAction } from "../../claims/[claim]/actions";
import { useClaimInHand } from "../claim-in-hand";
import { doneAct } from "../done-act";
import { useClaimAct } from "../use-claim-act";

/** Approves an assessment or gives it back, each so that it can be taken back with the undo of the page around. */
export function useReview({ id: assessmentId, version, analyst }: ClaimAssessment) {
  const { act, onDid, versions, detail } = useClaimInHand();
  const approval = useClaimAct(approveAssessmentAction);
  const giving = useClaimAct(returnAssessmentAction);
  const undo = (now: number) => act(undoReviewAction, { assessmentId, version: now });
  const what = `${analyst}’s assessment of claim ${detail.claim.number}`;

  const approve = async (said: { comment: string; withoutMissing: boolean }): Promise<Result<unknown>> => {
    const { comment, withoutMissing } = said;
    const result = await approval.run({ assessmentId, version, comment, withoutMissing });
    const again = (now: number) => act(approveAssessmentAction, { assessmentId, version: now, comment, withoutMissing });
    if (result.ok) onDid(doneAct(versions, `approved ${what}`, assessmentId, undo, again));
    return result;
  };
  const giveBack = async (said: { comment: string; reasonCode: ReasonCode; about: About }): Promise<Result<unknown>> => {
    const { comment, reasonCode, about } = said;
    const result = await giving.run({ assessmentId, version, comment, reasonCode, about });
    const again = (now: number) => act(returnAssessmentAction, { assessmentId, version: now, comment, reasonCode, about });
    if (result.ok) onDid(doneAct(versions, `returned ${what}`, assessmentId, undo, again));
    return result;
  };
  return { approval, giving, approve, giveBack };
}
