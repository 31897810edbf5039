"use client";
import { useState } from "react";
import { toast } from "sonner";
import { Dialog } from "@/app/_ui/dialog";
import type { ClaimAssignment } from "@/lib/data/claim-assignment";
import { assignClaimAction } from "../../articles/[article]/assignment/actions";
import { useClaimInHand } from "../claim-in-hand";
import { useClaimAct } from "../use-claim-act";
import { planDraft, planInput } from "./plan-draft";
import { PlanForm } from "./plan-form";

const modes = ["queue", "named", "article", "nobody"] as const;

/** Who assesses this one claim, whatever its article's plan says. */
export function AssignDialog({
  assignment,
  onClose,
}: {
  assignment: ClaimAssignment & { choice: NonNullable<ClaimAssignment["choice"]> };
  onClose: () => void;
}) {
  const { detail } = useClaimInHand();
  const { plan, holders, choice } = assignment;
  const { run, pending, problem } = useClaimAct(assignClaimAction);
  const [draft, setDraft] = useState(() => {
    const analysts = (holders ?? [])
      .filter(({ userId }) => choice.analysts.some((each) => each.userId === userId))
      .map(({ userId }) => userId);
    return { ...planDraft(plan && { ...plan, analysts }), ...(plan && !plan.own ? { mode: "article" as const } : {}) };
  });
  const save = async (): Promise<void> => {
    const result = await run({ claimId: detail.claim.id, version: plan?.version ?? 0, plan: planInput(draft) });
    if (!result.ok) return;
    toast.success("The plan for this claim is saved.");
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Assign claim ${detail.claim.number}`}
      description="What you choose here holds for this claim alone."
    >
      <PlanForm
        {...{ draft, modes, pending, problem }}
        analysts={choice.analysts}
        facts={choice.facts}
        onChange={setDraft}
        onSubmit={() => void save()}
      />
    </Dialog>
  );
}
