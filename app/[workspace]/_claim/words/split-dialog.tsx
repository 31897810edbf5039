"use client";
import { apartFrom } from "@/app/_ui/apart-from";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useDraft } from "@/app/_ui/use-draft";
import { splitClaimAction } from "../../articles/[article]/actions";
import type { Words } from "../../articles/[article]/_components/workbench-acts";
import { useClaimInHand } from "../claim-in-hand";
import { useClaimAct } from "../use-claim-act";
import { WordsFields } from "./words-fields";

/** Several claims out of one: each stands where the old one stood. */
export function SplitDialog({ onClose }: { onClose: () => void }) {
  const { workspace, viewer, detail, onSelectClaim } = useClaimInHand();
  const { id: claimId, version, statement, speaker, mode, number } = detail.claim;
  const same: Words = { statement, speaker, mode };
  const { value: parts, change, discard } = useDraft<Words[]>(`split/${workspace}/${viewer.userId}/${claimId}`, [same, same]);
  const { run, pending, problem, errors } = useClaimAct(splitClaimAction);
  const quote = detail.anchors.map((anchor) => anchor.exact).join(" ");
  const submit = async (): Promise<void> => {
    const result = await run({ claimId, version, parts });
    if (!result.ok) return;
    discard();
    onClose();
    onSelectClaim(result.value.parts[0]!.claimId);
  };
  return (
    <Dialog
      wide
      open
      onOpenChange={onClose}
      title={`Split claim ${number}`}
      description="Write each proposition as a claim of its own. The claim that is split keeps its history and points to them."
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {parts.map((part, i) => (
          <fieldset key={i} className="flex flex-col gap-2 rounded border border-line p-3">
            <legend className="px-1 font-medium">Claim {i + 1}</legend>
            <WordsFields
              words={part}
              quote={quote}
              errors={errors}
              path={`parts.${i}.`}
              onChange={(words) => change(parts.map((known, k) => (k === i ? words : known)))}
            />
            {parts.length > 2 ? (
              <div>
                <Button look="quiet" onClick={() => change(parts.filter((_, k) => k !== i))}>
                  Leave out
                </Button>
              </div>
            ) : null}
          </fieldset>
        ))}
        <ProblemNote
          problem={apartFrom(
            parts.flatMap((_, i) => ["statement", "speaker", "mode"].map((field) => `parts.${i}.${field}`)),
            problem,
          )}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" pending={pending}>
            Split
          </Button>
          <Button onClick={() => change([...parts, same])} disabled={parts.length >= 12}>
            One more
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
