"use client";
import { useEffect, useMemo, useRef, useState } from "react";
import type { EvidenceChoice } from "@/lib/data/evidence-choices";
import type { Block, HighlightClaim } from "@/lib/domain/highlights";
import { segment } from "@/lib/domain/splitting/segment";
import type { Span } from "@/lib/domain/text";
import { ArticleText, type ArticleTextHandle } from "../../articles/[article]/_components/article-text/article-text";
import { blocksOf } from "../../articles/[article]/_components/blocks";
import { useClaimInHand } from "../claim-in-hand";
import type { Passage } from "./link-draft";

/** The frozen text, in which the passage is selected: with the pointer, or sentence by sentence with the arrow keys. */
export function PassagePicker({
  evidence,
  passage,
  error,
  onPick,
}: {
  evidence: EvidenceChoice;
  passage: Span | null;
  error: string | undefined;
  onPick: (passage: Passage) => void;
}) {
  const text = useEvidenceText(evidence.id);
  if (text === null) return <p role="status">Opening the frozen text…</p>;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">Which passage says it?</legend>
      <p className="text-xs text-ink-2">
        Select it with the pointer. By keyboard: ↑ and ↓ go by sentence, ← and → by word, with Shift they extend the selection.
      </p>
      {text === undefined ? (
        <p role="alert" className="text-danger">
          The frozen text cannot be reached just now. Close and open this again.
        </p>
      ) : (
        <PassageText text={text} label={`Frozen text of ${evidence.title}`} passage={passage} onPick={onPick} />
      )}
      {passage && text !== undefined ? (
        <blockquote
          dir="auto"
          aria-label="Chosen passage"
          className="max-h-32 overflow-auto border-l-2 border-accent pl-2 font-reading whitespace-pre-wrap wrap-anywhere"
        >
          {text.slice(passage.start, passage.end)}
        </blockquote>
      ) : null}
      {error ? (
        <p role="alert" className="text-danger">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

const steps = {
  ArrowDown: ["sentence", "forward"],
  ArrowUp: ["sentence", "backward"],
  ArrowRight: ["word", "forward"],
  ArrowLeft: ["word", "backward"],
} as const;

function PassageText({
  text,
  label,
  passage,
  onPick,
}: {
  text: string;
  label: string;
  passage: Span | null;
  onPick: (passage: Passage) => void;
}) {
  const article = useRef<ArticleTextHandle>(null);
  const frame = useRef<HTMLDivElement>(null);
  const { sentences, blocks } = useMemo(() => {
    const found = segment(text);
    return { sentences: found, blocks: blocksOf(text, found) as Block[] };
  }, [text]);
  const marks = useMemo<HighlightClaim[]>(
    () => (passage ? [{ id: "passage", spans: [passage], tag: null, state: "exact" }] : []),
    [passage],
  );
  useEffect(() => {
    article.current?.focus();
    if (passage) article.current?.scrollTo(passage.start);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the text has come: an earlier choice is shown
  }, [text]);
  useEffect(() => {
    const element = frame.current;
    const step = (event: KeyboardEvent): void => {
      const way = steps[event.key as keyof typeof steps];
      if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      article.current?.moveSelection(way[0], way[1], event.shiftKey);
    };
    element?.addEventListener("keydown", step);
    return () => element?.removeEventListener("keydown", step);
  }, []);
  return (
    <div ref={frame} className="max-h-[40dvh] overflow-auto rounded border border-line-strong p-3">
      <ArticleText
        ref={article}
        text={text}
        blocks={blocks}
        claims={marks}
        selectedClaimId={passage ? "passage" : null}
        focusedSentence={null}
        sentences={sentences}
        lang="und"
        label={label}
        onSelectClaim={() => undefined}
        onSelectText={({ spans }) => {
          const [first] = spans;
          if (!first) return;
          const { start, end } = { start: first.start, end: spans.at(-1)!.end };
          onPick({ start, end, exact: text.slice(start, end) });
        }}
      />
    </div>
  );
}

/** null: on its way; undefined: it cannot be reached. */
function useEvidenceText(evidenceId: string): string | null | undefined {
  const { workspace } = useClaimInHand();
  const [text, setText] = useState<string | null | undefined>(null);
  useEffect(() => {
    let current = true;
    void fetch(`/${workspace}/evidence/${evidenceId}/text`)
      .then((response) => (response.ok ? response.text() : undefined))
      .catch(() => undefined)
      .then((read) => current && setText(read));
    return () => {
      current = false;
    };
  }, [workspace, evidenceId]);
  return text;
}
