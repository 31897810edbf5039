import { emptyRoot, hashNode, sameBytes, type Sha256 } from "./hash";

const half = (n: number): number => Math.floor(n / 2);
const odd = (n: number): boolean => n % 2 === 1;
const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

/** Whether `path` proves that the leaf hash stands at `index` in the tree of this size and root: RFC 9162 §2.1.3.2. */
export function provesInclusion(
  sha256: Sha256,
  claim: { leaf: Uint8Array; index: number; size: number; root: Uint8Array; path: readonly Uint8Array[] },
): boolean {
  const { leaf, index, size, root, path } = claim;
  if (!isSize(index) || !isSize(size) || index >= size) return false;
  let [fn, sn] = [index, size - 1];
  let hash = leaf;
  for (const sibling of path) {
    if (sn === 0 || sibling.length !== 32) return false;
    if (odd(fn) || fn === sn) {
      hash = hashNode(sha256, sibling, hash);
      while (!odd(fn) && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else hash = hashNode(sha256, hash, sibling);
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && sameBytes(hash, root);
}

/**
 * Whether `proof` proves that the tree of the first size and root is the beginning of the second: RFC 9162 §2.1.4.2. A tree
 * without leaves is the beginning of every tree: its root is that of no leaves, and its proof is empty.
 */
export function provesConsistency(
  sha256: Sha256,
  claim: { first: number; firstRoot: Uint8Array; second: number; secondRoot: Uint8Array; proof: readonly Uint8Array[] },
): boolean {
  const { first, firstRoot, second, secondRoot, proof } = claim;
  if (!isSize(first) || !isSize(second) || first > second || proof.some((hash) => hash.length !== 32)) return false;
  if (first === 0) return proof.length === 0 && sameBytes(firstRoot, emptyRoot(sha256));
  if (first === second) return proof.length === 0 && sameBytes(firstRoot, secondRoot);
  const isPowerOfTwo = 2 ** Math.round(Math.log2(first)) === first;
  const [start, ...rest] = isPowerOfTwo ? [firstRoot, ...proof] : proof;
  if (!start) return false;
  let [fn, sn] = [first - 1, second - 1];
  while (odd(fn)) {
    fn = half(fn);
    sn = half(sn);
  }
  let [fr, sr] = [start, start];
  for (const hash of rest) {
    if (sn === 0) return false;
    if (odd(fn) || fn === sn) {
      fr = hashNode(sha256, hash, fr);
      sr = hashNode(sha256, hash, sr);
      while (!odd(fn) && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else sr = hashNode(sha256, sr, hash);
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && sameBytes(fr, firstRoot) && sameBytes(sr, secondRoot);
}
