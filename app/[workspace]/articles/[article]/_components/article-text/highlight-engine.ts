import { claimLayers, clipToBlocks, type HighlightClaim } from "@/lib/domain/highlights";
import { diffClaims } from "@/lib/domain/highlights-change";
import { SpanIndex } from "@/lib/domain/highlights-index";
import { chunksAround, claimPieces, layOutChunks } from "@/lib/domain/highlights-layout";
import type { Span } from "@/lib/domain/text";
import type { Painter } from "./painter";
import { RegistryPainter } from "./registry-painter";
import { SpanPainter } from "./span-painter";
import type { TextPositions } from "./text-positions";
import { scrollerOf, textInBand, visibleBand } from "./viewport";

/**
 * Highlights are kept ready so many screens above and below, and renewed when fewer are `left`. At each change the
 * browser paints again whatever is marked and near, so where more spans than `spansDense` would be, less is kept.
 */
const wide = { ready: 0.75, left: 0.2 };
const narrow = { ready: 0.3, left: 0.05 };
const spansDense = 120;
/** After this many changed claims the chunks are laid out anew, since claims may be dense elsewhere now. */
const changesBeforeLayout = 500;

/** Shows claims over the rendered article: what lies near the viewport is painted, the rest waits in the index. */
export class HighlightEngine {
  readonly #positions: TextPositions;
  readonly #painter: Painter;
  readonly #scroller: HTMLElement | null;
  #claims: readonly HighlightClaim[] = [];
  #index = SpanIndex.of([]);
  #cuts: number[];
  #changes = Number.POSITIVE_INFINITY;
  #shown: Span = { start: 0, end: 0 };
  #margin = wide;
  readonly #marked: Record<"sentence" | "selected" | "pending", readonly Span[]> = {
    sentence: [],
    selected: [],
    pending: [],
  };

  constructor(root: HTMLElement, positions: TextPositions) {
    this.#positions = positions;
    const hasHighlights = "highlights" in CSS && typeof Highlight === "function";
    this.#painter = hasHighlights ? new RegistryPainter(positions) : new SpanPainter(positions);
    this.#scroller = scrollerOf(root);
    this.#cuts = layOutChunks(positions.blocks, this.#index);
  }

  /** Claims are compared with the last ones; only what changed is put into the index. */
  setClaims(claims: readonly HighlightClaim[]): void {
    const change = diffClaims(this.#claims, claims);
    this.#claims = claims;
    const count = change.removed.length + change.added.length;
    if (count === 0) return;
    this.#index = count > this.#index.size / 4 ? SpanIndex.of(claims) : this.#index.changed(change);
    this.#changes += count;
    if (this.#changes > changesBeforeLayout) {
      this.#cuts = layOutChunks(this.#positions.blocks, this.#index);
      this.#changes = 0;
    }
    this.#show();
  }

  /** Marks the focused sentence, the selected claim, or the spans waiting for more to be selected. */
  mark(layer: "sentence" | "selected" | "pending", spans: readonly Span[]): void {
    if (spans.length === 0 && this.#marked[layer].length === 0) return;
    this.#marked[layer] = spans;
    this.#paintMarks(layer);
    this.#painter.flush();
  }

  /** To be called when the view may have moved: paints anew only if what is ready no longer reaches far enough. */
  viewMoved(): void {
    const near = this.#band(this.#margin.left);
    if (near.start < this.#shown.start || near.end > this.#shown.end) this.#show();
  }

  /** Ids of the claims at an offset, topmost first. */
  at(offset: number): string[] {
    return this.#index.at(offset);
  }

  /** Offset of the first text in view. */
  firstVisible(): number {
    return this.#band(0).start;
  }

  destroy(): void {
    this.#painter.destroy();
  }

  #band(screens: number): Span {
    return textInBand(this.#positions, visibleBand(this.#scroller, screens));
  }

  #show(): void {
    this.#margin = wide;
    let range = this.#band(wide.ready);
    if (this.#index.beginningIn(range) > spansDense) {
      this.#margin = narrow;
      range = this.#band(narrow.ready);
    }
    this.#shown = chunksAround(this.#cuts, range);
    this.#paintMarks("sentence");
    const layers = claimPieces(this.#positions.blocks, this.#index, this.#shown);
    layers.forEach((pieces, at) => this.#painter.set(claimLayers[at]!, pieces));
    this.#paintMarks("selected");
    this.#paintMarks("pending");
    this.#painter.flush();
  }

  #paintMarks(layer: "sentence" | "selected" | "pending"): void {
    this.#painter.set(layer, clipToBlocks(this.#positions.blocks, this.#marked[layer], this.#shown));
  }
}
