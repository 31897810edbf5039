"use client";
import { SelectField, TextField } from "@/app/_ui/field";
import { dayOf, textOf } from "@/app/_ui/row-text";
import { useVersionedForm } from "@/app/_ui/use-versioned-form";
import { VersionedFrame } from "@/app/_ui/versioned-frame";
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
  const form = useVersionedForm(
    { version: evidence.version, fields: factsIn(evidence) },
    (facts, version) => editEvidenceAction(workspace, { ...facts, evidenceId: evidence.id, version }),
    factsIn,
  );
  const { fields, change } = form;
  const errors = form.problem?.fields ?? {};
  return (
    <details className="rounded border border-line p-3">
      <summary className="cursor-pointer">Correct what is known about it</summary>
      <VersionedFrame
        form={form}
        saved="Evidence saved."
        title="Two versions of this evidence"
        labels={labels}
        shown={{ ...chosen, sourceId: (id) => sources.find((source) => source.id === id)?.name ?? "a source added meanwhile" }}
        className="mt-3 flex flex-col gap-3"
      >
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
      </VersionedFrame>
    </details>
  );
}
