import { type Block, claimLayers, clipToBlocks, highlightTags, overlapLevels, type Piece } from "@/lib/domain/highlights";
import type { SpanIndex } from "@/lib/domain/highlights-index";
import type { Span } from "@/lib/domain/text";

const chunkLength = 1000;
const chunkSpans = 100;
const fuzzyLayer = claimLayers.indexOf("fuzzy");

/**
 * Offsets where the text is cut into chunks, the units in which highlights are registered: at most 1,000 code units
 * and 100 spans each, so smaller where claims are dense. Cuts fall between blocks, inside one only if it is over the
 * limit by itself. Ascending; the first is the first block's start, the last the last block's end.
 */
export function layOutChunks(blocks: readonly Block[], index: SpanIndex): number[] {
  const cuts: number[] = [];
  let length = chunkLength;
  let spans = 0;
  let entry = 0;
  for (const block of blocks) {
    const first = entry;
    while (entry < index.size && index.starts[entry]! < block.end) entry++;
    const blockLength = block.end - block.start;
    length += blockLength;
    spans += entry - first;
    if (length <= chunkLength && spans <= chunkSpans) continue;
    const parts = Math.ceil(Math.max(blockLength / chunkLength, (entry - first) / chunkSpans, 1));
    const step = Math.max(1, Math.ceil(blockLength / parts));
    for (let at = block.start; at < block.end; at += step) cuts.push(at);
    length = blockLength % step || step;
    spans = (entry - first) / parts;
  }
  const last = blocks.at(-1);
  if (last) cuts.push(last.end);
  return cuts;
}

/** Widens a range of the text to the chunks that it touches. */
export function chunksAround(cuts: readonly number[], range: Span): Span {
  let start = 0;
  while (start + 1 < cuts.length && cuts[start + 1]! <= range.start) start++;
  let end = start;
  while (end + 1 < cuts.length && cuts[end]! < range.end) end++;
  return { start: cuts[start] ?? 0, end: cuts[end] ?? 0 };
}

/**
 * What each of `claimLayers` marks within the range. Spans on one layer never overlap: where the deepest level would
 * pile up they are joined, so the number of pieces is bounded by the text shown, not by the claims.
 */
export function claimPieces(blocks: readonly Block[], index: SpanIndex, range: Span): Piece[][] {
  const layers: Span[][] = claimLayers.map(() => []);
  for (const entry of index.within(range)) {
    const { tag, state } = index.claims[entry]!;
    const start = index.starts[entry]!;
    const end = index.ends[entry]!;
    join(layers[highlightTags.indexOf(tag ?? "open") * overlapLevels + index.levels[entry]!]!, start, end);
    if (state === "fuzzy") join(layers[fuzzyLayer]!, start, end);
  }
  return layers.map((spans) => clipToBlocks(blocks, spans, range));
}

/** Spans come by ascending start. */
function join(spans: Span[], start: number, end: number): void {
  const last = spans.at(-1);
  if (last && start <= last.end) last.end = Math.max(last.end, end);
  else spans.push({ start, end });
}
