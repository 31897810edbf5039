"use client";
import { useEffect, useId, useState } from "react";
import { TextField } from "@/app/_ui/field";
import type { ClaimChoice } from "@/lib/data/claim-choices";
import { useClaimInHand } from "../claim-in-hand";
import { readJson } from "../read-json";

const askAfterMs = 200;

/** The other standing claims of the same article, found by number or words. */
export function ClaimPicker({
  label,
  chosen,
  onToggle,
}: {
  label: string;
  chosen: readonly ClaimChoice[];
  onToggle: (claim: ClaimChoice) => void;
}) {
  const { workspace, detail } = useClaimInHand();
  const claimId = detail.claim.id;
  const [words, setWords] = useState("");
  const [found, setFound] = useState<ClaimChoice[] | null>(null);
  const id = useId();
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      void readJson<ClaimChoice[]>(`/${workspace}/claims/${claimId}/choices?words=${encodeURIComponent(words)}`).then((result) => {
        if (current && result.ok) setFound(result.value);
      });
    }, askAfterMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [workspace, claimId, words]);
  const rest = (found ?? []).filter((claim) => !chosen.some((known) => known.id === claim.id));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">{label}</legend>
      <TextField
        label="Number or words"
        type="search"
        autoComplete="off"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <ul className="flex max-h-60 flex-col overflow-auto rounded border border-line">
        {[...chosen, ...rest].map((claim) => (
          <li key={claim.id} className="border-b border-line last:border-0">
            <label htmlFor={`${id}-${claim.id}`} className="flex items-start gap-2 px-2 py-1 hover:bg-paper-2">
              <input
                id={`${id}-${claim.id}`}
                type="checkbox"
                className="mt-1"
                checked={chosen.includes(claim)}
                onChange={() => onToggle(claim)}
              />
              <span>
                <span className="mr-1 text-ink-2">{claim.number}</span> {claim.statement}
              </span>
            </label>
          </li>
        ))}
        {found?.length === 0 ? <li className="px-2 py-1 text-ink-2">No other claim of this article fits.</li> : null}
      </ul>
    </fieldset>
  );
}
