"use client";
import { useEffect, useState } from "react";
import { TextField } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import type { EvidenceChoice } from "@/lib/data/evidence-choices";
import type { Problem } from "@/lib/domain/problems";
import { useClaimInHand } from "../claim-in-hand";
import { readJson } from "../read-json";
import type { LinkDraft } from "./link-draft";

const askAfterMs = 200;

/** The workspace's evidence, by words of its title, address or source; the last added first. */
export function KnownEvidence({ draft, onChange }: { draft: LinkDraft; onChange: (more: Partial<LinkDraft>) => void }) {
  const { workspace, detail } = useClaimInHand();
  const [found, setFound] = useState<EvidenceChoice[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { words } = draft;
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      void readJson<EvidenceChoice[]>(`/${workspace}/evidence/choices?words=${encodeURIComponent(words)}`).then((result) => {
        if (!current) return;
        setProblem(result.ok ? null : result.problem);
        if (result.ok) setFound(result.value);
      });
    }, askAfterMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [workspace, words]);
  const linked = new Set(detail.links.filter((link) => !link.withdrawnAt).map((link) => link.evidence.id));
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label="Find evidence"
        type="search"
        autoComplete="off"
        value={words}
        onChange={(event) => onChange({ words: event.target.value })}
      />
      <ProblemNote problem={problem} />
      {found?.length === 0 ? (
        <p className="text-ink-2">Nothing here {words.trim() ? "fits" : "yet"}. Add a page, a file, or what you type.</p>
      ) : null}
      <ul className="flex max-h-96 flex-col overflow-auto" aria-label="Evidence">
        {(found ?? []).map((evidence) => (
          <li key={evidence.id} className="border-b border-line last:border-0">
            <button
              type="button"
              className="w-full rounded px-2 py-1.5 text-left hover:bg-paper-2"
              onClick={() => onChange({ evidence, passage: null })}
            >
              {evidence.title}
              <span className="block text-xs text-ink-2">
                {evidence.source.name} ({evidence.source.reliability}) · {evidence.publishedOn ?? "not dated"}
                {linked.has(evidence.id) ? " · linked to this claim already" : ""}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
