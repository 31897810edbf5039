"use client";
import { type ReactNode, useState } from "react";
import { Button } from "@/app/_ui/button";
import { ProblemNote } from "@/app/_ui/problem-note";
import { WordsFields } from "@/app/[workspace]/_claim/words/words-fields";
import type { Problem, Result } from "@/lib/domain/problems";
import type { Words } from "./workbench-acts";

/** A form of what a claim says alone. Refused words stay in it. */
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
      <WordsFields alone words={words} quote={quote} errors={problem?.fields ?? {}} onChange={setWords} />
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
