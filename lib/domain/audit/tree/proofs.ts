import type { Coordinate } from "./frontier";
import { hashNode, type Sha256 } from "./hash";

/** Looks up a complete subtree's root. */
export type NodeAt = (node: Coordinate) => Uint8Array;
/** Leaves `from` (inclusive) to `to` (exclusive). */
type Range = { from: number; to: number };

/** The largest power of two smaller than n (n > 1), where RFC 9162 §2.1.1 splits a tree. */
function splitOf(size: number): number {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}

/** The complete subtrees that make up a range which begins where a subtree of its size would, the largest first. */
export function coordinatesOf({ from, to }: Range): Coordinate[] {
  const found: Coordinate[] = [];
  for (let at = from; at < to;) {
    let width = 1;
    let level = 0;
    while (at % (width * 2) === 0 && at + width * 2 <= to) {
      width *= 2;
      level++;
    }
    found.push({ level, index: at / width });
    at += width;
  }
  return found;
}

/** The hash of a range as RFC 9162 §2.1.1 defines MTH, out of its complete subtrees. */
function rangeHash(sha256: Sha256, range: Range, nodeAt: NodeAt): Uint8Array {
  const hashes = coordinatesOf(range).map(nodeAt);
  return hashes.slice(0, -1).reduceRight((right, left) => hashNode(sha256, left, right), hashes.at(-1)!);
}

/** The ranges whose hashes are the inclusion proof of a leaf, RFC 9162 §2.1.3.1, from the leaf upwards. */
export function inclusionRanges(index: number, size: number): Range[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  const path: Range[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      path.push({ from: middle, to });
      to = middle;
    } else {
      path.push({ from, to: middle });
      from = middle;
    }
  }
  return path.toReversed();
}

/** The ranges whose hashes are the consistency proof between two sizes, RFC 9162 §2.1.4.1. None when they are equal or the first is 0. */
export function consistencyRanges(first: number, second: number): Range[] {
  if (!(first >= 0 && first <= second)) throw new RangeError(`no tree of ${first} in one of ${second}`);
  if (first === 0 || first === second) return [];
  const proof: Range[] = [];
  let [from, to] = [0, second];
  let whole = true;
  while (first !== to) {
    const middle = from + splitOf(to - from);
    if (first <= middle) {
      proof.push({ from: middle, to });
      to = middle;
    } else {
      proof.push({ from, to: middle });
      from = middle;
      whole = false;
    }
  }
  if (!whole) proof.push({ from, to });
  return proof.toReversed();
}

/** Every complete subtree that the hashes of these ranges are made of, to be looked up at once. */
export function coordinatesIn(ranges: readonly Range[]): Coordinate[] {
  return ranges.flatMap(coordinatesOf);
}

/** A proof's hashes. @param ranges from inclusionRanges or consistencyRanges */
export function proofOf(sha256: Sha256, ranges: readonly Range[], nodeAt: NodeAt): Uint8Array[] {
  return ranges.map((range) => rangeHash(sha256, range, nodeAt));
}
