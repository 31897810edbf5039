"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { ConflictDialog } from "@/app/_ui/conflict-dialog";
import type { ConflictField, Take } from "@/app/_ui/conflict-fields";
import type { Judgement } from "@/lib/domain/assessments";
import type { DraftConflict } from "./judgement-draft";

type Name = "tag" | "rationale" | "likelihood" | "confidence" | "asOf";
const tagWords = ({ tag, basis }: Judgement): string => [tag, basis].filter(Boolean).join(" · ");

function fieldsOf({ base, mine, theirs: { judgement: theirs } }: DraftConflict): ConflictField<Name>[] {
  const plain = (name: "likelihood" | "confidence" | "asOf", label: string): ConflictField<Name> => ({
    name,
    label,
    base: base[name] ?? "",
    mine: mine[name] ?? "",
    theirs: theirs[name] ?? "",
  });
  return [
    { name: "tag", label: "Tag and basis", base: tagWords(base), mine: tagWords(mine), theirs: tagWords(theirs) },
    { name: "rationale", label: "Rationale", base: base.rationale, mine: mine.rationale, theirs: theirs.rationale, editable: true },
    plain("likelihood", "Likelihood"),
    plain("confidence", "Confidence"),
    plain("asOf", "As of"),
  ];
}

function judgementBy(takes: Record<Name, Take>, { mine, theirs }: DraftConflict): Judgement {
  const side = (name: Name): Judgement => (takes[name].take === "theirs" ? theirs.judgement : mine);
  const { tag, basis } = side("tag");
  const { rationale } = takes;
  return {
    tag,
    basis,
    rationale: rationale.take === "text" ? rationale.text : side("rationale").rationale,
    likelihood: side("likelihood").likelihood,
    confidence: side("confidence").confidence,
    asOf: side("asOf").asOf,
  };
}

/** Two of one's own tabs, or devices, wrote different judgements: shown at once, and kept at hand when put aside. */
export function JudgementConflict({ conflict, onResolve }: { conflict: DraftConflict; onResolve: (judgement: Judgement) => void }) {
  const [open, setOpen] = useState(true);
  return (
    <div className="flex flex-wrap items-center gap-2 rounded bg-warn-soft px-3 py-2" role="alert">
      <p>Your assessment was changed in another window. What is typed here is kept, and not saved until you have compared the two.</p>
      <Button onClick={() => setOpen(true)}>Compare</Button>
      <ConflictDialog
        open={open}
        onOpenChange={setOpen}
        title="Two versions of your assessment"
        fields={fieldsOf(conflict)}
        onResolve={(takes) => onResolve(judgementBy(takes, conflict))}
      />
    </div>
  );
}
