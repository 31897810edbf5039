"use client";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { Button } from "@/app/_ui/button";
import { ProblemNote } from "@/app/_ui/problem-note";
import { textOf } from "@/app/_ui/row-text";
import { useVersionedForm } from "@/app/_ui/use-versioned-form";
import { VersionedConflict } from "@/app/_ui/versioned-conflict";
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
  const router = useRouter();
  const form = useVersionedForm(
    { version: source.version, fields: wordsIn(source) },
    (words, version) =>
      editSourceAction(workspace, { ...words, reliability: words.reliability as Reliability, sourceId: source.id, version }),
    wordsIn,
  );
  const done = (saved: boolean): void => {
    if (!saved) return;
    toast.success("Source saved.");
    router.refresh();
  };
  return (
    <details className="text-sm">
      <summary className="cursor-pointer">Correct</summary>
      <form
        className="mt-2 grid gap-3 rounded border border-line p-3 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          void form.save().then(done);
        }}
      >
        <div className="empty:hidden sm:col-span-2">
          <VersionedConflict
            form={form}
            title="Two versions of this source"
            labels={labels}
            shown={shown}
            onResolve={(mine) => void form.resolve(mine).then(done)}
          />
        </div>
        <SourceFields fields={form.fields} errors={form.problem?.fields ?? {}} onChange={form.change} />
        <div className="sm:col-span-2">
          <ProblemNote problem={form.problem} />
        </div>
        <div>
          <Button type="submit" pending={form.pending}>
            Save
          </Button>
        </div>
      </form>
    </details>
  );
}
