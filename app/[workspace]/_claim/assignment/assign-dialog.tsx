"use client";
import { apartFrom } from "@/app/_ui/apart-from";
import { Dialog } from "@/app/_ui/dialog";
import { useVersionedForm } from "@/app/_ui/use-versioned-form";
import { VersionedFrame } from "@/app/_ui/versioned-frame";
import type { ClaimAssignment } from "@/lib/data/claim-assignment";
import { assignClaimAction } from "../../articles/[article]/assignment/actions";
import { useClaimInHand } from "../claim-in-hand";
import { planFields, planInput } from "./plan-fields";
import { PlanForm, planLabels, planShown } from "./plan-form";

const modes = ["queue", "named", "article", "nobody"] as const;
const shownBeside = ["plan.wanted", "plan.analysts", "plan.dueOn"];

type Props = { assignment: ClaimAssignment & { choice: NonNullable<ClaimAssignment["choice"]> }; onClose: () => void };

/** Who assesses this one claim, whatever its article's plan says. */
export function AssignDialog({ assignment: { plan, holders, choice }, onClose }: Props) {
  const { detail, act } = useClaimInHand();
  const { id: claimId, number } = detail.claim;
  const form = useVersionedForm(
    { version: plan?.version ?? 0, fields: planFields(plan && { ...plan, analysts: (holders ?? []).map((each) => each.userId) }) },
    async (fields, version) => {
      const result = await act(assignClaimAction, { claimId, version, plan: planInput(fields) });
      if (result.ok) onClose();
      return result;
    },
    planFields,
  );
  return (
    <Dialog open onOpenChange={onClose} title={`Assign claim ${number}`} description="What you choose here holds for this claim alone.">
      <VersionedFrame
        form={{ ...form, problem: apartFrom(shownBeside, form.problem) }}
        saved="The plan for this claim is saved."
        save="Save the plan"
        title="Two plans for this claim"
        labels={planLabels}
        shown={planShown(choice.analysts)}
      >
        <PlanForm
          plan={form.fields}
          onChange={form.change}
          modes={modes}
          analysts={choice.analysts}
          facts={choice.facts}
          errors={form.problem?.fields ?? {}}
        />
      </VersionedFrame>
    </Dialog>
  );
}
