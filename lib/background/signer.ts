import { keyChangeAt } from "@/lib/data/sealing/key-changes";
import { freezeLog, type LogToSign, logsToSign, publishNotes, type Published } from "@/lib/data/sealing/checkpoints";
import type { SealerConnection, SealerDb } from "@/lib/data/sealing/sealer-connection";
import { readEntriesSince, type StoredEntry } from "@/lib/data/sealing/sealer-reader";
import { type LogSigner, signedCheckpoint, vkeyOf } from "@/lib/domain/audit/note/signing";
import type { Frontier } from "@/lib/domain/audit/tree/frontier";
import { emptyRoot } from "@/lib/domain/audit/tree/hash";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import type { Remembered, SignerMemory } from "@/lib/gateways/signer-memory";
import { logger } from "@/lib/pipeline/logger";
import { continuation, type Continued, type Signed } from "./continuation";
import { parseNote } from "@/lib/domain/audit/note/signed-note";
import { parseCheckpoint, vouchedBy } from "@/lib/domain/audit/note/checkpoint";
import { parseVerifierKey } from "@/lib/domain/audit/note/keys";
import { verifyEd25519 } from "@/lib/domain/audit/note/ed25519";

/** `signers`: the first signs; the others have signed before, and vouch for the change to it. */
export type SignerParts = {
  connection: SealerConnection;
  memory: SignerMemory;
  signers: readonly LogSigner[];
  /** The trees as they were signed, by origin, so that they need not be read again. */
  trees: Map<string, Frontier>;
};

const nothingRemembered =
  "This log was signed before, and the signer remembers nothing of it: its folder (ONUS_SIGNER_DIR) was lost, or another installation's is used. Go on with a new log: onus log recover.";

/**
 * Signs what the logs have grown to, each only when that provably continues what was signed of it last; a log that does not is frozen. What is signed is
 * on the signer's own disk before anybody is shown it.
 * @param which `all`: also looks whether those that have not grown are still what was signed
 */
export async function signLogs(parts: SignerParts, which: "grown" | "all", now: Date): Promise<void> {
  const looked = await parts.connection.transaction((db) => look(db, parts, which));
  const notes: (Published & { root: Uint8Array })[] = [];
  for (const { log, found } of looked) {
    if ("why" in found) await freeze(parts, log, found.why, now);
    else {
      parts.trees.set(log.origin, found.tree);
      const by = log.size === log.signedSize ? null : await signersOf(parts, log);
      if (by && mayCover(log, by, found.changesKey)) notes.push(noteOf(log, by));
    }
  }
  if (notes.length === 0) return;
  await parts.memory.keep(notes.map(({ origin, size, root, note }) => ({ origin, size, root, note, frozen: null })));
  await parts.connection.transaction((db) => publishNotes(db, notes, now));
}

/** The first checkpoint that covers a change of keys takes both: whoever does not have the new one signs no further. */
function mayCover({ origin }: LogToSign, by: readonly LogSigner[], changesKey: boolean): boolean {
  if (!changesKey || by.length > 1) return true;
  logger.warn({ log: origin }, "another key takes over this log: start Onus with it to go on signing");
  return false;
}

function noteOf(log: LogToSign, by: readonly LogSigner[]): Published & { root: Uint8Array } {
  const { workspaceId, origin, size, root } = log;
  return { workspaceId, origin, size, root, note: signedCheckpoint(log, by), key: vkeyOf(origin, by[0]!), keep: by.length > 1 };
}

/** What has become of the logs since they were signed, in one look at the database. */
async function look(db: SealerDb, parts: SignerParts, which: "grown" | "all"): Promise<{ log: LogToSign; found: Continued }[]> {
  const logs = (await logsToSign(db, which)).filter((log) => !log.isFrozen);
  const lasts = logs.map((log) => lastSigned(parts.memory, log));
  const since = await readEntriesSince(
    db,
    logs.map((log, at) => ({ ...log, from: typeof lasts[at] === "string" ? log.size : lasts[at]!.size })),
  );
  const looked: { log: LogToSign; found: Continued }[] = [];
  for (const [at, log] of logs.entries()) {
    const last = lasts[at]!;
    looked.push({ log, found: typeof last === "string" ? { why: last } : await foundOf(db, parts, log, last, since[at]!) });
  }
  return looked;
}

async function foundOf(
  db: SealerDb,
  parts: SignerParts,
  log: LogToSign,
  last: Signed,
  entries: readonly StoredEntry[],
): Promise<Continued> {
  const known = parts.trees.get(log.origin);
  const found = await continuation(db, log, last, known?.size === last.size ? known : null, entries);
  // Published and not remembered: the signer's own folder is an older copy. Both have to hold.
  if ("why" in found || log.note === null || (log.signedSize ?? 0) <= last.size) return found;
  const published = await publishedState(log, parts.signers);
  return published ? continuation(db, log, published, null) : { why: "The checkpoint in the database is none that was signed here." };
}

/** What is remembered of a log, or why nothing that could be gone on from. */
function lastSigned(memory: SignerMemory, { origin, note }: LogToSign): Remembered | string {
  const known = memory.of(origin);
  if (known === "damaged") return "The signer's memory of this log is damaged. Go on with a new log: onus log recover.";
  if (known) return known.frozen ? known.frozen.why : known;
  if (note !== null) return nothingRemembered;
  return { origin, size: 0, root: emptyRoot(sha256), note: null, frozen: null };
}

async function publishedState(log: LogToSign, signers: readonly LogSigner[]): Promise<Signed | null> {
  const note = parseNote(log.note ?? "");
  const checkpoint = note && parseCheckpoint(note.text);
  if (!note || checkpoint?.origin !== log.origin) return null;
  for (const signer of signers) {
    const key = parseVerifierKey(sha256, vkeyOf(log.origin, signer));
    if (key && (await vouchedBy(key, note, verifyEd25519)) === true) return checkpoint;
  }
  return null;
}

/** Who signs now: the first key, once the log says that it took over; with the one before, in the checkpoint that covers this. null: nobody can. */
async function signersOf({ signers }: SignerParts, log: LogToSign): Promise<LogSigner[] | null> {
  const [first] = signers;
  if (!first) return null;
  const current = vkeyOf(log.origin, first);
  if (log.key === null || log.key === current) return [first];
  const before = signers.find((signer) => vkeyOf(log.origin, signer) === log.key);
  if (!before) {
    logger.error({ log: log.origin }, "the key that signed this log is not among those of ONUS_SIGNING_KEY: put it after the new one");
    return null;
  }
  const change = await keyChangeAt(log, log.key, current);
  return change !== null && change < log.size ? [first, before] : [before];
}

/** Signs nothing more of a log, here or anywhere, and says why. */
export async function freeze({ connection, memory }: SignerParts, log: LogToSign, why: string, now: Date): Promise<void> {
  const { origin } = log;
  logger.error({ log: origin, why }, "this log is frozen: nothing of it is signed any more");
  const known = memory.of(origin);
  const last = known === null || known === "damaged" ? { origin, size: 0, root: emptyRoot(sha256), note: null } : known;
  if (known !== "damaged") await memory.keep([{ ...last, frozen: { at: now.toISOString(), why } }]);
  await connection.transaction((db) => freezeLog(db, log, why, now));
}
