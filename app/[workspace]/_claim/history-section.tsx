"use client";
import { useEffect, useEffectEvent, useState } from "react";
import { Button } from "@/app/_ui/button";
import { ProblemNote } from "@/app/_ui/problem-note";
import type { HistoryPage } from "@/lib/data/events";
import type { Problem, Result } from "@/lib/domain/problems";
import { History } from "../_history/history";
import { useClaimInHand } from "./claim-in-hand";
import { readJson } from "./read-json";

/** The claim's whole history, asked for while it is open. */
export function HistorySection() {
  const { workspace, detail } = useClaimInHand();
  const [page, setPage] = useState<HistoryPage | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [open, setOpen] = useState(false);
  const base = `/${workspace}/claims/${detail.claim.id}/history`;
  /** `behind`: what came before is put behind what is shown. */
  const show =
    (behind: boolean) =>
    (result: Result<HistoryPage>): void => {
      setProblem(result.ok ? null : result.problem);
      if (!result.ok) return;
      const { entries, next } = result.value;
      setPage((known) => ({ entries: behind && known ? [...known.entries, ...entries] : entries, next }));
    };
  const earlier = (): void => void readJson<HistoryPage>(`${base}?before=${page?.next}`).then(show(true));
  // Each act on the claim adds to it.
  const follow = useEffectEvent(() => void readJson<HistoryPage>(base).then(show(false)));
  useEffect(() => {
    if (open) follow();
  }, [open, detail]);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer font-semibold">History</summary>
      <div className="mt-2 flex flex-col gap-2">
        <ProblemNote problem={problem} />
        {page ? <History workspace={workspace} entries={page.entries} /> : problem ? null : <p role="status">Reading the history…</p>}
        {page?.next ? (
          <div>
            <Button onClick={earlier}>What happened before</Button>
          </div>
        ) : null}
      </div>
    </details>
  );
}
