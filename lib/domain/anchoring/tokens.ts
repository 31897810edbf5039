import type { Span } from "@/lib/domain/text";
import { classOf, foldOf, join, single, space, word } from "./characters";

/**
 * A text as words and single signs; white space only separates. `keys` are 32-bit hashes of the folded token, so equal
 * keys propose an alignment and never prove one: whoever uses it compares characters in the end.
 */
export type Tokens = {
  text: string;
  count: number;
  keys: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
  /** 1 where the token is the first of its line. */
  lineStarts: Uint8Array;
};

/** Longer runs of letters are data, not words; cut up, a change in one place leaves the rest alone. */
const longestToken = 64;

export function tokenise(text: string): Tokens {
  let keys = new Int32Array((text.length >> 2) + 16);
  let starts = new Int32Array(keys.length);
  let ends = new Int32Array(keys.length);
  let lineStarts = new Uint8Array(keys.length);
  let count = 0;
  let newLine = 1;
  let at = 0;
  while (at < text.length) {
    const first = text.charCodeAt(at);
    const kind = classOf(first);
    if (kind === space) {
      if (isLineBreak(first)) newLine = 1;
      at++;
      continue;
    }
    if (kind === join) {
      if (count > 0 && ends[count - 1] === at) ends[count - 1] = at + 1;
      at++;
      continue;
    }
    if (count === keys.length) {
      keys = grown(keys, new Int32Array(count * 2));
      starts = grown(starts, new Int32Array(count * 2));
      ends = grown(ends, new Int32Array(count * 2));
      lineStarts = grown(lineStarts, new Uint8Array(count * 2));
    }
    starts[count] = at;
    lineStarts[count] = newLine;
    newLine = 0;
    let key = 0x811c9dc5;
    if (kind === single) {
      key = Math.imul(key ^ foldOf(first), 0x01000193);
      at++;
      if ((first & 0xfc00) === 0xd800 && (text.charCodeAt(at) & 0xfc00) === 0xdc00) {
        key = Math.imul(key ^ text.charCodeAt(at), 0x01000193);
        at++;
      }
    } else {
      for (; at < text.length; at++) {
        const unit = text.charCodeAt(at);
        const next = classOf(unit);
        if (next !== join && at - starts[count]! >= longestToken) break;
        if (next === word) key = Math.imul(key ^ foldOf(unit), 0x01000193);
        else if (next !== join) break;
      }
    }
    keys[count] = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d);
    ends[count++] = at;
  }
  return {
    text,
    count,
    keys: keys.subarray(0, count),
    starts: starts.subarray(0, count),
    ends: ends.subarray(0, count),
    lineStarts: lineStarts.subarray(0, count),
  };
}

/** Index of the first token that ends after the offset; `count` if there is none. */
export function tokenEndingAfter(tokens: Tokens, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens.ends[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Tokens that touch a span, as a half-open range; empty where it holds white space alone. */
export function tokensIn(tokens: Tokens, span: Span): { first: number; end: number } {
  const first = tokenEndingAfter(tokens, span.start);
  let end = tokenEndingAfter(tokens, span.end - 1);
  if (end < tokens.count && tokens.starts[end]! < span.end) end++;
  return { first, end };
}

/** Share of the span's tokens that fulfil a condition; 0 where there are none. */
export function shareOf(tokens: Tokens, span: Span, holds: (token: number) => boolean): number {
  const { first, end } = tokensIn(tokens, span);
  let count = 0;
  for (let i = first; i < end; i++) if (holds(i)) count++;
  return end > first ? count / (end - first) : 0;
}

/** Whether a token is a lone sign, such as a full stop, which belongs to the word before it and says nothing by itself. */
export function isSign(tokens: Tokens, token: number): boolean {
  const start = tokens.starts[token]!;
  return tokens.ends[token]! - start === 1 && /[\p{P}\p{S}]/u.test(tokens.text[start]!);
}

/** Whether an offset lies inside a token, as in the middle of a word. */
export function cutsToken(tokens: Tokens, offset: number): boolean {
  const token = tokenEndingAfter(tokens, offset);
  return token < tokens.count && tokens.starts[token]! < offset;
}

function isLineBreak(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d || unit === 0x2028 || unit === 0x2029;
}

function grown<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
