import { Refusal } from "@/lib/domain/problems";

/** A stretch marked by one rater: half-open, in whole units of length (characters). */
export type Span = { start: number; end: number; category?: string };

/** One text, and what each rater who read it marked. Who read it and marked nothing belongs in, with no spans. */
export type Continuum = { length: number; marked: readonly { rater: string; spans: readonly Span[] }[] };

/** A continuum as one rater cut it, in order, from end to end; `category` is null for a gap. */
export type Segment = { start: number; end: number; category: string | null };

/** The category of spans that were given none. */
export const uncategorised = "";

/**
 * The coefficient is defined for units that do not overlap, and claims do. Spans of one category that overlap are one unit; where two
 * categories overlap, the place stays with the span that begins first (then the longer one, then the category first by name). Spans
 * that only touch stay apart.
 * @throws Refusal `invalid` if a span is empty or outside the continuum
 */
export function segmentsOf(spans: readonly Span[], length: number): Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  for (const span of inOrder(spans, length)) {
    const { category = uncategorised } = span;
    const last = segments.at(-1);
    if (last && span.start < end && last.category === category) {
      end = last.end = Math.max(end, span.end);
      continue;
    }
    const start = Math.max(span.start, end);
    if (start >= span.end) continue;
    if (start > end) segments.push({ start: end, end: start, category: null });
    segments.push({ start, end: span.end, category });
    end = span.end;
  }
  if (end < length) segments.push({ start: end, end: length, category: null });
  return segments;
}

function inOrder(spans: readonly Span[], length: number): Span[] {
  for (const { start, end } of spans) {
    if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= length)) {
      throw new Refusal("invalid", { detail: `No stretch of a text of length ${length}: ${start}–${end}.` });
    }
  }
  const name = ({ category = uncategorised }: Span): string => category;
  return spans.toSorted((a, b) => a.start - b.start || b.end - a.end || Number(name(a) > name(b)) - Number(name(a) < name(b)));
}
