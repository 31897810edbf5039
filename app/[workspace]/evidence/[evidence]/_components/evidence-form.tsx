"use client";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { Button } from "@/app/_ui/button";
import { SelectField, TextField } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { dayOf, textOf } from "@/app/_ui/row-text";
import { useVersionedForm } from "@/app/_ui/use-versioned-form";
import { VersionedConflict } from "@/app/_ui/versioned-conflict";
import { editEvidenceAction } from "../../actions";

type Facts = { title: string; url: string; publishedOn: string; sourceId: string };
const labels: Record<keyof Facts, string> = { title: "Title", url: "Address", publishedOn: "Published on", sourceId: "Source" };

const chosen = { publishedOn: (day: string) => day };

function factsIn(row: unknown): Facts {
  const { title, url, publishedOn, sourceId } = row as Record<keyof Facts, unknown>;
  return { title: textOf(title), url: textOf(url), publishedOn: dayOf(publishedOn), sourceId: textOf(sourceId) };
}

/** Corrects what is known about a piece of evidence; the frozen document itself cannot be changed. */
export function EvidenceForm({
  workspace,
  evidence,
  sources,
}: {
  workspace: string;
  evidence: { id: string; version: number; title: string; url: string | null; publishedOn: string | null; sourceId: string };
  sources: readonly { id: string; name: string }[];
}) {
  const router = useRouter();
  const form = useVersionedForm(
    { version: evidence.version, fields: factsIn(evidence) },
    (facts, version) => editEvidenceAction(workspace, { ...facts, evidenceId: evidence.id, version }),
    factsIn,
  );
  const { fields, change } = form;
  const errors = form.problem?.fields ?? {};
  const done = (saved: boolean): void => {
    if (!saved) return;
    toast.success("Evidence saved.");
    router.refresh();
  };
  return (
    <details className="rounded border border-line p-3">
      <summary className="cursor-pointer">Correct what is known about it</summary>
      <form
        className="mt-3 flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void form.save().then(done);
        }}
      >
        <VersionedConflict
          form={form}
          title="Two versions of this evidence"
          labels={labels}
          shown={{ ...chosen, sourceId: (id) => sources.find((source) => source.id === id)?.name ?? "a source added meanwhile" }}
          onResolve={(mine) => void form.resolve(mine).then(done)}
        />
        <TextField label="Title" value={fields.title} error={errors.title} onChange={(event) => change({ title: event.target.value })} />
        <TextField
          label="Address"
          type="url"
          value={fields.url}
          error={errors.url}
          onChange={(event) => change({ url: event.target.value })}
        />
        <TextField
          label="Published on"
          type="date"
          value={fields.publishedOn}
          error={errors.publishedOn}
          onChange={(event) => change({ publishedOn: event.target.value })}
        />
        <SelectField
          label="Source"
          value={fields.sourceId}
          error={errors.sourceId}
          onChange={(event) => change({ sourceId: event.target.value })}
        >
          {sources.map((source) => (
            <option key={source.id} value={source.id}>
              {source.name}
            </option>
          ))}
        </SelectField>
        <ProblemNote problem={form.problem} />
        <div>
          <Button type="submit" pending={form.pending}>
            Save
          </Button>
        </div>
      </form>
    </details>
  );
}
