"use client";
import { useCallback, useEffect, useState } from "react";
import { ProblemNote } from "@/app/_ui/problem-note";
import { TagBadge } from "@/app/_ui/tag-badge";
import type { TrainingShown } from "@/lib/data/known-answers";
import type { Problem } from "@/lib/domain/problems";
import { useClaimInHand } from "../claim-in-hand";
import { readJson } from "../read-json";
import { AnswerForm } from "./answer-form";

/** On a claim to train on: how one's own answer compares with the known one, and for leads the known one to set. */
export function Training() {
  const { detail } = useClaimInHand();
  return detail.claim.training ? <Shown /> : null;
}

function Shown() {
  const { workspace, detail } = useClaimInHand();
  const [shown, setShown] = useState<TrainingShown | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const ask = useCallback(() => readJson<TrainingShown>(`/${workspace}/claims/${detail.claim.id}/training`), [workspace, detail.claim.id]);
  const show = useCallback((result: Awaited<ReturnType<typeof ask>>) => {
    setProblem(result.ok ? null : result.problem);
    if (result.ok) setShown(result.value);
  }, []);
  useEffect(() => {
    let current = true;
    void ask().then((result) => {
      if (current) show(result);
    });
    return () => {
      current = false;
    };
  }, [ask, show, detail]);
  return (
    <section aria-labelledby="training-title" className="flex flex-col gap-2 rounded border border-line bg-warn-soft p-3">
      <h3 id="training-title">Training</h3>
      <ProblemNote problem={problem} />
      {shown ? <Feedback shown={shown} /> : null}
      {shown && shown.version !== null ? <AnswerForm key={shown.version} shown={shown} onDone={() => void ask().then(show)} /> : null}
    </section>
  );
}

function Feedback({ shown: { known, right, version } }: { shown: TrainingShown }) {
  if (!known) {
    return (
      <p className="text-sm">
        {version === null
          ? "This claim is to train on. Once you have submitted your assessment, the known answer stands here, with why."
          : "No known answer is set: this claim counts for nobody’s calibration yet."}
      </p>
    );
  }
  return (
    <>
      {right === null ? null : (
        <p className="font-medium" role="status">
          {right ? "✓ Yours has the known tag and basis." : "✗ Yours differs from the known answer."}
        </p>
      )}
      <p className="text-sm">
        The known answer: <TagBadge tag={known.tag} basis={known.basis} />
      </p>
      {known.explanation ? (
        <p dir="auto" className="text-sm whitespace-pre-wrap wrap-anywhere">
          {known.explanation}
        </p>
      ) : null}
    </>
  );
}
