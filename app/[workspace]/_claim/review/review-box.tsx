"use client";
import { useState } from "react";
import { apartFrom } from "@/app/_ui/apart-from";
import { Button } from "@/app/_ui/button";
import { SelectField, TextArea } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useDraft } from "@/app/_ui/use-draft";
import { type ReasonCode, reasonCodes, reasonMeaning } from "@/lib/domain/assessments";
import type { ClaimAssessment } from "@/lib/domain/workbench";
import { approveAssessmentAction, returnAssessmentAction } from "../../claims/[claim]/actions";
import { useClaimInHand } from "../claim-in-hand";
import { useClaimAct } from "../use-claim-act";

/** A reviewer settles the claim by this assessment, or gives it back with a reason. */
export function ReviewBox({ assessment }: { assessment: ClaimAssessment }) {
  const { workspace, viewer } = useClaimInHand();
  const { id: assessmentId, version, state } = assessment;
  const { value, change, discard } = useDraft(`review/${workspace}/${viewer.userId}/${assessmentId}`, {
    comment: "",
    reasonCode: "" as ReasonCode | "",
  });
  const approval = useClaimAct(approveAssessmentAction);
  const giving = useClaimAct(returnAssessmentAction);
  const [returning, setReturning] = useState(false);
  if (state === "returned") return null;

  const approve = async (): Promise<void> => {
    const result = await approval.run({ assessmentId, version, comment: value.comment });
    if (result.ok) discard();
  };
  const giveBack = async (): Promise<void> => {
    const { comment, reasonCode } = value;
    // Without a reason the server says so beside the field.
    const result = await giving.run({ assessmentId, version, comment, reasonCode: reasonCode as ReasonCode });
    if (result.ok) discard();
  };
  if (state === "approved" && !returning) {
    return (
      <div>
        <Button look="quiet" onClick={() => setReturning(true)}>
          Return…
        </Button>
      </div>
    );
  }
  return (
    <form
      aria-label={`Review of ${assessment.analyst}’s assessment`}
      className="flex flex-col gap-2 rounded bg-paper-2 p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void (returning ? giveBack() : approve());
      }}
    >
      <TextArea
        label={returning ? "What is to be mended?" : "Comment (may stay empty)"}
        rows={2}
        value={value.comment}
        error={returning ? giving.errors.comment : approval.errors.comment}
        onChange={(event) => change({ ...value, comment: event.target.value })}
      />
      {returning ? (
        <SelectField
          label="Reason"
          value={value.reasonCode}
          error={giving.errors.reasonCode}
          onChange={(event) => change({ ...value, reasonCode: event.target.value as ReasonCode | "" })}
        >
          <option value="">choose…</option>
          {reasonCodes.map((code) => (
            <option key={code} value={code}>
              {reasonMeaning[code]}
            </option>
          ))}
        </SelectField>
      ) : null}
      <ProblemNote problem={apartFrom(["comment", "reasonCode"], returning ? giving.problem : approval.problem)} />
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
            <Button onClick={() => setReturning(true)}>Return…</Button>
          </>
        )}
      </div>
    </form>
  );
}
