import { coordinatesOf } from "../tree/proofs";
import { emptyRoot, hashNode, type Sha256 } from "../tree/hash";
import type { Coordinate } from "../tree/frontier";
import type { HashRange } from "./chunk";

/** Leaves of a block, whose inner nodes are hashed at once, in a thread of their own. */
export const blockLevel = 12;
export const blockSize = 2 ** blockLevel;
/** Inner nodes are kept from this level on: those below are hashed anew where they are asked for. */
const keptLevel = 4;

/** The inner nodes of levels 4 to 12 over a block's leaf hashes, level after level. @param leaves 4,096 hashes */
export function blockNodes(leaves: Uint8Array, hashRange: HashRange): Uint8Array {
  const nodes = new Uint8Array(32 * (2 ** (blockLevel - keptLevel + 1) - 1));
  let level = new Uint8Array(leaves.length + 1);
  level.set(leaves, 1);
  for (let height = 1, at = 0; height <= blockLevel; height++) {
    const above = new Uint8Array((level.length - 1) / 2 + 1);
    for (let from = 0; from < level.length - 1; from += 64) {
      // RFC 9162's prefix goes where the pair before ended, which is hashed by now.
      level[from] = 1;
      hashRange(level, from, from + 65, above, from / 2 + 1);
    }
    level = above;
    if (height >= keptLevel) {
      nodes.set(level.subarray(1), at);
      at += level.length - 1;
    }
  }
  return nodes;
}

/** A log's tree: its leaf hashes, and as many inner nodes as make any root a matter of some dozen hashes. */
export class TreeIndex {
  readonly leafHashes: Uint8Array;
  private readonly levels: Uint8Array[] = [];

  constructor(
    private readonly sha256: Sha256,
    readonly size: number,
  ) {
    this.leafHashes = new Uint8Array(32 * size);
    for (let level = keptLevel; 2 ** level <= size; level++) this.levels[level] = new Uint8Array(32 * Math.floor(size / 2 ** level));
  }

  leafHash(index: number): Uint8Array {
    return this.leafHashes.subarray(32 * index, 32 * index + 32);
  }

  /** @param nodes of the block of this number, from blockNodes */
  setBlock(block: number, nodes: Uint8Array): void {
    for (let level = keptLevel, at = 0; level <= blockLevel; level++) {
      const length = 32 * 2 ** (blockLevel - level);
      this.levels[level]!.set(nodes.subarray(at, at + length), block * length);
      at += length;
    }
  }

  /** Hashes what no block gave: the nodes over the last leaves, and those over blocks. */
  finish(): void {
    const done = Math.floor(this.size / blockSize);
    for (let level = keptLevel; this.levels[level]; level++) {
      const count = Math.floor(this.size / 2 ** level);
      for (let index = level <= blockLevel ? done * 2 ** (blockLevel - level) : 0; index < count; index++)
        this.levels[level]!.set(this.hashed({ level, index }), 32 * index);
    }
  }

  /** A complete subtree's root. */
  node({ level, index }: Coordinate): Uint8Array {
    if (level === 0) return this.leafHash(index);
    return level < keptLevel ? this.hashed({ level, index }) : this.levels[level]!.subarray(32 * index, 32 * index + 32);
  }

  private hashed({ level, index }: Coordinate): Uint8Array {
    return hashNode(this.sha256, this.node({ level: level - 1, index: 2 * index }), this.node({ level: level - 1, index: 2 * index + 1 }));
  }

  /** The tree's root when it had this size, RFC 9162 §2.1.1. */
  rootAt(size: number): Uint8Array {
    const nodes = coordinatesOf({ from: 0, to: size }).map((each) => this.node(each));
    if (nodes.length === 0) return emptyRoot(this.sha256);
    return nodes.slice(0, -1).reduceRight((right, left) => hashNode(this.sha256, left, right), nodes.at(-1)!);
  }
}
