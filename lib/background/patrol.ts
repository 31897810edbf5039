import type { LogHead } from "@/lib/data/sealing/log-states";
import type { SealerDb } from "@/lib/data/sealing/sealer-connection";
import { readEntries, sealerReader } from "@/lib/data/sealing/sealer-reader";
import { leafHash } from "@/lib/domain/audit/leaf";
import { append, emptyFrontier, type Frontier, rootOf } from "@/lib/domain/audit/tree/frontier";
import { sameBytes } from "@/lib/domain/audit/tree/hash";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import { tileWidth } from "@/lib/domain/audit/tree/tiles";

/** How far a log has been read anew, and what was signed of it when that began. */
export type Round = { log: LogHead; signed: { size: number; root: Uint8Array }; read: Frontier };

const tilesAtOnce = 4;

export function beginRound(log: LogHead, signed: Round["signed"]): Round {
  return { log, signed, read: emptyFrontier };
}

/**
 * Reads the next entries of a log again, and compares them with their hashes, with their tiles and, at the end, with the root that was signed: so that what is
 * changed in the database long after it was signed is found by the server itself. @returns the round as it goes on, or done, or what is wrong
 */
export async function patrol(db: SealerDb, round: Round): Promise<Round | "done" | { why: string }> {
  const { log, signed } = round;
  let read = round.read;
  const upTo = Math.min(signed.size, read.size + tilesAtOnce * tileWidth);
  const entries = await readEntries(db, log, read.size, upTo, upTo - read.size);
  const hashes = entries.map(({ leaf }) => leafHash(leaf));
  for (const [at, { index, leafHash: stored }] of entries.entries()) {
    if (index !== read.size) return { why: `Entry ${read.size} of the log is missing from the database.` };
    if (!sameBytes(hashes[at]!, stored)) return { why: `Entry ${index} is not the one that was signed: it was changed in the database.` };
    read = append(sha256, read, hashes[at]!).frontier;
  }
  if (read.size < upTo) return { why: `Entry ${read.size} of the log is missing from the database.` };
  const first = Math.floor(round.read.size / tileWidth);
  const indexes = Array.from({ length: Math.floor(upTo / tileWidth) - first }, (_, at) => first + at);
  const tiles = new Map((await sealerReader(db).tiles(log, 0, indexes)).map(({ index, hashes: tile }) => [Number(index), tile]));
  for (const index of indexes) {
    const tile = tiles.get(index);
    const of = (index - first) * tileWidth;
    if (!tile || !sameBytes(tile, Buffer.concat(hashes.slice(of, of + tileWidth))))
      return { why: `The entries from ${index * tileWidth} on are not those that their stored hashes were made of.` };
  }
  if (read.size < signed.size) return { ...round, read };
  return sameBytes(rootOf(sha256, read), signed.root)
    ? "done"
    : { why: `The first ${signed.size} entries are not those that were signed.` };
}
