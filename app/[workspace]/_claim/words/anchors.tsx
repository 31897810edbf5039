"use client";
import { toast } from "sonner";
import { Button } from "@/app/_ui/button";
import { DiffText } from "@/app/_ui/diff-text";
import { told } from "@/app/_ui/told";
import type { AnchorState } from "@/lib/domain/anchors";
import type { ClaimDetail } from "@/lib/domain/workbench";
import { confirmAnchorAction, placeAnchorAction } from "../../articles/[article]/actions";
import { useClaimInHand } from "../claim-in-hand";

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
    </section>
  );
}

function AnchorItem({ anchor }: { anchor: ClaimDetail["anchors"][number] }) {
  const { viewer, act, onShowAnchor, getSelectedSpans, standAlone } = useClaimInHand();
  const { id: anchorId, version, state, score } = anchor;
  const waits = state === "fuzzy" || state === "lost";
  const place = (): void => {
    const [span] = getSelectedSpans();
    if (!span) return void toast.info("Select the place in the article first.");
    void act(placeAnchorAction, { anchorId, version, ...span }).then(told);
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
        {viewer.mayAct && state === "fuzzy" ? (
          <Button onClick={() => void act(confirmAnchorAction, { anchorId, version }).then(told)}>Confirm</Button>
        ) : null}
        {viewer.mayAct && waits && !standAlone ? <Button onClick={place}>Place at selection</Button> : null}
      </div>
    </li>
  );
}
