"use client";
import { textOf } from "@/app/_ui/row-text";
import { useVersionedForm } from "@/app/_ui/use-versioned-form";
import { VersionedFrame } from "@/app/_ui/versioned-frame";
import type { SourceListItem } from "@/lib/data/evidence-list";
import { type Reliability, reliabilityMeaning } from "@/lib/domain/grades";
import { editSourceAction } from "../../actions";
import { SourceFields, type SourceWords } from "./source-fields";

const labels: Record<keyof SourceWords, string> = {
  name: "Name",
  reliability: "Reliability",
  origin: "Origin",
  url: "Address",
  note: "Note",
};
const shown = { reliability: (letter: string) => `${letter}: ${reliabilityMeaning[letter as Reliability]}` };

function wordsIn(row: unknown): SourceWords {
  const { name, reliability, origin, url, note } = row as Record<keyof SourceWords, unknown>;
  return { name: textOf(name), reliability: textOf(reliability), origin: textOf(origin), url: textOf(url), note: textOf(note) };
}

/** Corrects what is known about a source. */
export function SourceForm({ workspace, source }: { workspace: string; source: SourceListItem }) {
  const form = useVersionedForm(
    { version: source.version, fields: wordsIn(source) },
    (words, version) =>
      editSourceAction(workspace, { ...words, reliability: words.reliability as Reliability, sourceId: source.id, version }),
    wordsIn,
  );
  return (
    <details className="text-sm">
      <summary className="cursor-pointer">Correct</summary>
      <VersionedFrame
        form={form}
        saved="Source saved."
        title="Two versions of this source"
        labels={labels}
        shown={shown}
        className="mt-2 grid gap-3 rounded border border-line p-3 sm:grid-cols-2"
      >
        <SourceFields fields={form.fields} errors={form.problem?.fields ?? {}} onChange={form.change} />
      </VersionedFrame>
    </details>
  );
}
