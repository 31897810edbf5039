"use client";
import { type ReactNode, useState } from "react";
import { Button } from "@/app/_ui/button";
import { SelectField, TextArea, TextField } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import type { Problem, Result } from "@/lib/domain/problems";
import { type Mode, modes } from "@/lib/domain/splitting/candidate";
import { lintStatement } from "@/lib/domain/splitting/linter";
import type { Words } from "./workbench-acts";

/** What a claim says, with the linter's hints while one types. Refused words stay in the form. */
export function WordsForm({
  words: initial,
  quote,
  submitLabel,
  onSubmit,
  onCancel,
  onChange,
  children,
}: {
  words: Words;
  /** The anchored text that the statement must be faithful to. */
  quote: string;
  submitLabel: string;
  onSubmit: (words: Words) => Promise<Result<unknown>>;
  onCancel: () => void;
  /** What is typed so far, for whoever keeps it. */
  onChange?: (words: Words) => void;
  children?: ReactNode;
}) {
  const [words, setKept] = useState(initial);
  const setWords = (next: Words): void => {
    setKept(next);
    onChange?.(next);
  };
  const [problem, setProblem] = useState<Problem | null>(null);
  const [pending, setPending] = useState(false);
  const hints = words.statement.trim() === "" ? [] : lintStatement(words.statement, quote);
  const errors = problem?.fields ?? {};
  const submit = async (): Promise<void> => {
    setPending(true);
    const result = await onSubmit({ ...words, speaker: words.speaker?.trim() || null });
    setPending(false);
    setProblem(result.ok ? null : result.problem);
  };
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit();
        if (event.key === "Escape") onCancel();
        event.stopPropagation();
      }}
    >
      <TextArea
        label="Statement"
        hint="One fact that can be understood alone. Words that are not in the article stand in [brackets]."
        rows={3}
        autoFocus
        value={words.statement}
        error={errors.statement}
        onChange={(event) => setWords({ ...words, statement: event.target.value })}
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
          hint="Only where the saying is what is checked."
          value={words.speaker ?? ""}
          error={errors.speaker}
          onChange={(event) =>
            setWords({ ...words, speaker: event.target.value, mode: event.target.value ? (words.mode ?? "says") : null })
          }
        />
        <SelectField
          label="Mode"
          value={words.mode ?? ""}
          error={errors.mode}
          onChange={(event) => setWords({ ...words, mode: (event.target.value || null) as Mode | null })}
        >
          <option value="">—</option>
          {modes.map((mode) => (
            <option key={mode}>{mode}</option>
          ))}
        </SelectField>
      </div>
      {children}
      <ProblemNote problem={problem} />
      <div className="flex gap-2">
        <Button type="submit" look="primary" pending={pending}>
          {submitLabel}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
