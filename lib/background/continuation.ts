import { MissingFromLog, readNodes } from "@/lib/data/sealing/log-nodes";
import type { LogHead } from "@/lib/data/sealing/log-states";
import type { SealerDb } from "@/lib/data/sealing/sealer-connection";
import { readEntries, sealerReader, type StoredEntry } from "@/lib/data/sealing/sealer-reader";
import { leafHash } from "@/lib/domain/audit/leaf";
import { append, type Coordinate, type Frontier, rootOf } from "@/lib/domain/audit/tree/frontier";
import { sameBytes } from "@/lib/domain/audit/tree/hash";
import { consistencyRanges, coordinatesOf, proofOf } from "@/lib/domain/audit/tree/proofs";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import { provesConsistency } from "@/lib/domain/audit/tree/verify";

/** What was signed last of a log. */
export type Signed = { size: number; root: Uint8Array };
/** The tree of what a log holds now, and whether an entry that has come since says that another key takes over; or why it does not continue what was signed. */
export type Continued = { tree: Frontier; changesKey: boolean } | { why: string };

const atOnce = 5000;
const keyChange = '"act":"log.key-changed"';
const keyOf = ({ level, index }: Coordinate): string => `${level}/${index}`;

/**
 * Whether a log in the database is what was signed of it and goes on from there: every entry that has come since is hashed anew, and the RFC 9162 proof
 * made of them has to lead from the one root to the other.
 * @param known the tree as it was signed, where it is still at hand; else it is read @param entries the first of those that have come since, if read already
 */
export async function continuation(
  db: SealerDb,
  log: LogHead,
  signed: Signed,
  known: Frontier | null,
  entries: readonly StoredEntry[] = [],
): Promise<Continued> {
  if (log.size < signed.size) {
    const held = `The database holds ${log.size} entries of this log, and ${signed.size} were signed`;
    return { why: `${held}: an older state of the database was restored, or entries were deleted.` };
  }
  try {
    const before = known ?? (await readTree(db, log, signed.size));
    if (before.size !== signed.size || !sameBytes(rootOf(sha256, before), signed.root)) return { why: forked(signed) };
    const nodes = new Map(coordinatesOf({ from: 0, to: before.size }).map((at, i) => [keyOf(at), before.subtrees[i]!]));
    const grown = await readOn(db, log, before, entries, nodes);
    if ("why" in grown) return grown;
    if (!sameBytes(rootOf(sha256, grown.tree), log.root))
      return { why: "The entries that came last are not those that the log's state was made of." };
    const proof = proofOf(sha256, consistencyRanges(signed.size, log.size), (at) => nodes.get(keyOf(at))!);
    const claim = { first: signed.size, firstRoot: signed.root, second: log.size, secondRoot: log.root, proof };
    return provesConsistency(sha256, claim) ? grown : { why: forked(signed) };
  } catch (error) {
    if (error instanceof MissingFromLog) return { why: `${error.message}.` };
    throw error;
  }
}

const forked = ({ size }: Signed): string =>
  `What the database holds is no continuation of the ${size} entries that were signed: another state was restored, or entries were changed.`;

/** The tree of a log's first entries, out of what is stored. */
async function readTree(db: SealerDb, log: LogHead, size: number): Promise<Frontier> {
  const coordinates = coordinatesOf({ from: 0, to: size });
  const nodeAt = await readNodes(sealerReader(db), log, log, coordinates);
  return { size, subtrees: coordinates.map(nodeAt) };
}

/** Appends what has come since. @param nodes gets every subtree that this completes */
async function readOn(
  db: SealerDb,
  log: LogHead,
  before: Frontier,
  first: readonly StoredEntry[],
  nodes: Map<string, Uint8Array>,
): Promise<Continued> {
  let tree = before;
  let changesKey = false;
  for (let entries = first; tree.size < log.size; entries = await readEntries(db, log, tree.size, log.size, atOnce)) {
    if (entries.length === 0 && entries !== first) return { why: `Entry ${tree.size} of the log is missing from the database.` };
    for (const { index, leaf, leafHash: stored } of entries) {
      if (index !== tree.size) return { why: `Entry ${tree.size} of the log is missing from the database.` };
      const hash = leafHash(leaf);
      if (!sameBytes(hash, stored)) return { why: `Entry ${index} is not the one that was appended: it was changed in the database.` };
      const { frontier, completed } = append(sha256, tree, hash);
      for (const node of completed) nodes.set(keyOf(node), node.hash);
      tree = frontier;
      changesKey ||= Buffer.from(leaf).includes(keyChange);
    }
  }
  return { tree, changesKey };
}
