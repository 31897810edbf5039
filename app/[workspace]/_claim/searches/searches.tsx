"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { told } from "@/app/_ui/told";
import type { ClaimDetail } from "@/lib/domain/workbench";
import { restoreSearchAction, withdrawSearchAction } from "../../claims/[claim]/actions";
import { useClaimInHand, useFocusRequest } from "../claim-in-hand";
import { doneAct } from "../done-act";
import { SearchForm } from "./search-form";

/** Where somebody looked, and what came of it: absence is shown, not asserted. */
export function Searches() {
  const { viewer, detail } = useClaimInHand();
  const [open, setOpen] = useState(false);
  const mayAct = viewer.mayAct && !detail.claim.retired;
  useFocusRequest("search", () => setOpen(true));
  const standing = detail.searches.filter((search) => !search.withdrawnAt);
  const withdrawn = detail.searches.filter((search) => search.withdrawnAt);
  return (
    <section aria-labelledby="searches-title" className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-2">
        <h3 id="searches-title">Searches</h3>
        {mayAct && !open ? (
          <Button onClick={() => setOpen(true)} aria-keyshortcuts="s">
            Record a search
          </Button>
        ) : null}
      </div>
      {open && mayAct ? <SearchForm onClose={() => setOpen(false)} /> : null}
      {standing.length === 0 && !open ? (
        <p className="text-xs text-ink-2">None recorded. A search that found nothing is worth recording too.</p>
      ) : null}
      <ul className="flex flex-col gap-2">
        {standing.map((search) => (
          <SearchItem key={search.id} search={search} mayAct={mayAct} />
        ))}
      </ul>
      {withdrawn.length > 0 ? (
        <details>
          <summary className="cursor-pointer text-xs text-ink-2">{withdrawn.length} withdrawn</summary>
          <ul className="mt-2 flex flex-col gap-2">
            {withdrawn.map((search) => (
              <SearchItem key={search.id} search={search} mayAct={mayAct} />
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

function SearchItem({ search, mayAct }: { search: ClaimDetail["searches"][number]; mayAct: boolean }) {
  const { act, onDid, versions } = useClaimInHand();
  const { id: searchId, withdrawnAt } = search;
  const withdraw = (version: number) => act(withdrawSearchAction, { searchId, version });
  const restore = (version: number) => act(restoreSearchAction, { searchId, version });
  const turn = async (): Promise<void> => {
    const [now, back, label] = withdrawnAt
      ? ([restore, withdraw, "restored search"] as const)
      : ([withdraw, restore, "withdrawn search"] as const);
    const result = told(await now(search.version));
    if (result.ok) onDid(doneAct(versions, label, searchId, back, now));
  };
  return (
    <li className="rounded border border-line p-2">
      <p dir="auto" className="wrap-anywhere">
        “{search.query}” <span className="text-ink-2">in {search.place}</span>
      </p>
      <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">
        {search.outcome}
      </p>
      <div className="flex flex-wrap items-center justify-between gap-2 text-xs text-ink-2">
        <span>
          {search.searchedOn} · {search.by}
        </span>
        {mayAct ? (
          <Button look="quiet" onClick={() => void turn()}>
            {withdrawnAt ? "Restore" : "Withdraw"}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
