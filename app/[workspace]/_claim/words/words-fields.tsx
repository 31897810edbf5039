"use client";
import { SelectField, TextArea, TextField } from "@/app/_ui/field";
import { type Mode, modes } from "@/lib/domain/splitting/candidate";
import { lintStatement } from "@/lib/domain/splitting/linter";
import type { Words } from "../../articles/[article]/_components/workbench-acts";

/**
 * What a claim says, inside a form, with the linter's hints while one types. `path` stands before the names of refused fields;
 * `alone`: these fields are the form, so they take the focus and say what belongs into them.
 */
export function WordsFields({
  words,
  quote,
  errors,
  path = "",
  alone = false,
  onChange,
}: {
  words: Words;
  /** The anchored text that the statement must be faithful to. */
  quote: string;
  errors: Record<string, string>;
  path?: string;
  alone?: boolean;
  onChange: (words: Words) => void;
}) {
  const hints = words.statement.trim() === "" ? [] : lintStatement(words.statement, quote);
  return (
    <>
      <TextArea
        label="Statement"
        {...(alone ? { hint: "One fact that can be understood alone. Words that are not in the article stand in [brackets]." } : {})}
        rows={alone ? 3 : 2}
        autoFocus={alone}
        value={words.statement}
        error={errors[`${path}statement`]}
        onChange={(event) => onChange({ ...words, statement: event.target.value })}
      />
      {hints.length > 0 ? (
        <ul className="list-disc rounded bg-warn-soft py-1 pr-2 pl-6 text-xs" aria-label="Hints">
          {hints.map((hint) => (
            <li key={`${hint.rule} ${hint.start ?? ""}`}>{hint.message}</li>
          ))}
        </ul>
      ) : null}
      <div className="grid grid-cols-2 gap-2">
        <TextField
          label="Speaker"
          {...(alone ? { hint: "Only where the saying is what is checked." } : {})}
          value={words.speaker ?? ""}
          error={errors[`${path}speaker`]}
          onChange={(event) =>
            onChange({ ...words, speaker: event.target.value || null, mode: event.target.value ? (words.mode ?? "says") : null })
          }
        />
        <SelectField
          label="Mode"
          value={words.mode ?? ""}
          error={errors[`${path}mode`]}
          onChange={(event) => onChange({ ...words, mode: (event.target.value || null) as Mode | null })}
        >
          <option value="">—</option>
          {modes.map((mode) => (
            <option key={mode}>{mode}</option>
          ))}
        </SelectField>
      </div>
    </>
  );
}
