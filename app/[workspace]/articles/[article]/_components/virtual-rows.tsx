"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef } from "react";

/** A long list of which only what is near the view is laid out. A screen reader hears how long it is, and where in it one stands. */
export function VirtualRows<Row extends { id: string }>({
  rows,
  label,
  estimatedHeight,
  currentIndex,
  marksCurrent = false,
  follow,
  onRange,
  before,
  children,
}: {
  rows: readonly Row[];
  label: string;
  /** In pixels, until a row has been measured. */
  estimatedHeight: number;
  /** -1: none */
  currentIndex: number;
  /** Whether the row itself says that it is the current one; otherwise something in it does. */
  marksCurrent?: boolean;
  /** Whenever this is another one, the current row is scrolled into view. */
  follow: unknown;
  /** Told which rows are laid out. */
  onRange?: (first: number, last: number) => void;
  before?: ReactNode;
  children: (row: Row, index: number) => ReactNode;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedHeight,
    overscan: 8,
    getItemKey: (index) => rows[index]!.id,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onRange?.(first, last), [first, last, onRange]);
  useEffect(() => {
    if (currentIndex >= 0) virtual.scrollToIndex(currentIndex, { align: "auto" });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only what is followed moves the list
  }, [follow]);
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-auto" tabIndex={-1}>
      {before}
      <ol className="relative" style={{ height: virtual.getTotalSize() }} aria-label={label}>
        {items.map((item) => (
          <li
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            aria-setsize={rows.length}
            aria-posinset={item.index + 1}
            aria-current={marksCurrent && item.index === currentIndex ? "true" : undefined}
            className="absolute top-0 left-0 w-full border-b border-line"
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {children(rows[item.index]!, item.index)}
          </li>
        ))}
      </ol>
    </div>
  );
}
