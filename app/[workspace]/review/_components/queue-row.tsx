"use client";
import { TagBadge } from "@/app/_ui/tag-badge";
import { When } from "@/app/_ui/when";
import type { QueueRow as Row } from "@/lib/data/review-queue";
import { RiskMarks } from "./risk-marks";

/** One claim that waits: what it says, how it was judged by whom, and what to look at first. */
export function QueueRow({ row, inHand, onTake }: { row: Row; inHand: boolean; onTake: () => void }) {
  return (
    <li
      aria-current={inHand ? "true" : undefined}
      className="flex flex-col gap-1 border-b border-line px-4 py-2 last:border-0 aria-[current=true]:bg-accent-soft"
    >
      <button type="button" data-claim={row.claimId} className="rounded text-left font-medium hover:underline" dir="auto" onClick={onTake}>
        <span className="mr-2 font-normal text-ink-2">{row.number}</span>
        <span className="wrap-anywhere">{row.statement}</span>
      </button>
      <ul aria-label="Assessments" className="flex flex-wrap gap-x-3 gap-y-1 text-xs">
        {row.assessments.map(({ id, analyst, tag, basis, waits }) => (
          <li key={id} className="flex items-center gap-1">
            <span className="wrap-anywhere">{analyst}:</span>
            <TagBadge tag={tag} basis={basis} />
            {waits ? null : <span className="text-ink-2">(answered before)</span>}
          </li>
        ))}
      </ul>
      <RiskMarks marks={row.marks} missing={row.missing} />
      <p className="text-xs text-ink-2">
        {row.articleTitle} · waits since <When iso={row.since} />
      </p>
    </li>
  );
}
