"use client";
import { useState } from "react";
import { reached } from "@/app/_ui/use-act";
import { approveAssessmentAction, undoReviewAction } from "@/app/[workspace]/claims/[claim]/actions";
import type { QueueRow } from "@/lib/data/review-queue";
import type { Problem } from "@/lib/domain/problems";

/** What became of one claim. `version`: of the approved assessment, by which it is taken back. */
export type Outcome = { state: "approved"; version: number } | { state: "refused" | "kept"; problem: Problem } | { state: "back" };
export type Outcomes = Readonly<Record<string, Outcome>>;

/** Approves claims one after the other, each an act of its own, and takes all of them back. */
export function useBulkApproval(workspace: string, rows: readonly QueueRow[]) {
  const [outcomes, setOutcomes] = useState<Outcomes>({});
  const [working, setWorking] = useState(false);
  const note = (claimId: string, outcome: Outcome): void => setOutcomes((known) => ({ ...known, [claimId]: outcome }));

  const approve = async (chosen: readonly QueueRow[]): Promise<void> => {
    setWorking(true);
    for (const { claimId, assessments } of chosen) {
      const { id: assessmentId, version } = assessments.find((assessment) => assessment.waits)!;
      const result = await reached(() => approveAssessmentAction(workspace, { assessmentId, version, unmarked: true }));
      note(claimId, result.ok ? { state: "approved", version: result.value.version } : { state: "refused", problem: result.problem });
    }
    setWorking(false);
  };

  /** The last one first. What something has become of since is refused, and stays approved. */
  const takeBack = async (): Promise<void> => {
    setWorking(true);
    for (const { claimId, assessments } of rows.toReversed()) {
      const outcome = outcomes[claimId];
      if (outcome?.state !== "approved") continue;
      const assessmentId = assessments.find((assessment) => assessment.waits)!.id;
      const result = await reached(() => undoReviewAction(workspace, { assessmentId, version: outcome.version }));
      note(claimId, result.ok ? { state: "back" } : { state: "kept", problem: result.problem });
    }
    setWorking(false);
  };
  return { outcomes, working, approve, takeBack };
}
