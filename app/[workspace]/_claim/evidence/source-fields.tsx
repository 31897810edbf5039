"use client";
import { Button } from "@/app/_ui/button";
import { SelectField, TextField } from "@/app/_ui/field";
import { type Reliability, reliabilities, reliabilityMeaning } from "@/lib/domain/grades";
import type { LinkDraft, NewSource } from "./link-draft";
import { SourcePicker } from "./source-picker";

/** Who stands behind the document: a source that is known, or a new one with its reliability and origin. */
export function SourceFields({
  draft,
  errors,
  onChange,
}: {
  draft: LinkDraft;
  errors: Record<string, string>;
  onChange: (more: Partial<LinkDraft>) => void;
}) {
  const { source, newSource } = draft;
  if (source) {
    return (
      <div className="flex flex-wrap items-center gap-2">
        <p>
          <span className="font-medium">Source:</span> {source.name} ({source.reliability}, {reliabilityMeaning[source.reliability]}
          {source.origin === source.name ? "" : `; origin ${source.origin}`})
        </p>
        <Button look="quiet" onClick={() => onChange({ source: null })}>
          Another source
        </Button>
      </div>
    );
  }
  if (!newSource) {
    return (
      <SourcePicker
        error={errors.sourceId}
        onPick={(picked) => onChange({ source: picked })}
        onNew={(name) => onChange({ newSource: { name, reliability: "F", origin: "" } })}
      />
    );
  }
  const set = (more: Partial<NewSource>): void => onChange({ newSource: { ...newSource, ...more } });
  return (
    <fieldset className="grid gap-3 rounded border border-line p-3 sm:grid-cols-2">
      <legend className="px-1 font-medium">A new source</legend>
      <TextField label="Name" value={newSource.name} error={errors.name} onChange={(event) => set({ name: event.target.value })} />
      <SelectField
        label="Reliability"
        hint="F says that it is not known, not that it is bad."
        value={newSource.reliability}
        error={errors.reliability}
        onChange={(event) => set({ reliability: event.target.value as Reliability })}
      >
        {reliabilities.map((letter) => (
          <option key={letter} value={letter}>
            {letter}: {reliabilityMeaning[letter]}
          </option>
        ))}
      </SelectField>
      <div className="sm:col-span-2">
        <TextField
          label="Origin"
          hint="Sources that merely repeat each other have one origin: ten newspapers that print one agency’s report count once. Name whom it repeats; empty means that it speaks for itself."
          value={newSource.origin}
          error={errors.origin}
          onChange={(event) => set({ origin: event.target.value })}
        />
      </div>
      <div>
        <Button look="quiet" onClick={() => onChange({ newSource: null })}>
          Choose a known source
        </Button>
      </div>
    </fieldset>
  );
}
