import type { Coordinate } from "@/lib/domain/audit/tree/frontier";
import type { NodeAt } from "@/lib/domain/audit/tree/proofs";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import { type KnownTree, nodesFrom, type TileAt, wantedFor } from "@/lib/domain/audit/tree/tiles";
import type { LogName } from "./log-states";

/** Asks for rows: of the sealer's own connection, or as somebody. `tiles`: of each level, these indexes. */
export type LogReader = {
  tiles: (log: LogName, level: number, indexes: readonly number[]) => Promise<{ index: string | bigint; hashes: Uint8Array }[]>;
  /** Leaf hashes from the first index (inclusive) to the second (exclusive). */
  leaves: (log: LogName, from: number, to: number) => Promise<{ index: string | bigint; leafHash: Uint8Array }[]>;
};

/** A row that must be there is not: somebody has taken it out. */
export class MissingFromLog extends Error {}

/** Looks up the roots of complete subtrees of a log in as few rows as there are: whole tiles, and leaf hashes where no tile is whole yet. */
export async function readNodes(reader: LogReader, log: LogName, tree: KnownTree, coordinates: readonly Coordinate[]): Promise<NodeAt> {
  const wanted = wantedFor(tree, coordinates);
  const tiles = new Map<string, Uint8Array>();
  for (const level of new Set(wanted.tiles.map((tile) => tile.level))) {
    const indexes = wanted.tiles.filter((tile) => tile.level === level).map(({ index }) => index);
    for (const { index, hashes } of await reader.tiles(log, level, indexes)) tiles.set(`${level}/${index}`, hashes);
  }
  const leaves = new Map<number, Uint8Array>();
  for (const { from, to } of wanted.leaves)
    for (const { index, leafHash } of await reader.leaves(log, from, to)) leaves.set(Number(index), leafHash);
  const there = <Value>(value: Value | undefined, what: string): Value => {
    if (value === undefined) throw new MissingFromLog(`${what} of the log ${log.origin} is missing from the database`);
    return value;
  };
  return nodesFrom(sha256, tree, {
    tile: ({ level, index }: TileAt) => there(tiles.get(`${level}/${index}`), `tile ${index} of level ${level}`),
    leaf: (index) => there(leaves.get(index), `entry ${index}`),
  });
}
