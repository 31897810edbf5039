export type SegmentKind = "sentence" | "heading" | "list-item" | "caption" | "boilerplate";

/** UTF-16 offsets, half-open, trimmed. What lies between two segments is white space only. */
export type Segment = { start: number; end: number; kind: SegmentKind };

/** Cuts a text into sentences and the other units that an analyst disposes of. Ordered, disjoint, lossless. */
export function segment(text: string): Segment[] {
  const segments: Segment[] = [];
  for (const block of text.matchAll(/\S(?:[^\n\r]*\S)?/gu)) {
    const line = block[0];
    let from = 0;
    const push = (end: number) => {
      const piece = line.slice(from, end);
      const start = block.index + from + (piece.length - piece.trimStart().length);
      const stop = block.index + from + piece.trimEnd().length;
      if (stop > start) segments.push({ start, end: stop, kind: /[.!?…]["”’)]*$/.test(piece.trimEnd()) ? "sentence" : "heading" });
      from = end;
    };
    for (const mark of line.matchAll(/[.!?…]+["”’)\]]*\s+(?=["“‘(]?\p{Lu})/gu)) {
      if (!/\b(?:Mr|Mrs|Dr|Gen|Col|Lt|U\.S|[A-Z])$/.test(line.slice(Math.max(0, mark.index - 8), mark.index))) push(mark.index + mark[0].length);
    }
    push(line.length);
  }
  return segments;
}
