import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { append, type CompleteNode, emptyFrontier, type Frontier, rootOf, subtreeCount } from "@/lib/domain/audit/tree/frontier";
import { emptyRoot, hashLeaf, hashNode, type Sha256 } from "@/lib/domain/audit/tree/hash";
import { consistencyRanges, inclusionRanges, type NodeAt, proofOf } from "@/lib/domain/audit/tree/proofs";
import { provesConsistency, provesInclusion } from "@/lib/domain/audit/tree/verify";
import vectors from "../../../vectors/audit/rfc6962-tree.json" with { type: "json" };

const sha256: Sha256 = (...parts) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

type Tree = { leaves: Uint8Array[]; trees: Frontier[]; nodeAt: NodeAt };
function treeOf(entries: readonly Uint8Array[]): Tree {
  const nodes = new Map<string, Uint8Array>();
  const trees = [emptyFrontier];
  const leaves = entries.map((entry) => hashLeaf(sha256, entry));
  for (const leaf of leaves) {
    const { frontier, completed } = append(sha256, trees.at(-1)!, leaf);
    trees.push(frontier);
    for (const { level, index, hash } of completed as CompleteNode[]) nodes.set(`${level}/${index}`, hash);
  }
  return { leaves, trees, nodeAt: ({ level, index }) => nodes.get(`${level}/${index}`)! };
}
const numbered = (count: number): Tree => treeOf(Array.from({ length: count }, (_, n) => new TextEncoder().encode(`entry ${n}`)));

/** The definition of RFC 9162 §2.1.1, word for word. */
function rootByDefinition(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0]!;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return hashNode(sha256, rootByDefinition(leaves.slice(0, k)), rootByDefinition(leaves.slice(k)));
}

test("roots are those of the published vectors", () => {
  const { trees } = treeOf(vectors.entries.map((entry) => Buffer.from(entry, "hex")));
  expect(hex(emptyRoot(sha256))).toBe(vectors.emptyRoot);
  expect(trees.map((tree) => hex(rootOf(sha256, tree)))).toEqual([vectors.emptyRoot, ...vectors.roots]);
});

test("appending gives the root of the definition, and as many subtrees as the size has ones", () => {
  const { leaves, trees } = numbered(130);
  for (const [size, tree] of trees.entries()) {
    expect(hex(rootOf(sha256, tree))).toBe(hex(rootByDefinition(leaves.slice(0, size))));
    expect(tree.subtrees).toHaveLength(subtreeCount(size));
  }
});

test("each leaf is proved in every tree that holds it", () => {
  const { leaves, trees, nodeAt } = numbered(70);
  for (let size = 1; size <= 70; size++) {
    const root = rootOf(sha256, trees[size]!);
    for (let index = 0; index < size; index++) {
      const path = proofOf(sha256, inclusionRanges(index, size), nodeAt);
      expect(provesInclusion(sha256, { leaf: leaves[index]!, index, size, root, path })).toBe(true);
    }
  }
});

test("each tree is proved to begin every later one", () => {
  const { trees, nodeAt } = numbered(70);
  for (let second = 0; second <= 70; second++) {
    for (let first = 0; first <= second; first++) {
      const proof = proofOf(sha256, consistencyRanges(first, second), nodeAt);
      const claim = { first, firstRoot: rootOf(sha256, trees[first]!), second, secondRoot: rootOf(sha256, trees[second]!), proof };
      expect([first, second, provesConsistency(sha256, claim)]).toEqual([first, second, true]);
    }
  }
});

const flipped = (bytes: Uint8Array, at: number): Uint8Array => bytes.map((byte, i) => (i === at % bytes.length ? byte ^ 1 : byte));

test("no proof survives a change: of leaf, place, size, root, a hash of the path, its length", () => {
  const tree = numbered(100);
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 100 }), fc.nat(), fc.nat(), fc.nat(), (size, i, at, what) => {
      const index = i % size;
      const path = proofOf(sha256, inclusionRanges(index, size), tree.nodeAt);
      const root = rootOf(sha256, tree.trees[size]!);
      const claim = { leaf: tree.leaves[index]!, index, size, root, path };
      const other = (index + 1 + (at % (size - 1))) % size;
      const wrong = [
        { ...claim, leaf: flipped(claim.leaf, at) },
        { ...claim, root: flipped(root, at) },
        { ...claim, leaf: tree.leaves[other]! },
        { ...claim, path: path.map((hash, n) => (n === at % path.length ? flipped(hash, at) : hash)) },
        { ...claim, path: path.slice(1) },
        { ...claim, path: [...path, path[0]!] },
        { ...claim, index: size + at },
        { ...claim, index: other },
      ];
      expect(provesInclusion(sha256, wrong[what % wrong.length]!)).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test("no consistency survives a change, and nothing is consistent with another history", () => {
  const tree = numbered(100);
  const rewritten = treeOf(Array.from({ length: 100 }, (_, n) => new TextEncoder().encode(n === 3 ? "rewritten" : `entry ${n}`)));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), fc.nat(), fc.nat(), fc.nat(), (first, s, at, what) => {
      const second = first + 1 + (s % (100 - first));
      const proof = proofOf(sha256, consistencyRanges(first, second), tree.nodeAt);
      const [firstRoot, secondRoot] = [rootOf(sha256, tree.trees[first]!), rootOf(sha256, tree.trees[second]!)];
      const claim = { first, firstRoot, second, secondRoot, proof };
      const wrong = [
        { ...claim, firstRoot: flipped(firstRoot, at) },
        { ...claim, secondRoot: flipped(secondRoot, at) },
        { ...claim, proof: proof.map((hash, n) => (n === at % proof.length ? flipped(hash, at) : hash)) },
        { ...claim, proof: proof.slice(0, -1) },
        { ...claim, proof: [...proof, proof[0]!] },
        { ...claim, proof: [] },
        ...(second > 3
          ? [
              {
                ...claim,
                secondRoot: rootOf(sha256, rewritten.trees[second]!),
                proof: proofOf(sha256, consistencyRanges(first, second), rewritten.nodeAt),
              },
            ]
          : []),
      ];
      const tried = wrong[what % wrong.length]!;
      // Before the fourth entry, the rewritten history is the same.
      if (first <= 3 && tried.secondRoot !== secondRoot && tried.firstRoot === firstRoot && tried.proof !== proof) return;
      expect(provesConsistency(sha256, tried)).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test("sizes beyond 32 bits are counted exactly", () => {
  const size = 2 ** 40 + 5;
  expect(subtreeCount(size)).toBe(3);
  const ranges = inclusionRanges(2 ** 40 + 3, size);
  expect(ranges.at(-1)).toEqual({ from: 0, to: 2 ** 40 });
  expect(() => inclusionRanges(size, size)).toThrow(RangeError);
});
