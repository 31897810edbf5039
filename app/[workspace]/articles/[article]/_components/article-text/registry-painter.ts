import { claimLayers, type Piece } from "@/lib/domain/highlights";
import type { Painter } from "./painter";
import type { TextPositions } from "./text-positions";

type Marked = { piece: Piece; range: StaticRange };

const order = ["sentence", ...claimLayers, "selected", "pending"];

/**
 * Paints by the CSS Custom Highlight API. One shared Highlight a layer: the browser walks every registered range again
 * at each change of the document, so what counts is how few there are. StaticRange, because live ones are kept up to
 * date at a cost, and this text never changes. Several articles on one page share the layers.
 */
export class RegistryPainter implements Painter {
  readonly #positions: TextPositions;
  readonly #own = new Map<string, Marked[]>();

  constructor(positions: TextPositions) {
    this.#positions = positions;
  }

  /** Pieces that stay keep their range: making and registering them is what costs. */
  set(layer: string, pieces: readonly Piece[]): void {
    const old = this.#own.get(layer) ?? [];
    if (old.length === 0 && pieces.length === 0) return;
    const highlight = sharedHighlight(layer);
    const marked: Marked[] = [];
    let at = 0;
    for (const piece of pieces) {
      for (; at < old.length && old[at]!.piece.start < piece.start; at++) highlight.delete(old[at]!.range);
      const same = old[at];
      if (same && same.piece.start === piece.start && same.piece.end === piece.end) {
        marked.push(same);
        at++;
        continue;
      }
      const range = this.#rangeOf(piece);
      if (!range) continue;
      highlight.add(range);
      marked.push({ piece, range });
    }
    for (; at < old.length; at++) highlight.delete(old[at]!.range);
    this.#own.set(layer, marked);
  }

  flush(): void {}

  destroy(): void {
    for (const layer of this.#own.keys()) this.set(layer, []);
  }

  #rangeOf(piece: Piece): StaticRange | null {
    const from = this.#positions.place(piece.block, piece.start);
    const to = this.#positions.place(piece.block, piece.end);
    if (!from || !to) return null;
    return new StaticRange({
      startContainer: from.node,
      startOffset: from.offset,
      endContainer: to.node,
      endOffset: to.offset,
    });
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
