"use client";
import { ConflictDialog } from "@/app/_ui/conflict-dialog";
import type { ConflictField, Take } from "@/app/_ui/conflict-fields";
import { told } from "@/app/_ui/told";
import { WordsForm } from "../../articles/[article]/_components/words-form";
import type { Words } from "../../articles/[article]/_components/workbench-acts";
import { ChangedMeanwhile } from "../../_live/changed-meanwhile";
import { useClaimInHand } from "../claim-in-hand";
import type { WordsConflict, WordsDraft } from "./use-words-draft";

/** The statement in place, with hints; two who change it at once see each other's words. */
export function EditWords({ draft }: { draft: WordsDraft }) {
  const { anchors, claim } = useClaimInHand().detail;
  if (!draft.value) return null;
  const quote = anchors.map((anchor) => anchor.exact).join(" ");
  return (
    <>
      {draft.overtaken ? (
        <ChangedMeanwhile object={`claim/${claim.id}`} by={["claim.changed"]}>
          It now says: <q dir="auto">{claim.statement}</q>
        </ChangedMeanwhile>
      ) : null}
      <WordsForm
        words={draft.value.words}
        quote={quote}
        submitLabel="Save"
        onSubmit={draft.save}
        onCancel={draft.close}
        onChange={draft.type}
      />
      {draft.conflict ? (
        <ConflictDialog
          open
          onOpenChange={draft.putAside}
          title="Two versions of this claim"
          fields={fieldsOf(draft.conflict)}
          onResolve={(takes) => void draft.resolve(wordsBy(takes, draft.conflict!)).then(told)}
        />
      ) : null}
    </>
  );
}

type Name = "statement" | "speaker";
const attribution = ({ speaker, mode }: Words): string => (speaker ? `${speaker} ${mode ?? ""}`.trim() : "");

function fieldsOf({ base, mine, theirs }: WordsConflict): ConflictField<Name>[] {
  return [
    { name: "statement", label: "Statement", base: base.statement, mine: mine.statement, theirs: theirs.statement, editable: true },
    { name: "speaker", label: "Speaker and mode", base: attribution(base), mine: attribution(mine), theirs: attribution(theirs) },
  ];
}

function wordsBy(takes: Record<Name, Take>, { mine, theirs }: WordsConflict): Words {
  const { statement, speaker } = takes;
  const said = speaker.take === "theirs" ? theirs : mine;
  return {
    statement: statement.take === "text" ? statement.text : statement.take === "theirs" ? theirs.statement : mine.statement,
    speaker: said.speaker,
    mode: said.mode,
  };
}
