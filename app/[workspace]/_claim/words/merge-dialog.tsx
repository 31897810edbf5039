"use client";
import { useState } from "react";
import { apartFrom } from "@/app/_ui/apart-from";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ProblemNote } from "@/app/_ui/problem-note";
import type { ClaimChoice } from "@/lib/data/claim-choices";
import { mergeClaimsAction, redoMergeAction, undoMergeAction } from "../../articles/[article]/actions";
import type { Words } from "../../articles/[article]/_components/workbench-acts";
import { useClaimInHand } from "../claim-in-hand";
import { loggedAct } from "../done-act";
import { useClaimAct } from "../use-claim-act";
import { ClaimPicker } from "./claim-picker";
import { WordsFields } from "./words-fields";

/** One claim out of several that say the same: this one, standing wherever they stood, with all that hung on them. */
export function MergeDialog({ onClose }: { onClose: () => void }) {
  const { detail, act, onDid } = useClaimInHand();
  const { id, version, statement, speaker, mode, number } = detail.claim;
  const [chosen, setChosen] = useState<readonly ClaimChoice[]>([]);
  const [turn, setTurn] = useState(0);
  const [words, setWords] = useState<Words>({ statement, speaker, mode });
  const { run, pending, problem, errors } = useClaimAct(mergeClaimsAction);
  const quote = detail.anchors.map((anchor) => anchor.exact).join(" ");
  const submit = async (): Promise<void> => {
    const merged = chosen.map((claim) => ({ claimId: claim.id, version: claim.version }));
    const result = await run({ into: { claimId: id, version }, merged, ...words });
    if (result.ok) {
      const undo = (done: number) => act(undoMergeAction, { claimId: id, done });
      onDid(loggedAct("merged claims", result.value.version, undo, (done) => act(redoMergeAction, { claimId: id, done })));
      onClose();
    } else if (result.problem.kind === "changed-meanwhile") {
      // Chosen anew, as they now stand.
      setChosen([]);
      setTurn((before) => before + 1);
    }
  };
  return (
    <Dialog
      wide
      open
      onOpenChange={onClose}
      title={`Merge others into claim ${number}`}
      description="The others are retired into this one, which takes over their places in the text, their evidence, searches and relations."
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ClaimPicker
          key={turn}
          label="Claims that say the same"
          chosen={chosen}
          onToggle={(claim) => setChosen(chosen.includes(claim) ? chosen.filter((known) => known !== claim) : [...chosen, claim])}
        />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-medium">What the one claim says</legend>
          <WordsFields
            words={words}
            quote={[quote, ...chosen.map((claim) => claim.statement)].join(" ")}
            errors={errors}
            onChange={setWords}
          />
        </fieldset>
        <ProblemNote problem={apartFrom(["statement", "speaker", "mode"], problem)} />
        <div>
          <Button type="submit" look="primary" pending={pending} disabled={chosen.length === 0}>
            Merge
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
