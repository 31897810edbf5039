import { eachBlock } from "@/lib/domain/splitting/blocks";
import { type SegmentKind, kindOfBlock } from "@/lib/domain/splitting/segment-kinds";
import { runOnItems } from "@/lib/domain/splitting/segment-lists";
import { trimEnd } from "@/lib/domain/splitting/segment-characters";
import { SentenceScanner } from "@/lib/domain/splitting/segment-sentences";

export type { SegmentKind };

/** UTF-16 offsets, half-open, trimmed. What lies between two segments is white space only. */
export type Segment = { start: number; end: number; kind: SegmentKind };

/**
 * Cuts a text into sentences and the other units that an analyst disposes of: first into blocks, then blocks into sentences.
 * Ordered, disjoint, lossless (the gaps are white space), no grapheme cluster is cut. Linear in time whatever the text.
 */
export function segment(text: string): Segment[] {
  const segments: Segment[] = [];
  let kind: SegmentKind = "sentence";
  const scanner = new SentenceScanner(text, (start, end) => segments.push({ start, end, kind }));
  eachBlock(text, (block) => {
    kind = kindOfBlock(text, block);
    const items = block.listed ? runOnItems(text, block.start, block.end) : [];
    let from = block.start;
    for (const item of items) {
      scanner.scan(from, trimEnd(text, from, item));
      from = item;
    }
    const first = segments.length;
    scanner.scan(from, block.end);
    if (kind === "heading" && segments.length > first + 1 && text[block.end - 1] !== "?") {
      for (const piece of segments.slice(first)) piece.kind = "sentence";
    }
  });
  return segments;
}
