import type { AnchorState } from "@/lib/domain/anchors";
import { type Tag, tags } from "@/lib/domain/tags";
import type { Span } from "@/lib/domain/text";

/** A paragraph of the text. Between blocks stands nothing but white space. */
export type Block = Span & { kind: "heading" | "paragraph" | "list-item" | "caption" };

/** How a claim is marked: its tag, or `open` while it has none. */
export const highlightTags = [...tags, "open"] as const;

/** A claim as the article view needs it. A `lost` one stands nowhere and is not shown. */
export type HighlightClaim = {
  id: string;
  spans: readonly Span[];
  tag: Tag | null;
  state: AnchorState;
};

/** Overlapping claims lie on this many lines under the text; the last one takes all that lie deeper. */
export const overlapLevels = 3;

/** A part of one block that one layer marks; offsets count in the whole text. */
export type Piece = Span & { block: number };

/** The names of the layers that `claimPieces` fills, in its order: each tag at each level, then fuzzy. */
export const claimLayers: readonly string[] = [
  ...highlightTags.flatMap((tag) => Array.from({ length: overlapLevels }, (_, level) => `${tag}-${level}`)),
  "fuzzy",
];
const sectionBlocks = 20;

/** Number of the last block that starts at or before the offset; 0 when none does. */
export function blockAt(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/**
 * Groups the blocks for `content-visibility`: about twenty to a section (per paragraph it costs scrolling),
 * and a list is kept whole unless it alone is longer than two sections. Half-open ranges of block numbers.
 */
export function layOutSections(blocks: readonly Block[]): Span[] {
  const sections: Span[] = [];
  let start = 0;
  for (let at = 1; at <= blocks.length; at++) {
    const length = at - start;
    const insideList = blocks[at]?.kind === "list-item" && blocks[at - 1]?.kind === "list-item" && length < 2 * sectionBlocks;
    if (at < blocks.length && (length < sectionBlocks || insideList)) continue;
    sections.push({ start, end: at });
    start = at;
  }
  return sections;
}

/** The parts of the spans that lie in the range, cut at the blocks: one piece never leaves its block. */
export function clipToBlocks(blocks: readonly Block[], spans: readonly Span[], range: Span): Piece[] {
  const pieces: Piece[] = [];
  for (const span of spans) {
    const start = Math.max(span.start, range.start);
    const end = Math.min(span.end, range.end);
    for (let at = blockAt(blocks, start); at < blocks.length && blocks[at]!.start < end; at++) {
      const from = Math.max(start, blocks[at]!.start);
      const to = Math.min(end, blocks[at]!.end);
      if (from < to) pieces.push({ block: at, start: from, end: to });
    }
  }
  return pieces;
}
