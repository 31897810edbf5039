"use client";
import { ConflictDialog } from "@/app/_ui/conflict-dialog";
import type { ConflictField, Take } from "@/app/_ui/conflict-fields";
import { type Credibility, credibilityMeaning } from "@/lib/domain/grades";
import type { LinkDraft } from "./link-draft";
import type { LinkConflict } from "./use-save-link";

type Name = "stance" | "passage" | "credibility" | "note";
const graded = (credibility: number | null): string =>
  credibility === null ? "" : `${credibility}: ${credibilityMeaning[credibility as Credibility]}`;

function fieldsOf({ base, mine, theirs }: LinkConflict): ConflictField<Name>[] {
  return [
    { name: "stance", label: "What it does to the claim", base: base.stance, mine: mine.stance, theirs: theirs.stance },
    { name: "passage", label: "Passage", base: base.exact, mine: mine.passage?.exact ?? "", theirs: theirs.exact },
    {
      name: "credibility",
      label: "Credibility",
      base: graded(base.credibility),
      mine: graded(mine.credibility),
      theirs: graded(theirs.credibility),
    },
    { name: "note", label: "Note", base: base.note, mine: mine.note, theirs: theirs.note, editable: true },
  ];
}

function draftBy(takes: Record<Name, Take>, { mine, theirs, version }: LinkConflict): LinkDraft {
  const is = (name: Name): boolean => takes[name].take === "theirs";
  const { note } = takes;
  return {
    ...mine,
    stance: is("stance") ? theirs.stance : mine.stance,
    passage: is("passage") ? { start: theirs.start, end: theirs.end, exact: theirs.exact } : mine.passage,
    credibility: is("credibility") ? theirs.credibility : mine.credibility,
    note: note.take === "text" ? note.text : is("note") ? theirs.note : mine.note,
    base: { version, words: theirs },
  };
}

/** Two changed the same link: field by field, one decides what it is to say. */
export function LinkConflictDialog({
  conflict,
  onClose,
  onResolve,
}: {
  conflict: LinkConflict;
  onClose: () => void;
  onResolve: (draft: LinkDraft) => void;
}) {
  return (
    <ConflictDialog
      open
      onOpenChange={onClose}
      title="Two versions of this link"
      fields={fieldsOf(conflict)}
      onResolve={(takes) => onResolve(draftBy(takes, conflict))}
    />
  );
}
