import { type RefObject, useEffectEvent, useLayoutEffect, useRef } from "react";
import type { Block } from "@/lib/domain/highlights";
import type { Span } from "@/lib/domain/text";
import { HighlightEngine } from "./highlight-engine";
import { offsetAtPoint } from "./point";
import { TextPositions } from "./text-positions";
import { TextSelection } from "./text-selection";

export type ArticleEngine = {
  positions: TextPositions;
  highlights: HighlightEngine;
  selection: TextSelection;
  /** Gives up what is selected and kept, and says so. */
  clearSelection(): void;
};
export type ArticleEvents = {
  onSelectClaim: (ids: string[]) => void;
  onSelectText: (selection: { spans: Span[] }) => void;
  onHoverClaim?: ((ids: string[]) => void) | undefined;
};

/** Sets the engine upon the rendered text and hears the page: scrolling, resizing, pointer and selection. */
export function useArticleEngine(
  root: RefObject<HTMLElement | null>,
  text: string,
  blocks: readonly Block[],
  events: ArticleEvents,
): RefObject<ArticleEngine | null> {
  const engine = useRef<ArticleEngine | null>(null);
  const selectClaim = useEffectEvent((ids: string[]) => events.onSelectClaim(ids));
  const selectText = useEffectEvent((spans: Span[]) => events.onSelectText({ spans }));
  const hoverClaim = useEffectEvent((ids: string[]) => events.onHoverClaim?.(ids));

  useLayoutEffect(() => {
    const article = root.current;
    if (!article) return;
    const positions = new TextPositions(article, blocks);
    const highlights = new HighlightEngine(article, positions);
    const selection = new TextSelection(article, positions, (spans) => highlights.mark("pending", spans));
    const listening = new AbortController();
    const { signal } = listening;

    const viewMoved = () => highlights.viewMoved();
    const resized = new ResizeObserver(viewMoved);
    resized.observe(article);
    document.addEventListener("scroll", viewMoved, { signal, capture: true, passive: true });
    article.addEventListener("contentvisibilityautostatechange", viewMoved, { signal });

    let pressed = false;
    let reported: Span[] = [];
    const tell = (spans: Span[]) => {
      if (JSON.stringify(spans) === JSON.stringify(reported)) return;
      reported = spans;
      selectText(spans);
    };
    const report = () => {
      if (pressed) return;
      if (!selection.isElsewhere()) tell(selection.spans());
      else if (reported.length > 0) selection.keep(reported);
    };
    const clearSelection = () => {
      selection.clear();
      tell([]);
    };
    engine.current = { positions, highlights, selection, clearSelection };
    article.addEventListener(
      "pointerdown",
      (event) => {
        if (event.button !== 0) return;
        pressed = true;
        if (event.ctrlKey || event.metaKey) selection.keep();
        else selection.forgetKept();
      },
      { signal },
    );
    // Only after the release does the browser settle what a click into a selection leaves of it.
    const released = () => {
      if (!pressed) return;
      pressed = false;
      setTimeout(report);
    };
    document.addEventListener("pointerup", released, { signal });
    document.addEventListener("pointercancel", released, { signal });
    document.addEventListener("selectionchange", report, { signal });

    const claimsAt = (x: number, y: number) => {
      const offset = offsetAtPoint(positions, article, x, y);
      return offset === null ? [] : highlights.at(offset);
    };
    article.addEventListener(
      "click",
      (event) => {
        if (selection.current().length === 0) selectClaim(claimsAt(event.clientX, event.clientY));
      },
      { signal },
    );
    let pointer: { x: number; y: number } | null = null;
    let hovered = "";
    const hover = () => {
      const ids = pointer ? claimsAt(pointer.x, pointer.y) : [];
      pointer = null;
      if (ids.join() === hovered) return;
      hovered = ids.join();
      hoverClaim(ids);
    };
    article.addEventListener(
      "pointermove",
      (event) => {
        if (!pointer && event.buttons === 0) requestAnimationFrame(hover);
        pointer = { x: event.clientX, y: event.clientY };
      },
      { signal, passive: true },
    );
    article.addEventListener("pointerleave", () => requestAnimationFrame(hover), { signal });

    return () => {
      listening.abort();
      resized.disconnect();
      highlights.destroy();
      engine.current = null;
    };
  }, [root, text, blocks]);
  return engine;
}
