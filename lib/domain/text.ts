import { createHash } from "node:crypto";

/** Half-open range in UTF-16 code units. */
export type Span = { start: number; end: number };

/** CRLF and lone CR become LF; nothing else of a text is ever changed. */
export function normaliseLineEndings(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/** SHA-256 as lower-case hex; a string is hashed as its UTF-8 bytes. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/**
 * Maps UTF-16 offsets of one text to Unicode code points, as every export counts them.
 * Built once a text in O(n); each lookup is O(log n) in the number of surrogate pairs.
 */
export class CodePointIndex {
  readonly #pairs: number[] = [];
  constructor(text: string) {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0xd800 || unit > 0xdbff) continue;
      const next = text.charCodeAt(i + 1);
      if (next >= 0xdc00 && next <= 0xdfff) this.#pairs.push(i++);
    }
  }

  /** Code points before the given UTF-16 offset. An offset inside a pair counts as the pair's beginning. */
  toCodePoint(offset: number): number {
    return offset - countBelow(this.#pairs, offset);
  }

  /** UTF-16 offset of the given code point. */
  toCodeUnit(point: number): number {
    let low = 0;
    let high = this.#pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#pairs[middle]! - middle < point) low = middle + 1;
      else high = middle;
    }
    return point + low;
  }
}

function countBelow(sorted: number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
