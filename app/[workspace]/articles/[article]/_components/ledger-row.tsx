"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { memo, type ReactNode } from "react";
import { JustChanged } from "@/app/[workspace]/_live/just-changed";
import { AtClaim } from "@/app/[workspace]/_live/people-here";
import { TagBadge } from "@/app/_ui/tag-badge";
import { type Disposition, dispositions } from "@/lib/domain/coverage";
import type { Result } from "@/lib/domain/problems";
import type { WorkbenchCandidate, WorkbenchClaim, WorkbenchSentence } from "@/lib/domain/workbench";
import { CandidateCard } from "./candidate-card";
import type { Words } from "./workbench-acts";

export type LedgerRowActs = {
  onFocus: (ordinal: number) => void;
  onDispose: (sentence: WorkbenchSentence, disposition: Disposition | null) => void;
  onSelectClaim: (id: string) => void;
  onEdit: (candidateId: string | null) => void;
  onAccept: (candidate: WorkbenchCandidate, words: Words) => Promise<Result<unknown>>;
  onReject: (candidate: WorkbenchCandidate) => void;
};

export const dispositionLabel: Record<Disposition, string> = {
  "has-claims": "has claims",
  "no-checkable-claim": "no checkable claim",
  opinion: "opinion",
  duplicate: "duplicate",
  boilerplate: "boilerplate",
};

type Props = LedgerRowActs & {
  sentence: WorkbenchSentence;
  text: string;
  focused: boolean;
  claims: readonly WorkbenchClaim[];
  candidates: readonly WorkbenchCandidate[];
  selectedClaimId: string | null;
  editing: string | null;
  mayAct: boolean;
};

export const LedgerRow = memo(function LedgerRow({
  sentence,
  text,
  focused,
  claims,
  candidates,
  selectedClaimId,
  editing,
  mayAct,
  ...acts
}: Props) {
  // One that somebody is typing in stays, whatever others decide about it meanwhile.
  const open = candidates.filter((candidate) => candidate.state === "open" || candidate.id === editing);
  const rejected = candidates.filter((candidate) => candidate.state === "rejected" && candidate.id !== editing);
  const card = (candidate: WorkbenchCandidate): ReactNode => (
    <CandidateCard
      key={candidate.id}
      candidate={candidate}
      quote={candidate.spans.map((span) => text.slice(span.start, span.end)).join(" … ")}
      first={candidate.id === open[0]?.id}
      editing={editing === candidate.id}
      mayAct={mayAct}
      onEdit={acts.onEdit}
      onAccept={acts.onAccept}
      onReject={acts.onReject}
    />
  );
  return (
    <div className={`px-3 py-2 ${focused ? "bg-accent-soft" : ""}`} onClick={() => acts.onFocus(sentence.ordinal)}>
      <div className="flex items-start gap-2">
        <button
          type="button"
          className={`min-w-0 flex-1 text-left font-reading text-sm ${focused ? "" : "line-clamp-2"}`}
          onClick={() => acts.onFocus(sentence.ordinal)}
        >
          <span className="sr-only">Sentence {sentence.ordinal + 1}: </span>
          {text.slice(sentence.start, sentence.end)}
        </button>
        <DispositionControl sentence={sentence} mayAct={mayAct} onDispose={acts.onDispose} />
      </div>
      {claims.length > 0 ? (
        <ul className="mt-1 flex flex-col gap-0.5" aria-label="Claims">
          {claims.map((claim) => (
            <li key={claim.id}>
              <button
                type="button"
                aria-current={claim.id === selectedClaimId ? "true" : undefined}
                className="flex w-full items-start gap-2 rounded px-1 py-0.5 text-left text-sm hover:bg-paper-3 aria-[current=true]:bg-paper aria-[current=true]:outline aria-[current=true]:outline-accent"
                onClick={(event) => {
                  event.stopPropagation();
                  acts.onSelectClaim(claim.id);
                }}
              >
                <span className="w-6 shrink-0 text-right text-ink-2">{claim.number}</span>
                <span className="min-w-0 flex-1">
                  {claim.statement} <JustChanged claimId={claim.id} />
                </span>
                <AtClaim claimId={claim.id} />
                <TagBadge tag={claim.verdict?.tag ?? null} />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {focused ? open.map(card) : null}
      {focused && mayAct ? <DiscussSentence sentenceId={sentence.id} /> : null}
      {focused && rejected.length > 0 ? (
        <details className="mt-1 text-xs text-ink-2" onClick={(event) => event.stopPropagation()}>
          <summary className="min-h-6 cursor-pointer py-0.5">{rejected.length} rejected</summary>
          {rejected.map(card)}
        </details>
      ) : null}
      {!focused && open.length > 0 ? (
        <p className="mt-1 text-xs text-ink-2">
          {open.length} proposed {open.length === 1 ? "claim" : "claims"}
        </p>
      ) : null}
    </div>
  );
});

function DiscussSentence({ sentenceId }: { sentenceId: string }) {
  const article = usePathname();
  return (
    <Link
      href={`${article}/discussion?sentence=${sentenceId}`}
      prefetch={false}
      className="mt-1 inline-block text-xs"
      onClick={(event) => event.stopPropagation()}
    >
      Discuss this sentence
    </Link>
  );
}

/** What was decided, or what the rules propose; a sentence with claims counts as decided by itself. */
function DispositionControl({
  sentence,
  mayAct,
  onDispose,
}: {
  sentence: WorkbenchSentence;
  mayAct: boolean;
  onDispose: (sentence: WorkbenchSentence, disposition: Disposition | null) => void;
}) {
  const implied = sentence.disposition ?? (sentence.claims > 0 ? "has-claims" : null);
  const proposed = !implied && sentence.proposed && sentence.proposed !== "has-claims" ? sentence.proposed : null;
  return (
    <div className="flex shrink-0 flex-col items-end gap-1">
      <select
        aria-label={`Disposition of sentence ${sentence.ordinal + 1}`}
        className={`max-w-40 rounded border bg-paper px-1 py-0.5 text-xs ${implied ? "border-line text-ink-2" : "border-line-strong font-medium"}`}
        disabled={!mayAct}
        value={implied ?? ""}
        onClick={(event) => event.stopPropagation()}
        onChange={(event) => onDispose(sentence, (event.target.value || null) as Disposition | null)}
      >
        <option value="">○ open</option>
        {dispositions.map((disposition) => (
          <option key={disposition} value={disposition}>
            ✓ {dispositionLabel[disposition]}
          </option>
        ))}
      </select>
      {proposed && mayAct ? (
        <button
          type="button"
          className="rounded border border-dashed border-line-strong px-1 text-xs hover:bg-paper-3"
          onClick={(event) => {
            event.stopPropagation();
            onDispose(sentence, proposed);
          }}
        >
          {dispositionLabel[proposed]}?
        </button>
      ) : null}
    </div>
  );
}
