"use client";
import { useCallback, useEffect } from "react";
import type { WorkbenchClaim } from "@/lib/domain/workbench";
import { LedgerRow, type LedgerRowActs } from "./ledger-row";
import { VirtualRows } from "./virtual-rows";
import type { WorkbenchSnapshot } from "./workbench-store";

/** Every sentence with what was decided about it, the claims made in it and the ones proposed: nothing is silently skipped. */
export function Ledger({
  snapshot,
  focused,
  selectedClaimId,
  editing,
  mayAct,
  claimsBySentence,
  onNeedCandidates,
  ...acts
}: LedgerRowActs & {
  snapshot: WorkbenchSnapshot;
  focused: number;
  selectedClaimId: string | null;
  editing: string | null;
  mayAct: boolean;
  claimsBySentence: ReadonlyMap<number, readonly WorkbenchClaim[]>;
  onNeedCandidates: (ordinal: number) => void;
}) {
  const { data, text, candidates } = snapshot;
  const { sentences, article, unsplit } = data;
  const needCandidates = useCallback(
    (first: number, last: number) => {
      onNeedCandidates(first);
      onNeedCandidates(last);
    },
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- asked again when there may be more of them
    [onNeedCandidates, article.currentVersionId, unsplit],
  );
  useEffect(() => onNeedCandidates(focused), [focused, onNeedCandidates]);
  return (
    <VirtualRows
      rows={sentences}
      label="Sentences"
      estimatedHeight={76}
      currentIndex={focused}
      marksCurrent
      follow={focused}
      onRange={needCandidates}
    >
      {(sentence, index) => (
        <LedgerRow
          sentence={sentence}
          text={text}
          focused={index === focused}
          claims={claimsBySentence.get(index) ?? none}
          candidates={candidates.get(index) ?? none}
          selectedClaimId={selectedClaimId}
          editing={editing}
          mayAct={mayAct}
          {...acts}
        />
      )}
    </VirtualRows>
  );
}

const none: readonly never[] = [];
