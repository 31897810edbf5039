"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/app/_ui/button";
import { SelectField, TextField } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useAct } from "@/app/_ui/use-act";
import { editEvidenceAction } from "../../actions";

type Evidence = { id: string; version: number; title: string; url: string | null; publishedOn: string | null; sourceId: string };

/** Corrects what is known about a piece of evidence; the frozen document itself cannot be changed. */
export function EvidenceForm({
  workspace,
  evidence,
  sources,
}: {
  workspace: string;
  evidence: Evidence;
  sources: readonly { id: string; name: string }[];
}) {
  const router = useRouter();
  const { act, pending, problem } = useAct(editEvidenceAction, workspace);
  const [fields, setFields] = useState({
    title: evidence.title,
    url: evidence.url ?? "",
    publishedOn: evidence.publishedOn ?? "",
    sourceId: evidence.sourceId,
  });
  const errors = problem?.fields ?? {};
  const save = async (): Promise<void> => {
    const result = await act({ ...fields, evidenceId: evidence.id, version: evidence.version });
    if (!result.ok) return;
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
          void save();
        }}
      >
        <TextField
          label="Title"
          value={fields.title}
          error={errors.title}
          onChange={(event) => setFields({ ...fields, title: event.target.value })}
        />
        <TextField
          label="Address"
          type="url"
          value={fields.url}
          error={errors.url}
          onChange={(event) => setFields({ ...fields, url: event.target.value })}
        />
        <TextField
          label="Published on"
          type="date"
          value={fields.publishedOn}
          error={errors.publishedOn}
          onChange={(event) => setFields({ ...fields, publishedOn: event.target.value })}
        />
        <SelectField
          label="Source"
          value={fields.sourceId}
          error={errors.sourceId}
          onChange={(event) => setFields({ ...fields, sourceId: event.target.value })}
        >
          {sources.map((source) => (
            <option key={source.id} value={source.id}>
              {source.name}
            </option>
          ))}
        </SelectField>
        <ProblemNote problem={problem} />
        <div>
          <Button type="submit" pending={pending}>
            Save
          </Button>
        </div>
      </form>
    </details>
  );
}
