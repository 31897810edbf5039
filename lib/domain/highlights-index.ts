import { type HighlightClaim, overlapLevels } from "@/lib/domain/highlights";
import type { ClaimChange } from "@/lib/domain/highlights-change";
import type { Span } from "@/lib/domain/text";

/** Room for the entry's number in a sort key; starts up to 2^32 still fit in a double. */
const keyRoom = 2 ** 21;
const noClaims: HighlightClaim[] = [];
const leaveOut = Number.POSITIVE_INFINITY;

type Entries = { starts: Int32Array; ends: Int32Array; claims: HighlightClaim[] };
/** An index whose first `head` and last `tail` entries are the new one's too. */
type Same = { index: SpanIndex; head: number; tail: number };

/**
 * The spans of all claims by ascending start, longer first, in flat arrays (10,000 of them are built in a few
 * milliseconds). `levels` says on which line each is drawn: overlapping and touching spans never share one, but for
 * the last level, which takes all that lie deeper. Never changed; `changed` makes the next one.
 */
export class SpanIndex {
  readonly size: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly levels: Uint8Array;
  readonly claims: readonly HighlightClaim[];
  /** Running maximum of `ends`: left of an entry whose reach ends before an offset, nothing covers that offset. */
  readonly #reach: Int32Array;

