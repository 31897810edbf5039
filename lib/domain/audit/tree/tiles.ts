import type { Coordinate } from "./frontier";
import { hashNode, type Sha256 } from "./hash";
import { coordinatesOf, type NodeAt } from "./proofs";

/** The roots of 256 neighbouring complete subtrees of 256^level leaves each, 32 bytes a root; `index` counts from the left. */
export type TileAt = { level: number; index: number };
export const tileWidth = 256;
const height = 8;

/** The tiles that become whole when a log grows from one size to another, the lowest level first. */
export function completedTiles(from: number, to: number): TileAt[] {
  const tiles: TileAt[] = [];
  for (let level = 0, leaves = tileWidth; leaves <= to; level++, leaves *= tileWidth)
    for (let index = Math.floor(from / leaves); index < Math.floor(to / leaves); index++) tiles.push({ level, index });
  return tiles;
}

/** The hashes that a tile holds, without copying. */
export function hashesIn(tile: Uint8Array, from = 0, count = tile.length / 32): Uint8Array[] {
  return Array.from({ length: count }, (_, at) => tile.subarray((from + at) * 32, (from + at + 1) * 32));
}

/** The root of a complete subtree out of its 2^n neighbouring parts. */
export function foldedRoot(sha256: Sha256, hashes: readonly Uint8Array[]): Uint8Array {
  let row = hashes;
  while (row.length > 1) row = Array.from({ length: row.length / 2 }, (_, at) => hashNode(sha256, row[2 * at]!, row[2 * at + 1]!));
  return row[0]!;
}

/** Leaves `from` (inclusive) to `to` (exclusive) whose hashes are to be read, and whole tiles. */
export type Wanted = { tiles: TileAt[]; leaves: { from: number; to: number }[] };
/** What was read. */
export type Stored = { tile: (at: TileAt) => Uint8Array; leaf: (index: number) => Uint8Array };

/** Roots of whole tiles that were made before, by the level and index of the subtree that a tile is: they never change. */
export type TileRoots = Map<string, Uint8Array>;
/** A log as its state tells it: the subtrees that its size is made of need no look-up. `roots`: nor do these; what is made is added. */
export type KnownTree = { size: number; subtrees: readonly Uint8Array[]; roots?: TileRoots };

const keyOf = ({ level, index }: Coordinate): string => `${level}/${index}`;

/** What has to be read of a log to know the roots of these complete subtrees. */
export function wantedFor(tree: KnownTree, coordinates: readonly Coordinate[]): Wanted {
  const known = knownNodes(tree);
  const tiles = new Map<string, TileAt>();
  const leaves: Wanted["leaves"] = [];
  for (const coordinate of coordinates.filter((each) => !known.has(keyOf(each)))) {
    const { level, first, count, whole } = placeOf(tree, coordinate);
    if (!whole && level === 0) leaves.push({ from: first, to: first + count });
    const needed = whole
      ? [{ level, index: Math.floor(first / tileWidth) }]
      : level === 0
        ? []
        : Array.from({ length: count }, (_, at) => ({ level: level - 1, index: first + at })).filter(
            (tile) => !tree.roots?.has(rootKey(tile)),
          );
    for (const tile of needed) tiles.set(keyOf(tile), tile);
  }
  return { tiles: [...tiles.values()], leaves };
}

/** The roots of complete subtrees out of what was read. @throws whatever `stored` throws for what is not there */
export function nodesFrom(sha256: Sha256, tree: KnownTree, stored: Stored): NodeAt {
  const known = knownNodes(tree);
  return (coordinate) => {
    const ready = known.get(keyOf(coordinate));
    if (ready) return ready;
    const { level, first, count, whole } = placeOf(tree, coordinate);
    const numbers = Array.from({ length: count }, (_, at) => first + at);
    if (whole) return foldedRoot(sha256, hashesIn(stored.tile({ level, index: Math.floor(first / tileWidth) }), first % tileWidth, count));
    if (level === 0) return foldedRoot(sha256, numbers.map(stored.leaf));
    return foldedRoot(
      sha256,
      numbers.map((index) => {
        const tile = { level: level - 1, index };
        const root = tree.roots?.get(rootKey(tile)) ?? foldedRoot(sha256, hashesIn(stored.tile(tile)));
        tree.roots?.set(rootKey(tile), root);
        return root;
      }),
    );
  };
}

const rootKey = ({ level, index }: TileAt): string => keyOf({ level: height * (level + 1), index });

function knownNodes({ size, subtrees }: KnownTree): Map<string, Uint8Array> {
  return new Map(coordinatesOf({ from: 0, to: size }).map((coordinate, at) => [keyOf(coordinate), subtrees[at]!]));
}

/** Where a subtree's parts stand: `count` hashes of a level of tiles from `first` on, and whether their tile is stored. */
function placeOf(
  { size }: { size: number },
  { level, index }: Coordinate,
): { level: number; first: number; count: number; whole: boolean } {
  const tileLevel = Math.floor(level / height);
  const count = 2 ** (level % height);
  const first = index * count;
  const hashesThere = Math.floor(size / tileWidth ** tileLevel);
  return { level: tileLevel, first, count, whole: hashesThere >= (Math.floor(first / tileWidth) + 1) * tileWidth };
}
