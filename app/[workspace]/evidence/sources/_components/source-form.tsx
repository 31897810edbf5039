"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/app/_ui/button";
import { SelectField, TextArea, TextField } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useAct } from "@/app/_ui/use-act";
import type { SourceListItem } from "@/lib/data/evidence-list";
import { type Reliability, reliabilities, reliabilityMeaning } from "@/lib/domain/grades";
import { addSourceAction, editSourceAction } from "../../actions";

const empty = { name: "", reliability: "F" as Reliability, origin: "", url: "", note: "" };

/** Adds a source, or corrects one. */
export function SourceForm({ workspace, source }: { workspace: string; source: SourceListItem | null }) {
  const router = useRouter();
  const add = useAct(addSourceAction, workspace);
  const edit = useAct(editSourceAction, workspace);
  const [fields, setFields] = useState(
    source
      ? { name: source.name, reliability: source.reliability, origin: source.origin, url: source.url ?? "", note: source.note }
      : empty,
  );
  const problem = source ? edit.problem : add.problem;
  const errors = problem?.fields ?? {};
  const save = async (): Promise<void> => {
    const result = source ? await edit.act({ ...fields, sourceId: source.id, version: source.version }) : await add.act(fields);
    if (!result.ok) return;
    if (!source) setFields(empty);
    toast.success("Source saved.");
    router.refresh();
  };
  return (
    <details className="text-sm">
      <summary className="cursor-pointer">{source ? "Correct" : "Add a source"}</summary>
      <form
        className="mt-2 grid gap-3 rounded border border-line p-3 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label="Name"
          value={fields.name}
          error={errors.name}
          onChange={(event) => setFields({ ...fields, name: event.target.value })}
        />
        <SelectField
          label="Reliability"
          value={fields.reliability}
          error={errors.reliability}
          onChange={(event) => setFields({ ...fields, reliability: event.target.value as Reliability })}
        >
          {reliabilities.map((letter) => (
            <option key={letter} value={letter}>
              {letter}: {reliabilityMeaning[letter]}
            </option>
          ))}
        </SelectField>
        <TextField
          label="Origin"
          hint="Whom it repeats, such as a news agency. Empty: it stands for itself."
          value={fields.origin}
          error={errors.origin}
          onChange={(event) => setFields({ ...fields, origin: event.target.value })}
        />
        <TextField
          label="Address"
          type="url"
          value={fields.url}
          error={errors.url}
          onChange={(event) => setFields({ ...fields, url: event.target.value })}
        />
        <div className="sm:col-span-2">
          <TextArea
            label="Note"
            rows={2}
            value={fields.note}
            error={errors.note}
            onChange={(event) => setFields({ ...fields, note: event.target.value })}
          />
        </div>
        <div className="sm:col-span-2">
          <ProblemNote problem={problem} />
        </div>
        <div>
          <Button type="submit" pending={source ? edit.pending : add.pending}>
            Save
          </Button>
        </div>
      </form>
    </details>
  );
}
