"use client";
import { toast } from "sonner";
import { Button } from "@/app/_ui/button";
import { DiffText } from "@/app/_ui/diff-text";
import { told } from "@/app/_ui/told";
import type { AnchorState } from "@/lib/domain/anchors";
import type { Result } from "@/lib/domain/problems";
import type { ClaimDetail } from "@/lib/domain/workbench";
import { confirmAnchorAction, placeAnchorAction, putBackAnchorAction } from "../../articles/[article]/actions";
import { useClaimInHand } from "../claim-in-hand";
import { ReturnedHere } from "../review/returned-here";
import { loggedAct } from "../done-act";

const stateWords: Record<AnchorState, string> = {
  exact: "stands in the text",
  moved: "moved, word for word",
  fuzzy: "found in changed words: to be checked",
  lost: "no longer found",
  confirmed: "placed by a person",
};

/** Where the claim stands in the article. What was found only roughly, or not at all, waits for a person. */
export function Anchors() {
  const { anchors } = useClaimInHand().detail;
  return (
    <section aria-label="Where it stands">
      <ul className="flex flex-col gap-2">
        {anchors.map((anchor) => (
          <AnchorItem key={anchor.id} anchor={anchor} />
        ))}
      </ul>
      <ReturnedHere kind="sentence" />
    </section>
  );
}

function AnchorItem({ anchor }: { anchor: ClaimDetail["anchors"][number] }) {
  const { viewer, act, onDid, onShowAnchor, getSelectedSpans, standAlone, versions } = useClaimInHand();
  const { id: anchorId, version, state, score } = anchor;
  const waits = state === "fuzzy" || state === "lost";
  /** Does it, and keeps how it is taken back: the place is then where it was, as surely as it was. */
  const settle = async (label: string, way: (now: number) => Promise<Result<{ version: number }>>): Promise<void> => {
    const result = told(await way(version));
    if (!result.ok) return;
    const putBack = (done: number) => act(putBackAnchorAction, { anchorId, done });
    onDid(loggedAct(label, result.value.version, putBack, () => way(versions.of(anchorId))));
  };
  const confirm = () => settle("confirmed place", (now) => act(confirmAnchorAction, { anchorId, version: now }));
  const place = (): void => {
    const [span] = getSelectedSpans();
    if (!span) return void toast.info("Select the place in the article first.");
    void settle("placed claim", (now) => act(placeAnchorAction, { anchorId, version: now, ...span }));
  };
  return (
    <li className={`border-l-2 pl-2 ${waits ? "border-contested" : "border-line-strong"}`}>
      <blockquote dir="auto" className={`font-reading wrap-anywhere ${waits ? "" : "line-clamp-4"}`}>
        {state === "fuzzy" && anchor.before !== null ? (
          <DiffText before={anchor.before} after={anchor.exact} />
        ) : (
          (state === "lost" && anchor.before) || anchor.exact
        )}
      </blockquote>
      <div className="flex flex-wrap items-center gap-x-2 text-xs text-ink-2">
        <span className={waits ? "rounded bg-warn-soft px-1 text-ink" : ""}>
          {stateWords[state]}
          {state === "fuzzy" && score !== null ? `, ${Math.floor(score * 100)} % alike` : ""}
        </span>
        {state === "lost" || standAlone ? null : (
          <Button look="quiet" onClick={() => onShowAnchor(anchor.start)}>
            Show
          </Button>
        )}
        {viewer.mayAct && state === "fuzzy" ? <Button onClick={() => void confirm()}>Confirm</Button> : null}
        {viewer.mayAct && waits && !standAlone ? <Button onClick={place}>Place at selection</Button> : null}
      </div>
    </li>
  );
}
