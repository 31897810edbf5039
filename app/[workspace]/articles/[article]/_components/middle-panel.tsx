"use client";
import { useCallback } from "react";
import { told } from "@/app/_ui/told";
import type { WorkbenchClaim } from "@/lib/domain/workbench";
import { ClaimList } from "./claim-list";
import { Ledger } from "./ledger";
import type { useAssignments } from "./use-assignments";
import type { useWorkbench } from "./use-workbench";
import type { WorkbenchView } from "./use-workbench-view";
import type { WorkbenchSnapshot } from "./workbench-store";

/** The sentences with what was decided about them, or the claims: one list at a time. */
export function MiddlePanel({
  snapshot,
  view,
  bench,
  assignments,
  bySentence,
  mayAct,
}: {
  snapshot: WorkbenchSnapshot;
  view: WorkbenchView;
  bench: ReturnType<typeof useWorkbench>;
  assignments: ReturnType<typeof useAssignments>;
  bySentence: ReadonlyMap<number, readonly WorkbenchClaim[]>;
  mayAct: boolean;
}) {
  const { store, acts } = bench;
  const { sentences, claims } = snapshot.data;
  const { middle, editing, selectedClaimId, selectClaim } = view;
  const needCandidates = useCallback((ordinal: number) => void store.needCandidates(ordinal), [store]);
  return (
    <section aria-label="Sentences and claims" className="flex h-full min-h-0 flex-col">
      <div role="tablist" aria-label="What to list" className="flex border-b border-line text-sm">
        {(["sentences", "claims"] as const).map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={middle === name}
            aria-controls="middle-list"
            className="flex-1 px-3 py-1.5 capitalize aria-selected:border-b-2 aria-selected:border-accent aria-selected:font-medium"
            onClick={() => view.setMiddle(name)}
          >
            {name} ({name === "sentences" ? sentences.length : claims.length})
          </button>
        ))}
      </div>
      <div id="middle-list" role="tabpanel" aria-labelledby={`tab-${middle}`} className="flex min-h-0 flex-1 flex-col">
        {middle === "sentences" ? (
          <Ledger
            snapshot={snapshot}
            focused={view.focused}
            selectedClaimId={selectedClaimId}
            editing={editing}
            mayAct={mayAct}
            claimsBySentence={bySentence}
            onNeedCandidates={needCandidates}
            onFocus={view.focusSentence}
            onDispose={(sentence, disposition) => void acts.dispose(sentence, disposition).then(told)}
            onSelectClaim={selectClaim}
            onEdit={view.setEditing}
            onAccept={async (candidate, words) => {
              const result = await acts.accept(candidate, words);
              if (result.ok) view.setEditing(null);
              else if (editing !== candidate.id) told(result);
              return result;
            }}
            onReject={(candidate) => void acts.reject(candidate).then(told)}
          />
        ) : (
          <ClaimList
            claims={claims}
            own={snapshot.own}
            assigned={assignments.mine}
            selectedClaimId={selectedClaimId}
            onSelect={selectClaim}
          />
        )}
      </div>
    </section>
  );
}
