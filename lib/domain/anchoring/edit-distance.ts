import { foldText } from "./characters";

/** What a text that differs can score at most: only the same text is 1, and that is not fuzzy. */
export const almostOne = 0.99;
/** Character pairs compared at most; longer texts are judged by what the alignment kept of them. */
const maxPairs = 16_000_000;

/** One column of 32 rows at a time: Myers 1999, "A fast bit-vector algorithm", in the blocks of Hyyrö 2003. */
class Columns {
  readonly #rows: number;
  readonly #blocks: number;
  readonly #equal = new Map<number, Int32Array>();
  readonly #none: Int32Array;
  readonly #plus: Int32Array;
  readonly #minus: Int32Array;
  /** Distance of the whole pattern to the text that ends at the column last stepped to. */
  distance: number;

  constructor(pattern: string) {
    this.#rows = pattern.length;
    this.#blocks = Math.ceil(pattern.length / 32);
    this.#none = new Int32Array(this.#blocks);
    this.#plus = new Int32Array(this.#blocks).fill(-1);
    this.#minus = new Int32Array(this.#blocks);
    this.distance = pattern.length;
    for (let i = 0; i < pattern.length; i++) {
      const unit = pattern.charCodeAt(i);
      let masks = this.#equal.get(unit);
      if (!masks) this.#equal.set(unit, (masks = new Int32Array(this.#blocks)));
      masks[i >> 5]! |= 1 << (i & 31);
    }
  }

  /** `carry` 1: the text is compared from its first character. 0: the pattern may begin anywhere in it. */
  step(unit: number, carry: 0 | 1): void {
    const masks = this.#equal.get(unit) ?? this.#none;
    let into: number = carry;
    for (let block = 0; block < this.#blocks; block++) {
      let equal = masks[block]!;
      const plus = this.#plus[block]!;
      const minus = this.#minus[block]!;
      const vertical = equal | minus;
      if (into < 0) equal |= 1;
      const horizontal = (((equal & plus) + plus) ^ plus) | equal;
      let up = minus | ~(horizontal | plus);
      let down = plus & horizontal;
      const top = 1 << (block === this.#blocks - 1 ? (this.#rows - 1) & 31 : 31);
      const out = up & top ? 1 : down & top ? -1 : 0;
      up <<= 1;
      down <<= 1;
      if (into < 0) down |= 1;
      else if (into > 0) up |= 1;
      this.#plus[block] = down | ~(vertical | up);
      this.#minus[block] = up & vertical;
      into = out;
    }
    this.distance += into;
  }
}

/** Levenshtein distance in UTF-16 units. */
export function editDistance(a: string, b: string): number {
  const [pattern, text] = a.length <= b.length ? [a, b] : [b, a];
  if (pattern.length === 0) return text.length;
  const columns = new Columns(pattern);
  for (let i = 0; i < text.length; i++) columns.step(text.charCodeAt(i), 1);
  return columns.distance;
}

/** Where the pattern ends in the text with the fewest errors; the first of equals. */
export function bestEnd(pattern: string, text: string): { end: number; errors: number } {
  const columns = new Columns(pattern);
  let best = { end: 0, errors: pattern.length };
  for (let i = 0; i < text.length; i++) {
    columns.step(text.charCodeAt(i), 0);
    if (columns.distance < best.errors) best = { end: i + 1, errors: columns.distance };
  }
  return best;
}

/**
 * Likeness of two texts, 0 to 1: one minus the edit distance over the longer length, after folding case, accents and
 * typography. 1 only for the same text; `otherwise` is returned for texts too long to compare.
 */
export function similarity(a: string, b: string, otherwise = 0): number {
  if (a === b) return 1;
  const left = foldText(a);
  const right = foldText(b);
  if (left === right) return almostOne;
  if (left.length * right.length > maxPairs) return Math.min(almostOne, otherwise);
  const value = 1 - editDistance(left, right) / Math.max(left.length, right.length);
  return Math.min(almostOne, Math.round(value * 1e4) / 1e4);
}
