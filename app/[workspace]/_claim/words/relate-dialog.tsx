"use client";
import { useId, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ProblemNote } from "@/app/_ui/problem-note";
import type { ClaimChoice } from "@/lib/data/claim-choices";
import type { RelationKind } from "@/lib/domain/claims";
import type { Problem, Result } from "@/lib/domain/problems";
import { useClaimInHand } from "../claim-in-hand";
import { ClaimPicker } from "./claim-picker";

export type Relation = { fromClaimId: string; toClaimId: string; kind: RelationKind };

const ways = [
  { way: "said", label: "What was said: this claim is the saying, the other is what was said" },
  { way: "saying", label: "The saying: the other claim is that this was said" },
  { way: "contradicts", label: "Contradicts: both cannot be true" },
] as const;
type Way = (typeof ways)[number]["way"];

function relationOf(way: Way, own: string, other: string): Relation {
  if (way === "saying") return { fromClaimId: other, toClaimId: own, kind: "attributes" };
  return { fromClaimId: own, toClaimId: other, kind: way === "said" ? "attributes" : "contradicts" };
}

export function RelateDialog({ onClose, onRelate }: { onClose: () => void; onRelate: (relation: Relation) => Promise<Result<unknown>> }) {
  const { claim } = useClaimInHand().detail;
  const id = useId();
  const [way, setWay] = useState<Way>(claim.speaker ? "said" : "saying");
  const [other, setOther] = useState<ClaimChoice | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = async (): Promise<void> => {
    if (!other) return;
    const result = await onRelate(relationOf(way, claim.id, other.id));
    if (result.ok) onClose();
    else setProblem(result.problem);
  };
  return (
    <Dialog open onOpenChange={onClose} title={`Relate claim ${claim.number} to another`}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-medium">What is the other claim to this one?</legend>
          {ways.map((each) => (
            <label key={each.way} className="flex items-start gap-2">
              <input type="radio" name={id} className="mt-1" checked={way === each.way} onChange={() => setWay(each.way)} />
              {each.label}
            </label>
          ))}
        </fieldset>
        <ClaimPicker
          label="The other claim"
          chosen={other ? [other] : []}
          onToggle={(claimChosen) => setOther(claimChosen === other ? null : claimChosen)}
        />
        <ProblemNote problem={problem} />
        <div>
          <Button type="submit" look="primary" disabled={!other}>
            Relate
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
