"use client";
import { apartFrom } from "@/app/_ui/apart-from";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useDraft } from "@/app/_ui/use-draft";
import type { Result } from "@/lib/domain/problems";
import { redoSplitAction, splitClaimAction, undoSplitAction } from "../../articles/[article]/actions";
import type { Words } from "../../articles/[article]/_components/workbench-acts";
import { useClaimInHand } from "../claim-in-hand";
import { useClaimAct } from "../use-claim-act";
import { partsToSend, sharesOf, type SplitDraft, withoutPart } from "./split-draft";
import { SplitShares } from "./split-shares";
import { WordsFields } from "./words-fields";

/** Several claims out of one: each stands where the old one stood, and takes along what it is given of what hung on it. */
export function SplitDialog({ onClose }: { onClose: () => void }) {
  const { workspace, viewer, detail, act, onDid, onSelectClaim } = useClaimInHand();
  const { id: claimId, version, statement, speaker, mode, number } = detail.claim;
  const same: Words = { statement, speaker, mode };
  const begun: SplitDraft = { parts: [same, same], takers: {} };
  const { value: draft, change, discard } = useDraft<SplitDraft>(`split-claim/${workspace}/${viewer.userId}/${claimId}`, begun);
  const { parts } = draft;
  const shares = sharesOf(detail);
  const { run, pending, problem, errors } = useClaimAct(splitClaimAction);
  const quote = detail.anchors.map((anchor) => anchor.exact).join(" ");
  const submit = async (): Promise<void> => {
    const result = await run({ claimId, version, parts: partsToSend(draft, shares) });
    if (!result.ok) return;
    discard();
    onClose();
    const first = result.value.parts[0]!.claimId;
    onSelectClaim(first);
    const done = result.value.version;
    const turn = async (action: typeof undoSplitAction, shown: string): Promise<Result<unknown>> => {
      const turned = await act(action, { claimId, done });
      if (turned.ok) onSelectClaim(shown);
      return turned;
    };
    onDid({ label: "split claim", undo: () => turn(undoSplitAction, claimId), redo: () => turn(redoSplitAction, first) });
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
              onChange={(words) => change({ ...draft, parts: parts.map((known, k) => (k === i ? words : known)) })}
            />
            {parts.length > 2 ? (
              <div>
                <Button look="quiet" onClick={() => change(withoutPart(draft, i))}>
                  Leave out
                </Button>
              </div>
            ) : null}
          </fieldset>
        ))}
        <SplitShares draft={draft} shares={shares} onChange={change} />
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
          <Button onClick={() => change({ ...draft, parts: [...parts, same] })} disabled={parts.length >= 12}>
            One more
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
