"use client";
import { useState } from "react";
import { apartFrom } from "@/app/_ui/apart-from";
import { Button } from "@/app/_ui/button";
import { TextArea } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useDraft } from "@/app/_ui/use-draft";
import { mayAdjudicate } from "@/lib/domain/policy";
import { reopenClaimAction } from "../../claims/[claim]/actions";
import { useClaimInHand } from "../claim-in-hand";
import { useClaimAct } from "../use-claim-act";
import { assessorsOf } from "./assessors";

/** Opens an adjudicated claim again, for a reason. */
export function ReopenClaim({ verdictId }: { verdictId: string }) {
  const { workspace, viewer, detail } = useClaimInHand();
  const { run, pending, problem, errors } = useClaimAct(reopenClaimAction);
  const reasons = useDraft(`reopen/${workspace}/${viewer.userId}/${verdictId}`, "");
  const [open, setOpen] = useState(false);
  if (!mayAdjudicate(viewer, { assessors: assessorsOf(detail) })) return null;
  if (!open) {
    return (
      <div>
        <Button look="quiet" onClick={() => setOpen(true)}>
          Open it again…
        </Button>
      </div>
    );
  }
  return (
    <form
      aria-label="Open the claim again"
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void run({ claimId: detail.claim.id, verdictId, reasons: reasons.value }).then((result) => result.ok && reasons.discard());
      }}
    >
      <TextArea
        label="Why is it opened again?"
        rows={2}
        autoFocus
        value={reasons.value}
        error={errors.reasons}
        onChange={(event) => reasons.change(event.target.value)}
      />
      <ProblemNote problem={apartFrom(["reasons"], problem)} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" pending={pending}>
          Open it again
        </Button>
        <Button look="quiet" onClick={() => setOpen(false)}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
