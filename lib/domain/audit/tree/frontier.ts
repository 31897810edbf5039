import { emptyRoot, hashNode, type Sha256 } from "./hash";

/** A complete subtree: `index` counts those of its level from the left, level 0 being the leaves. */
export type Coordinate = { level: number; index: number };
export type CompleteNode = Coordinate & { hash: Uint8Array };

/**
 * What is needed of a tree to append to it: its size, and the roots of the complete subtrees that its leaves make up, the
 * largest first (RFC 9162 §2.1.2 reads them off the binary digits of the size). Sizes go to 2^53 − 1.
 */
export type Frontier = { size: number; subtrees: readonly Uint8Array[] };

export const emptyFrontier: Frontier = { size: 0, subtrees: [] };

/** Appends a leaf's hash. @returns the tree after it, and each subtree that it completes, the leaf itself first */
export function append(sha256: Sha256, { size, subtrees }: Frontier, leaf: Uint8Array): { frontier: Frontier; completed: CompleteNode[] } {
  const rest = [...subtrees];
  const completed: CompleteNode[] = [{ level: 0, index: size, hash: leaf }];
  let hash = leaf;
  // Each trailing 1 of the size is a subtree as large as the one at hand.
  for (let count = size, level = 0; count % 2 === 1; count = (count - 1) / 2) {
    hash = hashNode(sha256, rest.pop()!, hash);
    level++;
    completed.push({ level, index: (count - 1) / 2, hash });
  }
  rest.push(hash);
  if (size + 1 > Number.MAX_SAFE_INTEGER) throw new RangeError("the tree is full");
  return { frontier: { size: size + 1, subtrees: rest }, completed };
}

/** The tree's root. */
export function rootOf(sha256: Sha256, { subtrees }: Frontier): Uint8Array {
  if (subtrees.length === 0) return emptyRoot(sha256);
  return subtrees.slice(0, -1).reduceRight((right, left) => hashNode(sha256, left, right), subtrees.at(-1)!);
}

/** How many complete subtrees a tree of this size has: the ones in its binary digits. */
export function subtreeCount(size: number): number {
  let ones = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2;
  return ones;
}
