"use client";
import { useState } from "react";
import { apartFrom } from "@/app/_ui/apart-from";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextArea } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { restoreClaimAction, withdrawClaimAction } from "../../articles/[article]/actions";
import { useClaimInHand } from "../claim-in-hand";
import { doneAct } from "../done-act";
import { useClaimAct } from "../use-claim-act";

/** Takes the claim out of the article, with a word on why. */
export function WithdrawDialog({ onClose }: { onClose: () => void }) {
  const { detail, act, onDid, versions } = useClaimInHand();
  const { id: claimId, version, number } = detail.claim;
  const withdrawal = useClaimAct(withdrawClaimAction);
  const [comment, setComment] = useState("");
  const submit = async (): Promise<void> => {
    const result = await withdrawal.run({ claimId, version, comment });
    if (!result.ok) return;
    onDid(
      doneAct(
        versions,
        "withdrawn claim",
        claimId,
        (now) => act(restoreClaimAction, { claimId, version: now }),
        (now) => act(withdrawClaimAction, { claimId, version: now, comment }),
      ),
    );
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Withdraw claim ${number}`}
      description="It leaves the article, and can be restored. Its number, evidence and history stay."
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextArea
          label="Why? (may stay empty)"
          rows={3}
          value={comment}
          error={withdrawal.errors.comment}
          onChange={(event) => setComment(event.target.value)}
        />
        <ProblemNote problem={apartFrom(["comment"], withdrawal.problem)} />
        <div>
          <Button type="submit" look="danger" pending={withdrawal.pending}>
            Withdraw
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
