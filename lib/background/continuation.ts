import { MissingFromLog, readNodes } from "@/lib/data/sealing/log-nodes";
import type { LogHead } from "@/lib/data/sealing/log-states";
import type { SealerDb } from "@/lib/data/sealing/sealer-connection";
import { readEntries, sealerReader } from "@/lib/data/sealing/sealer-reader";
import { leafHash } from "@/lib/domain/audit/leaf";
import { append, type Frontier, rootOf } from "@/lib/domain/audit/tree/frontier";
import { sameBytes } from "@/lib/domain/audit/tree/hash";
import { consistencyRanges, coordinatesIn, coordinatesOf, proofOf } from "@/lib/domain/audit/tree/proofs";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import { provesConsistency } from "@/lib/domain/audit/tree/verify";

/** What was signed last of a log. */
type Signed = { size: number; root: Uint8Array };
const atOnce = 5000;

/**
 * Whether a log in the database is what was signed of it and goes on from there: by an RFC 9162 proof out of what is stored, and by hashing anew every entry
 * that has come since. @returns null, or why it is not
 */
export async function whyNotContinued(db: SealerDb, log: LogHead, signed: Signed): Promise<string | null> {
  if (log.size < signed.size)
    return `The database holds ${log.size} entries of this log, and ${signed.size} were signed: an older state of the database was restored, or entries were deleted.`;
  try {
    const ranges = consistencyRanges(signed.size, log.size);
    const old = coordinatesOf({ from: 0, to: signed.size });
    const nodeAt = await readNodes(sealerReader(db), log, log, [...coordinatesIn(ranges), ...old]);
    const proof = proofOf(sha256, ranges, nodeAt);
    const claim = { first: signed.size, firstRoot: signed.root, second: log.size, secondRoot: log.root, proof };
    if (!provesConsistency(sha256, claim)) return forked(signed);
    const before = { size: signed.size, subtrees: old.map(nodeAt) };
    if (!sameBytes(rootOf(sha256, before), signed.root)) return forked(signed);
    return await whyNotMadeOf(db, log, before);
  } catch (error) {
    if (error instanceof MissingFromLog) return `${error.message}.`;
    throw error;
  }
}

const forked = ({ size }: Signed): string =>
  `What the database holds is no continuation of the ${size} entries that were signed: another state was restored, or entries were changed.`;

async function whyNotMadeOf(db: SealerDb, log: LogHead, before: Frontier): Promise<string | null> {
  let tree = before;
  while (tree.size < log.size) {
    const entries = await readEntries(db, log, tree.size, log.size, atOnce);
    if (entries.length === 0) return `Entry ${tree.size} of the log is missing from the database.`;
    for (const { index, leaf, leafHash: stored } of entries) {
      if (index !== tree.size) return `Entry ${tree.size} of the log is missing from the database.`;
      const hash = leafHash(leaf);
      if (!sameBytes(hash, stored)) return `Entry ${index} is not the one that was appended: it was changed in the database.`;
      tree = append(sha256, tree, hash).frontier;
    }
  }
  return sameBytes(rootOf(sha256, tree), log.root) ? null : "The entries that came last are not those that the log's state was made of.";
}
