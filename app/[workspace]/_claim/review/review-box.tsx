"use client";
import { useRef, useState } from "react";
import { apartFrom } from "@/app/_ui/apart-from";
import { Button } from "@/app/_ui/button";
import { SelectField, TextArea } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useDraft } from "@/app/_ui/use-draft";
import { type About, type ReasonCode, reasonCodes, reasonMeaning } from "@/lib/domain/assessments";
import type { ClaimAssessment } from "@/lib/domain/workbench";
import { useClaimInHand, useFocusRequest } from "../claim-in-hand";
import { agree } from "@/lib/domain/adjudication";
import { AboutSelect } from "./about-select";
import { countingIn } from "./assessors";
import { MissingCheck } from "./missing-check";
import { TakeBack } from "./take-back";
import { useReview } from "./use-review";

type Draft = { comment: string; reasonCode: ReasonCode | ""; about: About; withoutMissing: boolean };
const nothing: Draft = { comment: "", reasonCode: "", about: null, withoutMissing: false };

/** A reviewer settles the claim by this assessment, or gives it back with a reason. */
export function ReviewBox({ assessment }: { assessment: ClaimAssessment }) {
  const { workspace, viewer, detail } = useClaimInHand();
  const { state } = assessment;
  const draft = useDraft<Draft>(`review/${workspace}/${viewer.userId}/${assessment.id}`, nothing);
  const value = { ...nothing, ...draft.value };
  const change = (more: Partial<Draft>): void => draft.change({ ...value, ...more });
  const { approval, giving, approve, giveBack } = useReview(assessment);
  const [returning, setReturning] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const doApprove = async (): Promise<void> => {
    if ((await approve(value)).ok) draft.discard();
  };
  const doReturn = async (): Promise<void> => {
    // Without a reason the server says so beside the field.
    if ((await giveBack({ ...value, reasonCode: value.reasonCode as ReasonCode })).ok) draft.discard();
  };
  const toComment = (): void => {
    setReturning(true);
    setTimeout(() => form.current?.querySelector("textarea")?.focus(), 0);
  };
  // What differs goes to adjudication; what an adjudicator has settled is opened again first. Nothing is settled by who does not count yet, or on a training article.
  const mayApprove = state === "submitted" && assessment.counts && !detail.claim.training && agree(countingIn(detail));
  useFocusRequest("approve", () => void doApprove(), mayApprove);
  useFocusRequest("return", toComment, state === "submitted");

  const takeBack = <TakeBack assessment={assessment} />;
  if (state === "returned" || state === "draft") return takeBack;
  if (!mayApprove && !returning) {
    return (
      <div className="flex flex-wrap gap-2">
        {takeBack}
        <Button look="quiet" onClick={toComment}>
          Return…
        </Button>
      </div>
    );
  }
  const shown = returning ? giving : approval;
  return (
    <form
      ref={form}
      aria-label={`Review of ${assessment.analyst}’s assessment`}
      className="flex flex-col gap-2 rounded bg-paper-2 p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void (returning ? doReturn() : doApprove());
      }}
    >
      <TextArea
        label={returning ? "What is to be mended?" : "Comment (may stay empty)"}
        rows={2}
        value={value.comment}
        error={shown.errors.comment}
        onChange={(event) => change({ comment: event.target.value })}
      />
      {returning ? (
        <>
          <SelectField
            label="Reason"
            value={value.reasonCode}
            error={shown.errors.reasonCode}
            onChange={(event) => change({ reasonCode: event.target.value as ReasonCode | "" })}
          >
            <option value="">choose…</option>
            {reasonCodes.map((code) => (
              <option key={code} value={code}>
                {reasonMeaning[code]}
              </option>
            ))}
          </SelectField>
          <AboutSelect about={value.about} error={shown.errors.about} onChange={(about) => change({ about })} />
        </>
      ) : (
        <MissingCheck
          missing={detail.missing}
          checked={value.withoutMissing}
          error={shown.errors.withoutMissing}
          onChange={(withoutMissing) => change({ withoutMissing })}
        />
      )}
      <ProblemNote problem={apartFrom(["comment", "reasonCode", "about", "withoutMissing"], shown.problem)} />
      <div className="flex flex-wrap gap-2">
        {returning ? (
          <>
            <Button type="submit" look="primary" pending={giving.pending}>
              Return it
            </Button>
            <Button look="quiet" onClick={() => setReturning(false)}>
              Cancel
            </Button>
          </>
        ) : (
          <>
            <Button type="submit" look="primary" pending={approval.pending}>
              Approve
            </Button>
            <Button onClick={toComment}>Return…</Button>
          </>
        )}
      </div>
    </form>
  );
}
