"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { WorkbenchClaim, WorkbenchSentence } from "@/lib/domain/workbench";
import { LedgerRow, type LedgerRowActs } from "./ledger-row";
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
  const scroller = useRef<HTMLDivElement>(null);
  const { sentences } = snapshot.data;
  const rows = useVirtualizer({
    count: sentences.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 76,
    overscan: 6,
    getItemKey: (index) => sentences[index]!.id,
  });
  const items = rows.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;

  useEffect(() => {
    onNeedCandidates(first);
    onNeedCandidates(last);
  }, [first, last, onNeedCandidates, snapshot.data.article.currentVersionId, snapshot.data.unsplit]);
  useEffect(() => {
    onNeedCandidates(focused);
    rows.scrollToIndex(focused, { align: "auto" });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- follows the focused sentence alone
  }, [focused]);

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-auto" tabIndex={-1}>
      <ol className="relative" style={{ height: rows.getTotalSize() }} aria-label="Sentences">
        {items.map((item) => {
          const sentence = sentences[item.index] as WorkbenchSentence;
          return (
            <li
              key={item.key}
              ref={rows.measureElement}
              data-index={item.index}
              aria-setsize={sentences.length}
              aria-posinset={item.index + 1}
              aria-current={item.index === focused ? "true" : undefined}
              className="absolute top-0 left-0 w-full border-b border-line"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <LedgerRow
                sentence={sentence}
                text={snapshot.text}
                focused={item.index === focused}
                claims={claimsBySentence.get(item.index) ?? none}
                candidates={snapshot.candidates.get(item.index) ?? none}
                selectedClaimId={selectedClaimId}
                editing={editing}
                mayAct={mayAct}
                {...acts}
              />
            </li>
          );
        })}
      </ol>
    </div>
  );
}

const none: readonly never[] = [];
