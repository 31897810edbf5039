import { type HighlightClaim, overlapLevels } from "@/lib/domain/highlights";
import type { Span } from "@/lib/domain/text";

/** Room for the entry's number in a sort key; starts up to 2^32 still fit in a double. */
const keyRoom = 2 ** 21;

/**
 * The spans of all claims by ascending start, longer first, in flat arrays (10,000 of them are built in about a
 * millisecond). `levels` says on which line each is drawn: overlapping and touching spans never share one, but for the
 * last level, which takes all that lie deeper. Never changed; `changed` makes the next one in one pass.
 */
export class SpanIndex {
  readonly size: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly levels: Uint8Array;
  readonly claims: readonly HighlightClaim[];
  /** Running maximum of `ends`: left of an entry whose reach ends before an offset, nothing covers that offset. */
  readonly #reach: Int32Array;

  private constructor(starts: Int32Array, ends: Int32Array, claims: HighlightClaim[]) {
    this.size = claims.length;
    this.starts = starts;
    this.ends = ends;
    this.claims = claims;
    this.#reach = new Int32Array(this.size);
    this.levels = new Uint8Array(this.size);
    const levelEnds = new Int32Array(overlapLevels).fill(-1);
    let reach = 0;
    for (let at = 0; at < this.size; at++) {
      const end = ends[at]!;
      if (end > reach) reach = end;
      this.#reach[at] = reach;
      let level = 0;
      while (level < overlapLevels - 1 && levelEnds[level]! >= starts[at]!) level++;
      this.levels[at] = level;
      if (end > levelEnds[level]!) levelEnds[level] = end;
    }
  }

  /** Lost claims and empty spans are left out. */
  static of(claims: readonly HighlightClaim[]): SpanIndex {
    const owners: HighlightClaim[] = [];
    const spans: Span[] = [];
    for (const claim of claims) {
      if (claim.state === "lost") continue;
      for (const span of claim.spans) {
        if (span.start >= span.end) continue;
        owners.push(claim);
        spans.push(span);
      }
    }
    const keys = new Float64Array(spans.length);
    for (let at = 0; at < spans.length; at++) keys[at] = spans[at]!.start * keyRoom + at;
    keys.sort();
    const starts = new Int32Array(spans.length);
    const ends = new Int32Array(spans.length);
    const sorted: HighlightClaim[] = [];
    for (let at = 0; at < keys.length; at++) {
      const from = keys[at]! % keyRoom;
      const { start, end } = spans[from]!;
      // Few spans share a start, so sorting those by insertion is enough.
      let to = at;
      for (; to > 0 && starts[to - 1] === start && ends[to - 1]! < end; to--) {
        ends[to] = ends[to - 1]!;
        sorted[to] = sorted[to - 1]!;
      }
      starts[at] = start;
      ends[to] = end;
      sorted[to] = owners[from]!;
    }
    return new SpanIndex(starts, ends, sorted);
  }

  /** The index without the removed claims and with the added ones: one merge, no sorting of what was there. */
  changed({ removed, added }: ClaimChange): SpanIndex {
    const more = SpanIndex.of(added);
    const starts = new Int32Array(this.size + more.size);
    const ends = new Int32Array(this.size + more.size);
    const claims: HighlightClaim[] = [];
    let to = 0;
    let other = 0;
    const take = (from: SpanIndex, at: number) => {
      starts[to] = from.starts[at]!;
      ends[to++] = from.ends[at]!;
      claims.push(from.claims[at]!);
    };
    for (let at = 0; at < this.size; at++) {
      if (removed.has(this.claims[at]!.id)) continue;
      while (other < more.size && before(more, other, this, at)) take(more, other++);
      take(this, at);
    }
    while (other < more.size) take(more, other++);
    return new SpanIndex(starts.subarray(0, to), ends.subarray(0, to), claims);
  }

  /** Numbers of the entries that share at least one code unit with the range, ascending. */
  within(range: Span): number[] {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! < range.end) low = middle + 1;
      else high = middle;
    }
    const found: number[] = [];
    for (let at = low - 1; at >= 0 && this.#reach[at]! > range.start; at--) {
      if (this.ends[at]! > range.start) found.push(at);
    }
    return found.reverse();
  }

  /** Ids of the claims that cover the code unit at the offset, topmost first: the shortest span lies on top. */
  at(offset: number): string[] {
    const entries = this.within({ start: offset, end: offset + 1 });
    const length = (entry: number) => this.ends[entry]! - this.starts[entry]!;
    entries.sort((a, b) => length(a) - length(b) || b - a);
    return [...new Set(entries.map((entry) => this.claims[entry]!.id))];
  }
}

export type ClaimChange = { removed: ReadonlySet<string>; added: readonly HighlightClaim[] };

/**
 * What has to be taken out and put in to get from one list of claims to the next. A changed claim is in both. What
 * stands equal at both ends of the lists is passed over first, so the usual change of one claim costs next to nothing.
 */
export function diffClaims(last: readonly HighlightClaim[], next: readonly HighlightClaim[]): ClaimChange {
  const shared = Math.min(last.length, next.length);
  let head = 0;
  while (head < shared && sameClaim(last[head]!, next[head]!)) head++;
  let tail = 0;
  while (tail < shared - head && sameClaim(last.at(-1 - tail)!, next.at(-1 - tail)!)) tail++;
  const removed = new Map<string, HighlightClaim>();
  for (let at = head; at < last.length - tail; at++) removed.set(last[at]!.id, last[at]!);
  const added: HighlightClaim[] = [];
  for (let at = head; at < next.length - tail; at++) {
    const claim = next[at]!;
    const old = removed.get(claim.id);
    if (old && sameClaim(old, claim)) removed.delete(claim.id);
    else added.push(claim);
  }
  return { removed: new Set(removed.keys()), added };
}

function before(a: SpanIndex, at: number, b: SpanIndex, other: number): boolean {
  const gap = a.starts[at]! - b.starts[other]!;
  return gap < 0 || (gap === 0 && a.ends[at]! > b.ends[other]!);
}

function sameClaim(a: HighlightClaim, b: HighlightClaim): boolean {
  if (a === b) return true;
  if (a.id !== b.id || a.tag !== b.tag || a.state !== b.state || a.spans.length !== b.spans.length) return false;
  return a.spans.every((span, at) => span.start === b.spans[at]!.start && span.end === b.spans[at]!.end);
}
