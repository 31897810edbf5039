import type { Span } from "@/lib/domain/text";
import type { TextPositions } from "./text-positions";
import { type Reach, type SelectionDirection, type SelectionUnit, type StepText, stepSelection } from "./text-steps";

/**
 * What is selected in the article: the browser's own selection, and before it the spans that were kept while
 * Ctrl or Cmd was held, since most browsers hold one range only.
 */
export class TextSelection {
  readonly #root: HTMLElement;
  readonly #positions: TextPositions;
  readonly #onKept: (spans: readonly Span[]) => void;
  #kept: Span[] = [];

  /** `onKept` is told whenever the spans kept for a selection of several change. */
  constructor(root: HTMLElement, positions: TextPositions, onKept: (spans: readonly Span[]) => void) {
    this.#root = root;
    this.#positions = positions;
    this.#onKept = onKept;
  }

  /** The browser's selection, as far as it lies in the article. */
  current(): Span[] {
    const selection = document.getSelection();
    const spans: Span[] = [];
    for (let at = 0; selection && at < selection.rangeCount; at++) {
      const range = selection.getRangeAt(at);
      if (range.collapsed || !range.intersectsNode(this.#root)) continue;
      const span = this.#positions.spanOf(range);
      if (span) spans.push(span);
    }
    return spans;
  }

  /** Everything selected: ascending, none overlapping or touching another. */
  spans(): Span[] {
    const all = [...this.#kept, ...this.current()].sort((a, b) => a.start - b.start);
    const joined: Span[] = [];
    for (const span of all) {
      const last = joined.at(-1);
      if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
      else joined.push({ ...span });
    }
    return joined;
  }

  /** Keeps the present selection, so that the next one adds to it. */
  keep(spans: Span[] = this.spans()): void {
    this.#kept = spans;
    this.#onKept(spans);
  }

  /** The person has gone on to select, or to type, in another part of the page. */
  isElsewhere(): boolean {
    const node = document.getSelection()?.anchorNode;
    return Boolean(node && !this.#root.contains(node) && this.current().length === 0);
  }

  forgetKept(): void {
    if (this.#kept.length === 0) return;
    this.#kept = [];
    this.#onKept([]);
  }

  clear(): void {
    if (this.current().length > 0) document.getSelection()?.removeAllRanges();
    this.forgetKept();
  }

  /**
   * Moves or extends the selection by a unit and brings its end into view; where nothing is selected it begins at
   * `origin`. Returns what is selected then, null if there is nowhere to go.
   */
  move(article: StepText, origin: number, unit: SelectionUnit, direction: SelectionDirection, extend: boolean): Reach | null {
    const from = this.#reach() ?? { anchor: origin, focus: origin };
    const next = stepSelection(article, from, unit, direction, extend);
    const anchor = next && this.#positions.placeOf(next.anchor);
    const focus = next && this.#positions.placeOf(next.focus);
    if (!anchor || !focus) return null;
    document.getSelection()?.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
    return next;
  }

  #reach(): Reach | null {
    const selection = document.getSelection();
    const { anchorNode, focusNode } = selection ?? {};
    if (!selection || !anchorNode || !focusNode || this.current().length === 0) return null;
    return {
      anchor: this.#positions.offsetOf(anchorNode, selection.anchorOffset),
      focus: this.#positions.offsetOf(focusNode, selection.focusOffset),
    };
  }
}
