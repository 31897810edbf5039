"use client";
import { useEffect, useState } from "react";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import type { SourceChoice } from "@/lib/data/evidence-choices";
import { useClaimInHand } from "../claim-in-hand";
import { readJson } from "../read-json";

const askAfterMs = 200;

/** The workspace's sources by name or origin; a name that is not there can be added. */
export function SourcePicker({
  error,
  onPick,
  onNew,
}: {
  error: string | undefined;
  onPick: (source: SourceChoice) => void;
  onNew: (name: string) => void;
}) {
  const { workspace } = useClaimInHand();
  const [words, setWords] = useState("");
  const [found, setFound] = useState<SourceChoice[]>([]);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      void readJson<SourceChoice[]>(`/${workspace}/evidence/choices?of=sources&words=${encodeURIComponent(words)}`).then((result) => {
        if (current && result.ok) setFound(result.value);
      });
    }, askAfterMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [workspace, words]);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">Who stands behind it?</legend>
      <TextField
        label="Find a source"
        type="search"
        autoComplete="off"
        value={words}
        error={error}
        onChange={(event) => setWords(event.target.value)}
      />
      <ul className="flex max-h-48 flex-col overflow-auto rounded border border-line" aria-label="Sources">
        {found.map((source) => (
          <li key={source.id} className="border-b border-line last:border-0">
            <button type="button" className="w-full px-2 py-1 text-left hover:bg-paper-2" onClick={() => onPick(source)}>
              {source.name}{" "}
              <span className="text-xs text-ink-2">
                {source.reliability}
                {source.origin === source.name ? "" : ` · origin: ${source.origin}`}
              </span>
            </button>
          </li>
        ))}
        {found.length === 0 ? <li className="px-2 py-1 text-ink-2">No source fits.</li> : null}
      </ul>
      <div>
        <Button onClick={() => onNew(words.trim())}>{words.trim() ? `New source: “${words.trim()}”` : "New source"}</Button>
      </div>
    </fieldset>
  );
}
