"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { ProblemNote } from "@/app/_ui/problem-note";
import type { Problem } from "@/lib/domain/problems";
import type { WorkbenchData } from "@/lib/domain/workbench";
import { resumeProposingAction } from "../actions";
import type { WorkbenchActs } from "./workbench-acts";

/** For how many sentences claims are still to be proposed; where that failed for good, a way to have it tried again. */
export function ProposingNote({ data, acts, mayAct }: { data: WorkbenchData; acts: WorkbenchActs; mayAct: boolean }) {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { unsplit, proposingStopped, article } = data;
  if (unsplit === 0) return null;
  const sentences = `${unsplit.toLocaleString("en")} ${proposingStopped ? "" : "more "}${unsplit === 1 ? "sentence" : "sentences"}`;
  const tryAgain = async (): Promise<void> => {
    setPending(true);
    const result = await acts.act(resumeProposingAction, { articleVersionId: article.currentVersionId });
    setPending(false);
    setProblem(result.ok ? null : result.problem);
  };
  return (
    <div className="flex flex-wrap items-center gap-x-2 text-xs text-ink-2" role="status">
      {proposingStopped ? (
        <>
          <span className="font-medium text-danger">Proposing claims failed for {sentences}.</span>
          {mayAct ? (
            <Button look="quiet" className="min-h-6 px-1.5 py-0 text-xs underline" pending={pending} onClick={() => void tryAgain()}>
              Try again
            </Button>
          ) : null}
        </>
      ) : (
        <span>Proposing claims for {sentences}…</span>
      )}
      <ProblemNote problem={problem} />
    </div>
  );
}
