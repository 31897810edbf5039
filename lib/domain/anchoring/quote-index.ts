import type { Span } from "@/lib/domain/text";
import { bestEnd, similarity } from "./edit-distance";
import { shareOf, tokenise, tokensIn, type Tokens } from "./tokens";

/** Tokens met more often than this say nothing about where a quote may be. */
const commonToken = 128;
/** Tokens of a quote that vote on where it may be, the rarest first. */
const voters = 40;
/** Places compared character by character for one quote. */
const triedPlaces = 3;
/** Longer quotes are not searched for approximately. */
const maxPattern = 4096;
/** Positions of a quote's rarest token looked at before the whole text is read instead. */
const maxPositions = 4096;
/** Characters read like that by one index: a few quotes of very common words, not thousands of them. */
const mostRead = 400_000_000;
/** Positions of tokens that vote for one quote. */
const maxVotes = 1500;

/**
 * Where each token of a text stands, so that a quote is found by its rarest tokens instead of reading the text again.
 * `free` limits it to some tokens: those that an alignment has not accounted for.
 */
export class QuoteIndex {
  readonly #tokens: Tokens;
  #unread = mostRead;
  readonly #free: (token: number) => boolean;
  readonly #mask: number;
  readonly #first: Int32Array;
  readonly #positions: Int32Array;

  constructor(tokens: Tokens, free: (token: number) => boolean = () => true) {
    this.#tokens = tokens;
    this.#free = free;
    this.#mask = (1 << Math.max(4, 32 - Math.clz32(tokens.count))) - 1;
    const counts = new Int32Array(this.#mask + 2);
    for (let i = 0; i < tokens.count; i++) if (free(i)) counts[(tokens.keys[i]! & this.#mask) + 1]!++;
    for (let i = 1; i < counts.length; i++) counts[i]! += counts[i - 1]!;
    this.#first = counts.slice();
    this.#positions = new Int32Array(counts.at(-1)!);
    for (let i = 0; i < tokens.count; i++) {
      if (free(i)) this.#positions[counts[tokens.keys[i]! & this.#mask]!++] = i;
    }
  }

  /** Start offsets at which the text has exactly the quote, at most `limit`, in no promised order. */
  occurrences(exact: string, limit: number): number[] {
    const { text, starts } = this.#tokens;
    const found: number[] = [];
    if (exact === "") return found;
    const quote = tokenise(exact);
    // The quote's outer tokens may be parts of the text's; only the inner ones are surely whole.
    let rarest = -1;
    for (let i = 1; i < quote.count - 1; i++) {
      if (rarest < 0 || this.#count(quote.keys[i]!) < this.#count(quote.keys[rarest]!)) rarest = i;
    }
    if (rarest < 0 || this.#count(quote.keys[rarest]!) > maxPositions) {
      this.#unread -= text.length;
      if (this.#unread < 0) return found;
      for (let at = text.indexOf(exact); at >= 0 && found.length < limit; at = text.indexOf(exact, at + 1)) found.push(at);
      return found;
    }
    for (const position of this.#at(quote.keys[rarest]!)) {
      const start = starts[position]! - quote.starts[rarest]!;
      if (start >= 0 && text.startsWith(exact, start) && found.push(start) === limit) break;
    }
    return found;
  }

  /**
   * The place most like the quote, with its likeness, or null; at least half of its tokens are free, and none is in
   * `elsewhereThan`. Looks closely at few places, so its time is bounded whatever the text.
   */
  mostLike(exact: string, elsewhereThan?: Span): (Span & { score: number }) | null {
    if (exact.length > maxPattern) return null;
    const { text, starts, ends } = this.#tokens;
    let best: (Span & { score: number }) | null = null;
    for (const guess of this.#guesses(exact)) {
      const slack = 16 + (exact.length >> 2);
      const from = Math.max(0, guess - slack);
      const window = text.slice(from, guess + exact.length + slack);
      const { end, errors } = bestEnd(exact, window);
      if (errors * 2 >= exact.length) continue;
      const { end: back } = bestEnd(reversed(exact), reversed(window.slice(0, end)));
      const rough = { start: from + end - back, end: from + end };
      const touched = tokensIn(this.#tokens, rough);
      if (elsewhereThan && rough.start < elsewhereThan.end && elsewhereThan.start < rough.end) continue;
      if (shareOf(this.#tokens, rough, this.#free) < 0.5) continue;
      const span = { start: starts[touched.first]!, end: ends[touched.end - 1]! };
      const score = similarity(exact, text.slice(span.start, span.end));
      if (!best || score > best.score) best = { ...span, score };
    }
    return best;
  }

  /** What meeting a token says, the more the rarer it is in the text: its information content (the logarithm of one over its share), squared. */
  weightOf(key: number): number {
    return Math.log(Math.max(1, this.#positions.length) / Math.max(1, this.#count(key))) ** 2;
  }

  /** Starts proposed by the quote's rarer tokens, the most agreed upon first. */
  #guesses(exact: string): number[] {
    const quote = tokenise(exact);
    const bucket = Math.max(16, exact.length >> 1);
    const votes = new Map<number, { weight: number; start: number }>();
    const order = Array.from(quote.keys, (key, i) => ({ key, i, count: this.#count(key) }))
      .filter(({ count }) => count > 0 && count <= commonToken)
      .sort((a, b) => a.count - b.count || a.i - b.i)
      .slice(0, voters);
    let left = maxVotes;
    for (const { key, i, count } of order) {
      if ((left -= count) < 0) break;
      for (const position of this.#at(key)) {
        const start = this.#tokens.starts[position]! - quote.starts[i]!;
        const weight = quote.ends[i]! - quote.starts[i]!;
        // Two buckets each, so that guesses on both sides of a bucket's border still meet.
        for (const at of [Math.floor(start / bucket), Math.floor(start / bucket + 0.5) + 0.5]) {
          const held = votes.get(at);
          if (held) held.weight += weight;
          else votes.set(at, { weight, start });
        }
      }
    }
    const least = exact.length / 4;
    return [...votes.values()]
      .filter(({ weight }) => weight >= least)
      .sort((a, b) => b.weight - a.weight || a.start - b.start)
      .slice(0, triedPlaces)
      .map(({ start }) => start);
  }

  #count(key: number): number {
    const slot = key & this.#mask;
    return this.#first[slot + 1]! - this.#first[slot]!;
  }

  *#at(key: number): Generator<number> {
    const slot = key & this.#mask;
    for (let i = this.#first[slot]!; i < this.#first[slot + 1]!; i++) {
      const position = this.#positions[i]!;
      if (this.#tokens.keys[position] === key) yield position;
    }
  }
}

function reversed(text: string): string {
  return text.split("").reverse().join("");
}