  private constructor({ starts, ends, claims }: Entries, same?: Same) {
    this.size = claims.length;
    this.starts = starts;
    this.ends = ends;
    this.claims = claims;
    this.#reach = new Int32Array(this.size);
    this.levels = new Uint8Array(this.size);
    // Where nothing reaches over an entry's start, what comes before it has no say in what comes after.
    let at = same?.head ?? 0;
    while (same && at > 0 && (at >= this.size || same.index.#reach[at - 1]! >= starts[at]!)) at--;
    if (same) this.#copy(same.index, 0, 0, at);
    const levelEnds = new Int32Array(overlapLevels).fill(-1);
    let reach = at > 0 ? this.#reach[at - 1]! : 0;
    for (; at < this.size; at++) {
      const start = starts[at]!;
      const end = ends[at]!;
      if (same && at >= this.size - same.tail && reach < start) {
        const old = at - this.size + same.index.size;
        if (old === 0 || same.index.#reach[old - 1]! < start) {
          this.#copy(same.index, old, at, this.size - at);
          break;
        }
      }
      if (end > reach) reach = end;
      this.#reach[at] = reach;
      let level = 0;
      while (level < overlapLevels - 1 && levelEnds[level]! >= start) level++;
      this.levels[at] = level;
      if (end > levelEnds[level]!) levelEnds[level] = end;
    }
  }

  #copy(old: SpanIndex, from: number, to: number, count: number): void {
    this.#reach.set(old.#reach.subarray(from, from + count), to);
    this.levels.set(old.levels.subarray(from, from + count), to);
  }

  /** Lost claims and empty spans are left out. */
  static of(claims: readonly HighlightClaim[]): SpanIndex {
    return new SpanIndex(sortedEntries(claims));
  }

  /** The index without the removed claims and with the added ones. What was sorted is copied, not sorted again. */
  changed({ removed, added }: ClaimChange): SpanIndex {
    const gone = sortedEntries(removed);
    const more = sortedEntries(added);
    const edits: { at: number; put: number }[] = [];
    for (let at = 0; at < more.claims.length; at++) edits.push({ at: this.#placeFor(more, at), put: at });
    for (let at = 0; at < gone.claims.length; at++) edits.push({ at: this.#find(gone, at), put: leaveOut });
    edits.sort((a, b) => a.at - b.at || a.put - b.put);
    const starts = new Int32Array(this.size + more.claims.length - gone.claims.length);
    const ends = new Int32Array(starts.length);
    const claims: HighlightClaim[][] = [];
    let from = 0;
    let to = 0;
    const copyUpTo = (at: number) => {
      starts.set(this.starts.subarray(from, at), to);
      ends.set(this.ends.subarray(from, at), to);
      claims.push(this.claims.slice(from, at));
      to += at - from;
      from = at;
    };
    for (const { at, put } of edits) {
      copyUpTo(at);
      if (put === leaveOut) from++;
      else {
        starts[to] = more.starts[put]!;
        ends[to++] = more.ends[put]!;
        claims.push([more.claims[put]!]);
      }
    }
    copyUpTo(this.size);
    const head = edits[0]?.at ?? this.size;
    const { at: last, put } = edits.at(-1) ?? { at: this.size, put: 0 };
    const tail = this.size - last - (put === leaveOut ? 1 : 0);
    return new SpanIndex({ starts, ends, claims: noClaims.concat(...claims) }, { index: this, head, tail });
  }

  /** Numbers of the entries that share at least one code unit with the range, ascending. */
  within(range: Span): number[] {
    const found: number[] = [];
    for (let at = this.#firstFrom(range.end) - 1; at >= 0 && this.#reach[at]! > range.start; at--) {
      if (this.ends[at]! > range.start) found.push(at);
    }
    return found.reverse();
  }

  /** How many spans begin in the range: how dense claims are there. */
  beginningIn(range: Span): number {
    return this.#firstFrom(range.end) - this.#firstFrom(range.start);
  }

  /** Ids of the claims that cover the code unit at the offset, topmost first: the shortest span lies on top. */
  at(offset: number): string[] {
    const entries = this.within({ start: offset, end: offset + 1 });
    const length = (entry: number) => this.ends[entry]! - this.starts[entry]!;
    entries.sort((a, b) => length(a) - length(b) || b - a);
    return [...new Set(entries.map((entry) => this.claims[entry]!.id))];
  }

  /** Number of the first entry that starts at or after the offset. */
  #firstFrom(offset: number): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Where another entry has to be put in to keep the order. */
  #placeFor(entries: Entries, number: number): number {
    let at = this.#firstFrom(entries.starts[number]!);
    while (at < this.size && this.starts[at] === entries.starts[number] && this.ends[at]! >= entries.ends[number]!) at++;
    return at;
  }

  /** Where an entry stands that is known to be here. A claim's equal spans are found one after the other. */
  #find(entries: Entries, number: number): number {
    const { id } = entries.claims[number]!;
    let equal = 0;
    for (let at = number - 1; at >= 0 && entries.starts[at] === entries.starts[number]; at--) {
      if (entries.ends[at] === entries.ends[number] && entries.claims[at]!.id === id) equal++;
    }
    for (let at = this.#firstFrom(entries.starts[number]!); at < this.size; at++) {
      if (this.ends[at] === entries.ends[number] && this.claims[at]!.id === id && equal-- === 0) return at;
    }
    throw new Error(`Claim ${id} is not in the index.`);
  }
}

function sortedEntries(claims: readonly HighlightClaim[]): Entries {
  // Counted loops: this runs once, before any compiler has looked at it, and iterators are slow until then.
  let most = 0;
  for (let at = 0; at < claims.length; at++) most += claims[at]!.spans.length;
  const keys = new Float64Array(most);
  const owners: HighlightClaim[] = [];
  const unsortedEnds = new Int32Array(most);
  for (let number = 0; number < claims.length; number++) {
    const claim = claims[number]!;
    if (claim.state === "lost") continue;
    for (let each = 0; each < claim.spans.length; each++) {
      const { start, end } = claim.spans[each]!;
      if (start >= end) continue;
      const at = owners.length;
      keys[at] = start * keyRoom + at;
      unsortedEnds[at] = end;
      owners.push(claim);
    }
  }
  const size = owners.length;
  const sorted = keys.subarray(0, size).sort();
  const starts = new Int32Array(size);
  const ends = new Int32Array(size);
  const sortedClaims: HighlightClaim[] = [];
  for (let at = 0; at < size; at++) {
    const start = Math.floor(sorted[at]! / keyRoom);
    const from = sorted[at]! - start * keyRoom;
    const end = unsortedEnds[from]!;
    // Few spans share a start, so sorting those by insertion is enough.
    let to = at;
    for (; to > 0 && starts[to - 1] === start && ends[to - 1]! < end; to--) {
      ends[to] = ends[to - 1]!;
      sortedClaims[to] = sortedClaims[to - 1]!;
    }
    starts[at] = start;
    ends[to] = end;
    sortedClaims[to] = owners[from]!;
  }
  return { starts, ends, claims: sortedClaims };
}
