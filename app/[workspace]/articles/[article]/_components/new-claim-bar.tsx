"use client";
import type { Result } from "@/lib/domain/problems";
import type { Span } from "@/lib/domain/text";
import { Button } from "@/app/_ui/button";
import type { Words } from "./workbench-acts";
import { WordsForm } from "./words-form";

/** Appears with a selection in the article: makes a claim of it. */
export function NewClaimBar({
  spans,
  text,
  open,
  onOpen,
  onClose,
  onCreate,
}: {
  spans: readonly Span[];
  text: string;
  open: boolean;
  onOpen: () => void;
  onClose: () => void;
  onCreate: (words: Words) => Promise<Result<unknown>>;
}) {
  if (spans.length === 0) return null;
  const quote = spans.map((span) => text.slice(span.start, span.end)).join(" … ");
  return (
    <section aria-label="New claim" className="border-t border-line-strong bg-paper-2 p-3 text-sm">
      {open ? (
        <WordsForm
          words={{ statement: quote.replace(/\s+/g, " ").trim(), speaker: null, mode: null }}
          quote={quote}
          submitLabel="Make the claim"
          onCancel={onClose}
          onSubmit={onCreate}
        >
          <p className="text-xs text-ink-2">
            From {spans.length === 1 ? "the selection" : `${spans.length} selected places`}: <q className="font-reading">{quote}</q>
          </p>
        </WordsForm>
      ) : (
        <div className="flex items-center gap-3">
          <Button look="primary" onClick={onOpen}>
            Make a claim (c)
          </Button>
          <span className="line-clamp-2 text-ink-2">
            <q className="font-reading">{quote}</q>
          </span>
        </div>
      )}
    </section>
  );
}
