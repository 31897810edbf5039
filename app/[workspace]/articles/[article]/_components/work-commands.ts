import { toast } from "sonner";
import { takeRefusal } from "../../../_claim/assignment/take-refusal";
import { takeClaimAction } from "../../../work/actions";
import type { Command } from "./commands";
import type { useAssignments } from "./use-assignments";
import type { WorkbenchActs } from "./workbench-acts";
import type { WorkbenchSnapshot } from "./workbench-store";

type Context = {
  snapshot: WorkbenchSnapshot;
  acts: WorkbenchActs;
  assignments: ReturnType<typeof useAssignments>;
  selectedClaimId: string | null;
  selectClaim: (id: string) => void;
};

/** From one claim of one's own to the next, and one more from the queue. */
export function workCommands({ snapshot, acts, assignments, selectedClaimId, selectClaim }: Context): Command[] {
  const { claims } = snapshot.data;
  const next = (): void => {
    const at = claims.findIndex((claim) => claim.id === selectedClaimId);
    const found = [...claims.slice(at + 1), ...claims.slice(0, at + 1)].find((claim) => assignments.mine[claim.id]?.state === "open");
    if (found) selectClaim(found.id);
    else toast.info("Nothing of this article is assigned to you and open. Press g to take a claim from the queue.");
  };
  const take = async (): Promise<void> => {
    const result = await acts.act(takeClaimAction, { articleId: snapshot.data.article.id });
    await assignments.reload();
    if (!result.ok) return void toast.info(takeRefusal(result.problem));
    selectClaim(result.value.claimId);
    toast.success(`Claim ${result.value.number} is yours.`);
  };
  return [
    { id: "next-mine", label: "Next claim that is assigned to me", group: "Go", keys: ["w"], run: next },
    { id: "take", label: "Take the next claim of this article from the queue", group: "Claim", keys: ["g"], run: () => void take() },
  ];
}
