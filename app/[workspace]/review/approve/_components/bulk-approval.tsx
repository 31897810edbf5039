"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { TagBadge } from "@/app/_ui/tag-badge";
import type { QueueRow } from "@/lib/data/review-queue";
import { OutcomeNote } from "./outcome-note";
import { useBulkApproval } from "./use-bulk-approval";

const counted = (count: number): string => (count === 1 ? "one claim" : `${count} claims`);

/** The list that is approved, each to be left out; then what became of each, and the way back. */
export function BulkApproval({ workspace, rows: first, found }: { workspace: string; rows: readonly QueueRow[]; found: number }) {
  // What was listed stays listed, also when the page is read again behind it: nobody approves what came in between.
  const [rows] = useState(first);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { outcomes, working, approve, takeBack } = useBulkApproval(workspace, rows);
  const chosen = rows.filter((row) => !left.has(row.claimId) && !outcomes[row.claimId]);
  const begun = Object.keys(outcomes).length > 0;
  const approved = Object.values(outcomes).filter((outcome) => outcome.state === "approved").length;
  const turn = (claimId: string, on: boolean): void =>
    setLeft((before) => new Set(on ? [...before].filter((id) => id !== claimId) : [...before, claimId]));
  if (rows.length === 0) {
    return (
      <EmptyState title="Nothing to approve together">
        <p>
          Only claims whose assessments agree, pass the gate and carry no mark are approved together. All others are looked at one by one.
        </p>
      </EmptyState>
    );
  }
  return (
    <>
      <p>
        {begun
          ? `${counted(approved)} approved.`
          : `${rows.length === 1 ? "This claim" : `These ${rows.length} claims`} will be approved. Leave out what you would rather look at by itself.`}
        {found > rows.length && !begun ? ` ${found - rows.length} more come after these.` : ""}
      </p>
      <form
        aria-label="Claims to approve"
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void approve(chosen);
        }}
      >
        <ul className="divide-y divide-line rounded-lg border border-line">
          {rows.map((row) => (
            <li key={row.claimId} className="flex flex-col gap-1 px-4 py-2">
              <label className="flex items-start gap-2">
                <input
                  type="checkbox"
                  className="mt-1 size-4 shrink-0"
                  checked={!left.has(row.claimId)}
                  disabled={working || begun}
                  onChange={(event) => turn(row.claimId, event.target.checked)}
                />
                <span dir="auto" className="wrap-anywhere">
                  <span className="mr-2 text-ink-2">{row.number}</span>
                  {row.statement}
                </span>
              </label>
              <p className="ml-6 flex flex-wrap items-center gap-2 text-xs text-ink-2">
                <TagBadge tag={row.assessments[0]!.tag} basis={row.assessments[0]!.basis} />
                {row.assessments.map((assessment) => assessment.analyst).join(", ")} · {row.articleTitle} ·{" "}
                <a href={`/${workspace}/claims/${row.claimId}`} target="_blank" rel="noopener">
                  look at it<span className="sr-only"> (claim {row.number}, in a new tab)</span>
                </a>
              </p>
              <OutcomeNote outcome={outcomes[row.claimId]} />
            </li>
          ))}
        </ul>
        <div className="flex flex-wrap items-center gap-3" role="status">
          {begun ? null : (
            <Button type="submit" look="primary" pending={working} disabled={chosen.length === 0}>
              Approve {chosen.length === 1 ? "it" : `these ${chosen.length}`}
            </Button>
          )}
          {begun && approved > 0 ? (
            <Button pending={working} onClick={() => void takeBack()}>
              Take all {approved} back
            </Button>
          ) : null}
          {working ? <span className="text-sm text-ink-2">{Object.keys(outcomes).length} done…</span> : null}
        </div>
      </form>
    </>
  );
}
