"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { TagBadge } from "@/app/_ui/tag-badge";
import { told } from "@/app/_ui/told";
import type { Result } from "@/lib/domain/problems";
import type { ClaimDetail } from "@/lib/domain/workbench";
import { relateClaimsAction, unrelateClaimsAction } from "../../articles/[article]/actions";
import { useClaimInHand } from "../claim-in-hand";
import { RelateDialog, type Relation } from "./relate-dialog";

/** What the other claim is to this one. */
function roleOf({ kind, direction }: ClaimDetail["relations"][number]): string {
  if (kind === "contradicts") return "Contradicts";
  return direction === "from" ? "What was said" : "The saying";
}

/** The saying and what was said, and what contradicts the claim. */
export function Relations() {
  const { viewer, detail, onSelectClaim } = useClaimInHand();
  const [adding, setAdding] = useState(false);
  const relate = useRelate();
  const own = detail.claim.id;
  return (
    <section aria-label="Related claims" className="flex flex-col gap-1">
      <ul className="flex flex-col gap-1">
        {detail.relations.map((relation) => {
          const other = relation.claim;
          const [fromClaimId, toClaimId] = relation.direction === "from" ? [own, other.id] : [other.id, own];
          return (
            <li key={`${relation.kind} ${relation.direction} ${other.id}`} className="flex items-start gap-2">
              <button
                type="button"
                className="min-w-0 flex-1 rounded px-1 text-left hover:bg-paper-2"
                onClick={() => onSelectClaim(other.id)}
              >
                <span className="text-xs text-ink-2">{roleOf(relation)}:</span> {other.number} {other.statement}{" "}
                {other.verdict ? <TagBadge tag={other.verdict.tag} basis={other.verdict.basis} /> : null}
              </button>
              {viewer.mayAct && !detail.claim.retired ? (
                <Button
                  look="quiet"
                  aria-label={`Take apart from claim ${other.number}`}
                  onClick={() => void relate({ fromClaimId, toClaimId, kind: relation.kind }, false).then(told)}
                >
                  ✕
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
      {viewer.mayAct && !detail.claim.retired ? (
        <div>
          <Button look="quiet" onClick={() => setAdding(true)}>
            Relate to another claim…
          </Button>
        </div>
      ) : null}
      {adding ? <RelateDialog onClose={() => setAdding(false)} onRelate={(relation) => relate(relation, true)} /> : null}
    </section>
  );
}

/** Relates two claims or takes them apart, undoable either way. */
function useRelate(): (relation: Relation, together: boolean) => Promise<Result<unknown>> {
  const { act, onDid } = useClaimInHand();
  return async (relation, together) => {
    const join = () => act(relateClaimsAction, relation);
    const part = () => act(unrelateClaimsAction, relation);
    const result = await (together ? join() : part());
    if (result.ok)
      onDid({ label: together ? "related claims" : "claims taken apart", undo: together ? part : join, redo: together ? join : part });
    return result;
  };
}
