"use client";
import { SelectField, TextArea, TextField } from "@/app/_ui/field";
import { reliabilities, reliabilityMeaning } from "@/lib/domain/grades";

export type SourceWords = { name: string; reliability: string; origin: string; url: string; note: string };

/** What is known about a source. */
export function SourceFields({
  fields,
  errors,
  onChange,
}: {
  fields: SourceWords;
  errors: Record<string, string>;
  onChange: (more: Partial<SourceWords>) => void;
}) {
  return (
    <>
      <TextField label="Name" value={fields.name} error={errors.name} onChange={(event) => onChange({ name: event.target.value })} />
      <SelectField
        label="Reliability"
        value={fields.reliability}
        error={errors.reliability}
        onChange={(event) => onChange({ reliability: event.target.value })}
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
        onChange={(event) => onChange({ origin: event.target.value })}
      />
      <TextField
        label="Address"
        type="url"
        value={fields.url}
        error={errors.url}
        onChange={(event) => onChange({ url: event.target.value })}
      />
      <div className="sm:col-span-2">
        <TextArea
          label="Note"
          rows={2}
          value={fields.note}
          error={errors.note}
          onChange={(event) => onChange({ note: event.target.value })}
        />
      </div>
    </>
  );
}
