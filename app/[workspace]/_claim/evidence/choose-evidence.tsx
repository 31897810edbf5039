"use client";
import { useEffect, useId, useRef } from "react";
import { AddEvidence } from "./add-evidence";
import { KnownEvidence } from "./known-evidence";
import type { LinkDraft } from "./link-draft";

const ways = [
  { from: "known", label: "Evidence that is here already" },
  { from: "url", label: "A page on the web" },
  { from: "file", label: "A file" },
  { from: "typed", label: "An offline source, typed" },
] as const;

/** The first step: evidence that is here already, or a new document. */
export function ChooseEvidence({ draft, onChange }: { draft: LinkDraft; onChange: (more: Partial<LinkDraft>) => void }) {
  const id = useId();
  const step = useRef<HTMLDivElement>(null);
  useEffect(() => step.current?.querySelector<HTMLElement>("input:not([type=radio]), textarea")?.focus(), []);
  return (
    <div ref={step} className="flex flex-col gap-4 text-sm">
      <fieldset>
        <legend className="mb-1 font-medium">Where is the evidence?</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          {ways.map(({ from, label }) => (
            <label key={from} className="flex items-center gap-1.5">
              <input type="radio" name={id} checked={draft.from === from} onChange={() => onChange({ from, frozen: null })} />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      {draft.from === "known" ? (
        <KnownEvidence draft={draft} onChange={onChange} />
      ) : (
        <AddEvidence key={draft.from} intake={draft.from} draft={draft} onChange={onChange} />
      )}
    </div>
  );
}
