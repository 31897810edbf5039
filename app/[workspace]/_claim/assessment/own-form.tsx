"use client";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { apartFrom } from "@/app/_ui/apart-from";
import { Button } from "@/app/_ui/button";
import { TextArea } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useDraft } from "@/app/_ui/use-draft";
import type { Problem } from "@/lib/domain/problems";
import { reviseAssessmentAction, submitAssessmentAction } from "../../claims/[claim]/actions";
import { useClaimInHand, useFocusRequest } from "../claim-in-hand";
import { doneAct } from "../done-act";
import { openReturn } from "../review/assessors";
import { GatePreview } from "./gate-preview";
import { JudgementConflict } from "./judgement-conflict";
import { JudgementFields } from "./judgement-fields";
import { ReturnedNote } from "./returned-note";
import { SaveNote } from "./save-note";
import { useJudgementDraft } from "./use-judgement-draft";

/** The form of one's own judgement. It saves itself; submitting it asks the gate. */
export function OwnForm({ takesFocus = false }: { takesFocus?: boolean }) {
  const { workspace, viewer, detail, act, onDid, versions } = useClaimInHand();
  const { judgement, unsaved, state, conflict, draft, ready } = useJudgementDraft();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [pending, setPending] = useState(false);
  const returned = openReturn(detail.own);
  const answer = useDraft(`answer/${workspace}/${viewer.userId}/${returned?.id ?? detail.claim.id}`, "");
  const form = useRef<HTMLFormElement>(null);
  const toTags = (): void => {
    const radios = form.current?.querySelectorAll<HTMLInputElement>("[data-part=tag]");
    ([...(radios ?? [])].find((radio) => radio.checked) ?? radios?.[0])?.focus();
  };
  useFocusRequest("assessment", toTags);
  const onOpening = useEffectEvent(() => takesFocus && toTags());
  useEffect(() => void onOpening(), []);

  const submit = async (): Promise<void> => {
    setPending(true);
    const held = await draft.settle();
    if (held) {
      const claimId = detail.claim.id;
      const said = { judgement: held.judgement, answer: returned ? answer.value : "" };
      const result = await act(submitAssessmentAction, { claimId, version: held.version, ...said });
      setProblem(result.ok ? null : result.problem);
      if (result.ok) {
        const { assessmentId } = result.value;
        const takeUp = (now: number) => act(reviseAssessmentAction, { assessmentId, version: now });
        const again = (now: number) => act(submitAssessmentAction, { claimId, version: now, ...said });
        answer.discard();
        onDid(doneAct(versions, "submitted assessment", assessmentId, takeUp, again));
      }
    }
    setPending(false);
  };
  return (
    <form
      ref={form}
      aria-label="Your assessment"
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ReturnedNote own={detail.own} />
      {conflict ? <JudgementConflict conflict={conflict} onResolve={(chosen) => draft.resolve(chosen)} /> : null}
      <JudgementFields
        judgement={judgement}
        errors={problem?.fields ?? {}}
        onChange={(next) => draft.edit(next)}
        onLeave={() => void draft.save()}
      />
      {returned ? (
        <TextArea
          label={`Answer to ${returned.reviewer} (may stay empty)`}
          rows={2}
          value={answer.value}
          error={problem?.fields?.answer}
          onChange={(event) => answer.change(event.target.value)}
        />
      ) : null}
      <GatePreview judgement={judgement} detail={detail} />
      <ProblemNote problem={apartFrom(["rationale", "asOf", "answer"], problem)} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" pending={pending} disabled={!ready || conflict !== null}>
          Submit
        </Button>
        <SaveNote state={state} unsaved={unsaved} />
      </div>
    </form>
  );
}
