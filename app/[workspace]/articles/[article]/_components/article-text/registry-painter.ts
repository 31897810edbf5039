import { claimLayers, type Piece } from "@/lib/domain/highlights";
import type { Painter } from "./painter";
import type { TextPositions } from "./text-positions";

const order = ["sentence", ...claimLayers, "selected", "pending"];

/**
 * Paints by the CSS Custom Highlight API. One shared Highlight a layer: the browser walks every registered range again
 * at each change of the document, so what counts is how few there are. StaticRange, because live ones are kept up to
 * date at a cost, and this text never changes. Several articles on one page share the layers.
 */
export class RegistryPainter implements Painter {
  readonly #positions: TextPositions;
  readonly #own = new Map<string, StaticRange[]>();

  constructor(positions: TextPositions) {
    this.#positions = positions;
  }

  set(layer: string, pieces: readonly Piece[]): void {
    const old = this.#own.get(layer) ?? [];
    if (old.length === 0 && pieces.length === 0) return;
    const highlight = sharedHighlight(layer);
    for (const range of old) highlight.delete(range);
    const ranges: StaticRange[] = [];
    for (const piece of pieces) {
      const from = this.#positions.place(piece.block, piece.start);
      const to = this.#positions.place(piece.block, piece.end);
      if (!from || !to) continue;
      const range = new StaticRange({
        startContainer: from.node,
        startOffset: from.offset,
        endContainer: to.node,
        endOffset: to.offset,
      });
      ranges.push(range);
      highlight.add(range);
    }
    this.#own.set(layer, ranges);
  }

  flush(): void {}

  destroy(): void {
    for (const layer of this.#own.keys()) this.set(layer, []);
  }
}

function sharedHighlight(layer: string): Highlight {
  const name = `claim-${layer}`;
  let highlight = CSS.highlights.get(name);
  if (!highlight) {
    highlight = new Highlight();
    highlight.priority = order.indexOf(layer);
    CSS.highlights.set(name, highlight);
  }
  return highlight;
}
