"use client";
import { Button } from "@/app/_ui/button";
import type { Result } from "@/lib/domain/problems";
import type { WorkbenchCandidate } from "@/lib/domain/workbench";
import type { Words } from "./workbench-acts";
import { WordsForm } from "./words-form";

const kindLabel = { fact: "proposed claim", saying: "proposed: that it was said", said: "proposed: what was said" } as const;

/** A proposed claim with its hints: to accept as it is, to edit, or to reject. */
export function CandidateCard({
  candidate,
  quote,
  first,
  editing,
  mayAct,
  onEdit,
  onAccept,
  onReject,
}: {
  candidate: WorkbenchCandidate;
  quote: string;
  /** The one that the keys act upon. */
  first: boolean;
  editing: boolean;
  mayAct: boolean;
  onEdit: (candidateId: string | null) => void;
  onAccept: (candidate: WorkbenchCandidate, words: Words) => Promise<Result<unknown>>;
  onReject: (candidate: WorkbenchCandidate) => void;
}) {
  const words: Words = { statement: candidate.statement, speaker: candidate.speaker, mode: candidate.mode };
  const rejected = candidate.state === "rejected" && !editing;
  const decided = editing && candidate.state !== "open";
  return (
    <section
      aria-label={kindLabel[candidate.kind]}
      className={`mt-2 rounded border bg-paper p-2 text-sm ${first ? "border-accent" : "border-line"} ${rejected ? "border-dashed" : ""}`}
      onClick={(event) => event.stopPropagation()}
    >
      <p className="text-xs text-ink-2">
        {rejected ? "rejected" : kindLabel[candidate.kind]}
        {candidate.speaker ? ` · ${candidate.speaker} ${candidate.mode}` : ""}
        {candidate.proposer === "rules" ? "" : ` · by ${candidate.proposer}`}
      </p>
      {decided ? (
        <p role="status" className="my-1 rounded bg-warn-soft px-2 py-1 text-xs">
          Somebody has {candidate.state} this meanwhile. What you typed stays until you cancel.
        </p>
      ) : null}
      {editing ? (
        <WordsForm
          words={words}
          quote={quote}
          submitLabel="Accept as edited"
          onCancel={() => onEdit(null)}
          onSubmit={(edited) => onAccept(candidate, edited)}
        />
      ) : (
        <>
          <p className={rejected ? "line-through" : ""}>{candidate.statement}</p>
          {!rejected && candidate.hints.length > 0 ? (
            <ul className="mt-1 list-disc pl-4 text-xs text-ink-2" aria-label="Hints">
              {candidate.hints.map((hint) => (
                <li key={`${hint.rule} ${hint.start ?? ""}`}>{hint.message}</li>
              ))}
            </ul>
          ) : null}
          {mayAct ? (
            <div className="mt-1 flex gap-1">
              {rejected ? (
                <Button look="quiet" onClick={() => onReject(candidate)}>
                  Put back
                </Button>
              ) : (
                <>
                  <Button look={first ? "primary" : "plain"} onClick={() => void onAccept(candidate, words)}>
                    Accept
                  </Button>
                  <Button onClick={() => onEdit(candidate.id)}>Edit</Button>
                  <Button look="quiet" onClick={() => onReject(candidate)}>
                    Reject
                  </Button>
                </>
              )}
            </div>
          ) : null}
        </>
      )}
    </section>
  );
}
