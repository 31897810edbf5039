"use client";

import { type ClipboardEvent, type Ref, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Block, HighlightClaim } from "@/lib/domain/highlights";
import type { Span } from "@/lib/domain/text";
import { ArticleBody } from "./article-body";
import "./article-text.css";
import { type ScrollAlign, scrollToOffset } from "./scroll-to-offset";
import type { SelectionDirection, SelectionUnit } from "./text-steps";
import { type ArticleEvents, useArticleEngine } from "./use-article-engine";

/** Offsets are UTF-16 code units of the text. */
export type ArticleTextHandle = {
  focus(): void;
  /** `center` by default; `nearest` scrolls only if the place is out of view. */
  scrollTo(offset: number, align?: ScrollAlign): void;
  /** What is selected or kept, ascending and not overlapping. */
  getSelectionSpans(): Span[];
  clearSelection(): void;
  /** Keeps the present selection so that the next one adds to it: the keyboard's Ctrl or Cmd. */
  keepSelection(): void;
  /** Selects the next unit, or extends the selection by it. False at the end of the text. */
  moveSelection(unit: SelectionUnit, direction: SelectionDirection, extend: boolean): boolean;
};

type Props = ArticleEvents & {
  text: string;
  /** Every paragraph of the text, ascending; between them stands white space only. */
  blocks: readonly Block[];
  claims: readonly HighlightClaim[];
  selectedClaimId: string | null;
  focusedSentence: Span | null;
  /** For selecting by sentence from the keyboard; without them the browser's own rules are used. */
  sentences?: readonly Span[];
  lang: string;
  /** Names the region for screen readers. */
  label: string;
  headingLevel?: 2 | 3;
  ref?: Ref<ArticleTextHandle>;
};

/**
 * The article with its claims highlighted. `onSelectClaim` gets the claims under a click, topmost first, none where
 * there is none; `onSelectText` every settled selection, none once it is given up. When the person goes on to another
 * part of the page the selection stays, marked, until `clearSelection`.
 * Assistive technology cannot perceive highlights: the claims must also stand in a list.
 */
export function ArticleText(props: Props) {
  const { text, claims, selectedClaimId, focusedSentence, sentences, lang, label, headingLevel = 3, ref } = props;
  const blocks = useSameBlocks(props.blocks);
  const article = useRef<HTMLElement>(null);
  const spoken = useRef<HTMLParagraphElement>(null);
  const engine = useArticleEngine(article, text, blocks, props);
  const selected = useMemo(
    () => (selectedClaimId === null ? undefined : claims.find(({ id }) => id === selectedClaimId)),
    [claims, selectedClaimId],
  );

  useLayoutEffect(() => engine.current?.highlights.setClaims(claims), [engine, text, blocks, claims]);
  useLayoutEffect(
    () => engine.current?.highlights.mark("selected", selected && selected.state !== "lost" ? selected.spans : []),
    [engine, text, blocks, selected],
  );
  useLayoutEffect(
    () => engine.current?.highlights.mark("sentence", focusedSentence ? [focusedSentence] : []),
    [engine, text, blocks, focusedSentence],
  );

  useImperativeHandle(ref, () => ({
    focus: () => article.current?.focus({ preventScroll: true }),
    scrollTo(offset, align = "center") {
      if (article.current && engine.current) {
        scrollToOffset(article.current, engine.current.positions, offset, align);
      }
    },
    getSelectionSpans: () => engine.current?.selection.spans() ?? [],
    clearSelection: () => engine.current?.clearSelection(),
    keepSelection: () => engine.current?.selection.keep(),
    moveSelection(unit, direction, extend) {
      if (!article.current || !engine.current) return false;
      const { selection, positions, highlights } = engine.current;
      const origin = focusedSentence?.start ?? highlights.firstVisible();
      const reach = selection.move({ text, blocks, lang, sentences }, origin, unit, direction, extend);
      if (!reach) return false;
      scrollToOffset(article.current, positions, reach.focus, "nearest");
      const [from, to] = [Math.min(reach.anchor, reach.focus), Math.max(reach.anchor, reach.focus)];
      if (spoken.current) spoken.current.textContent = text.slice(from, Math.min(to, from + 500));
      return true;
    },
  }));

  /** The browser would copy its own rendering of the gaps between blocks; what is copied must be the article's text. */
  const copyExactly = (event: ClipboardEvent) => {
    const selection = engine.current?.selection;
    if (!selection || selection.current().length === 0) return;
    // Also those that were kept before, which look selected as well.
    const spans = selection.spans();
    event.clipboardData.setData("text/plain", spans.map(({ start, end }) => text.slice(start, end)).join("\n"));
    event.preventDefault();
  };

  return (
    <>
      <article ref={article} className="article-text" lang={lang} aria-label={label} tabIndex={0} onCopy={copyExactly}>
        <ArticleBody text={text} blocks={blocks} headingLevel={headingLevel} />
      </article>
      <p ref={spoken} className="article-spoken" lang={lang} aria-live="polite" />
    </>
  );
}

/** A page that is refreshed from the server hands over equal blocks as new objects: the text is not rendered again. */
function useSameBlocks(blocks: readonly Block[]): readonly Block[] {
  const [kept, setKept] = useState(blocks);
  if (kept === blocks) return kept;
  const same =
    kept.length === blocks.length &&
    blocks.every(({ start, end, kind }, at) => {
      const old = kept[at]!;
      return start === old.start && end === old.end && kind === old.kind;
    });
  if (same) return kept;
  setKept(blocks);
  return blocks;
}
