"use client";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/app/_ui/button";
import { Due } from "@/app/_ui/due";
import { useToday } from "@/app/_ui/use-today";
import type { ClaimAssignment, Holder } from "@/lib/data/claim-assignment";
import { takeClaimAction } from "../../work/actions";
import { useClaimInHand } from "../claim-in-hand";
import { readJson } from "../read-json";
import { AssignDialog } from "./assign-dialog";
import { GiveBack } from "./give-back";
import { takeRefusal } from "./take-refusal";

/** Whose claim it is: one's own to give back, one to take, and for leads who has it and who should. */
export function AssignmentSection() {
  const { workspace, detail, viewer, act, reload, onChanged } = useClaimInHand();
  const { id: claimId, number, retired } = detail.claim;
  const assignment = useClaimAssignment();
  const today = useToday();
  const [assigning, setAssigning] = useState(false);
  if (!assignment || retired) return null;
  const { mine, mayTake, plan, holders, choice } = assignment;
  const take = async (): Promise<void> => {
    const result = await act(takeClaimAction, { claimId });
    if (!result.ok) toast.info(takeRefusal(result.problem));
  };
  const places = plan && plan.mode === "queue" && plan.free > 0 ? `${plan.free} of ${plan.wanted} places free` : null;
  const empty = !(mine || mayTake || choice || (holders && (holders.length > 0 || places)));
  if (empty) return null;
  return (
    <section aria-label="Assignment" className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded bg-paper-2 px-3 py-1.5">
      {mine ? (
        <p className="flex gap-2">
          {mine.state === "open" ? "Assigned to you" : "You have handed it in"}
          {mine.state === "open" ? <Due dueOn={mine.dueOn} today={today} /> : null}
        </p>
      ) : null}
      {holders ? <Holders holders={holders.filter((each) => each.userId !== viewer.userId)} today={today} /> : null}
      {places && (holders || mayTake) ? <p className="text-ink-2">{places}</p> : null}
      <span className="ml-auto flex gap-1">
        {mayTake ? <Button onClick={() => void take()}>Take this claim</Button> : null}
        {mine?.state === "open" ? (
          <GiveBack
            {...{ workspace, number }}
            assignmentId={mine.assignmentId}
            version={mine.version}
            onDone={() => void Promise.all([reload(), onChanged()])}
          />
        ) : null}
        {choice ? (
          <Button look="quiet" onClick={() => setAssigning(true)}>
            Assign…
          </Button>
        ) : null}
      </span>
      {assigning && choice ? <AssignDialog assignment={{ ...assignment, choice }} onClose={() => setAssigning(false)} /> : null}
    </section>
  );
}

const stateWords = { open: "open", done: "handed in" } as const;

function Holders({ holders, today }: { holders: readonly Holder[]; today: string }) {
  if (holders.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-3" aria-label="Who has it">
      {holders.map(({ assignmentId, name, state, dueOn }) => (
        <li key={assignmentId}>
          {name}
          {state ? <span className="text-ink-2"> ({stateWords[state]})</span> : null}{" "}
          {state === "open" ? <Due dueOn={dueOn} today={today} /> : null}
        </li>
      ))}
    </ul>
  );
}

/** Read again whenever the claim is. */
function useClaimAssignment(): ClaimAssignment | null {
  const { workspace, detail } = useClaimInHand();
  const claimId = detail.claim.id;
  const [assignment, setAssignment] = useState<ClaimAssignment | null>(null);
  useEffect(() => {
    let last = true;
    void readJson<ClaimAssignment>(`/${workspace}/claims/${claimId}/assignment`).then((result) => {
      if (last && result.ok) setAssignment(result.value);
    });
    return () => {
      last = false;
    };
  }, [workspace, claimId, detail]);
  return assignment;
}
