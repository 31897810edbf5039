"use client";
import { TextField } from "@/app/_ui/field";
import type { LinkDraft } from "./link-draft";
import { SourceFields } from "./source-fields";

/** What a frozen document is, as the reader of it proposed, and who stands behind it. */
export function EvidenceFacts({
  draft,
  errors,
  onChange,
}: {
  draft: LinkDraft;
  errors: Record<string, string>;
  onChange: (more: Partial<LinkDraft>) => void;
}) {
  const { facts } = draft;
  return (
    <>
      <p role="status" className="text-success">
        ✓ Frozen. Now say what it is.
      </p>
      <fieldset className="grid gap-3 sm:grid-cols-2">
        <legend className="mb-1 font-medium">The document</legend>
        <div className="sm:col-span-2">
          <TextField
            label="Title"
            value={facts.title}
            error={errors.title}
            onChange={(event) => onChange({ facts: { ...facts, title: event.target.value } })}
          />
        </div>
        <TextField
          label="Published on"
          type="date"
          hint="Evidence later than a judgement’s as-of date does not count for it."
          value={facts.publishedOn}
          error={errors.publishedOn}
          onChange={(event) => onChange({ facts: { ...facts, publishedOn: event.target.value } })}
        />
        <TextField
          label="Address"
          type="url"
          value={facts.url}
          error={errors.url}
          onChange={(event) => onChange({ facts: { ...facts, url: event.target.value } })}
        />
      </fieldset>
      <SourceFields draft={draft} errors={errors} onChange={onChange} />
    </>
  );
}
