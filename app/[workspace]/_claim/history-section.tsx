"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { ProblemNote } from "@/app/_ui/problem-note";
import type { HistoryPage } from "@/lib/data/history";
import type { Problem } from "@/lib/domain/problems";
import { History } from "../_history/history";
import { useClaimInHand } from "./claim-in-hand";
import { readJson } from "./read-json";

/** The claim's whole history, asked for when it is opened. */
export function HistorySection() {
  const { workspace, detail } = useClaimInHand();
  const [page, setPage] = useState<HistoryPage | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const base = `/${workspace}/claims/${detail.claim.id}/history`;
  const read = async (before: string | null): Promise<void> => {
    const result = await readJson<HistoryPage>(before ? `${base}?before=${before}` : base);
    setProblem(result.ok ? null : result.problem);
    if (!result.ok) return;
    const { entries, next } = result.value;
    setPage((known) => ({ entries: before && known ? [...known.entries, ...entries] : entries, next }));
  };
  return (
    <details onToggle={(event) => event.currentTarget.open && void read(null)}>
      <summary className="cursor-pointer font-semibold">History</summary>
      <div className="mt-2 flex flex-col gap-2">
        <ProblemNote problem={problem} />
        {page ? <History entries={page.entries} /> : problem ? null : <p role="status">Reading the history…</p>}
        {page?.next ? (
          <div>
            <Button onClick={() => void read(page.next)}>What happened before</Button>
          </div>
        ) : null}
      </div>
    </details>
  );
}
