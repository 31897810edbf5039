import type { Piece } from "@/lib/domain/highlights";
import type { Painter } from "./painter";
import type { TextPositions } from "./text-positions";

/**
 * Paints with spans, for browsers without the CSS Custom Highlight API. Only the blocks that a layer marks, which lie
 * near the viewport, get spans; when no layer marks a block any more it is one text node again. The text of a block is
 * always the same, so React, which compares texts, never notices.
 */
export class SpanPainter implements Painter {
  readonly #positions: TextPositions;
  readonly #layers = new Map<string, readonly Piece[]>();
  readonly #painted = new Map<number, string>();

  constructor(positions: TextPositions) {
    this.#positions = positions;
  }

  set(layer: string, pieces: readonly Piece[]): void {
    this.#layers.set(layer, pieces);
  }

  flush(): void {
    const marks = new Map<number, { layer: string; start: number; end: number }[]>();
    for (const [layer, pieces] of this.#layers) {
      for (const { block, start, end } of pieces) {
        const own = marks.get(block) ?? [];
        own.push({ layer, start, end });
        marks.set(block, own);
      }
    }
    const restore = this.#rememberSelection();
    for (const block of this.#painted.keys()) if (!marks.has(block)) this.#paint(block, []);
    for (const [block, own] of marks) this.#paint(block, own);
    restore();
  }

  destroy(): void {
    this.#layers.clear();
    this.flush();
  }

  /** Replacing text nodes drops a selection in them; it is set again by its offsets. */
  #rememberSelection(): () => void {
    const selection = document.getSelection();
    const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {};
    const inText = (node?: Node | null) => node?.parentElement?.closest("[data-start]");
    if (!selection || !anchorNode || !focusNode || !inText(anchorNode) || !inText(focusNode)) return () => {};
    const anchor = this.#positions.offsetOf(anchorNode, anchorOffset ?? 0);
    const focus = this.#positions.offsetOf(focusNode, focusOffset ?? 0);
    return () => {
      if (anchorNode.isConnected && focusNode.isConnected) return;
      const from = this.#positions.placeOf(anchor);
      const to = this.#positions.placeOf(focus);
      if (from && to) selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
    };
  }

  #paint(block: number, marks: readonly { layer: string; start: number; end: number }[]): void {
    const element = this.#positions.elements[block];
    const from = this.#positions.blocks[block]?.start;
    if (!element || from === undefined) return;
    const look = JSON.stringify(marks);
    if (this.#painted.get(block) === look) return;
    if (marks.length === 0) this.#painted.delete(block);
    else this.#painted.set(block, look);
    const text = element.textContent;
    const cuts = new Set([0, text.length]);
    for (const { start, end } of marks) cuts.add(start - from).add(end - from);
    const edges = [...cuts].sort((a, b) => a - b);
    const parts: Node[] = [];
    for (let at = 1; at < edges.length; at++) {
      const [start, end] = [edges[at - 1]!, edges[at]!];
      let node: Node = document.createTextNode(text.slice(start, end));
      for (const mark of marks) {
        if (mark.start - from > start || mark.end - from < end) continue;
        const span = document.createElement("span");
        span.className = `claim-mark claim-${mark.layer}`;
        span.append(node);
        node = span;
      }
      parts.push(node);
    }
    element.replaceChildren(...parts);
  }
}
