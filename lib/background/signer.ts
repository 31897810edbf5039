import { keyChangeAt } from "@/lib/data/sealing/key-changes";
import { freezeLog, type LogToSign, logsToSign, publishNotes, type Published } from "@/lib/data/sealing/checkpoints";
import type { SealerConnection } from "@/lib/data/sealing/sealer-connection";
import { type LogSigner, signedCheckpoint, vkeyOf } from "@/lib/domain/audit/note/signing";
import { emptyRoot, sameBytes } from "@/lib/domain/audit/tree/hash";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import type { Remembered, SignerMemory } from "@/lib/gateways/signer-memory";
import { logger } from "@/lib/pipeline/logger";
import { whyNotContinued } from "./continuation";
import { parseNote } from "@/lib/domain/audit/note/signed-note";
import { parseCheckpoint, vouchedBy } from "@/lib/domain/audit/note/checkpoint";
import { parseVerifierKey } from "@/lib/domain/audit/note/keys";
import { verifyEd25519 } from "@/lib/domain/audit/note/ed25519";

/** `signers`: the first signs; the others have signed before, and vouch for the change to it. */
export type SignerParts = { connection: SealerConnection; memory: SignerMemory; signers: readonly LogSigner[] };

const nothingRemembered =
  "This log was signed before, and the signer remembers nothing of it: its folder (ONUS_SIGNER_DIR) was lost, or another installation's is used. Go on with a new log: onus log recover.";

/**
 * Signs what the logs have grown to, each only when that provably continues what was signed of it last; a log that does not is frozen. What is signed is
 * on the signer's own disk before anybody is shown it.
 * @param which `all`: also looks whether those that have not grown are still what was signed
 */
export async function signLogs(parts: SignerParts, which: "grown" | "all", now: Date): Promise<void> {
  const logs = (await parts.connection.transaction((db) => logsToSign(db, which))).filter((log) => !log.isFrozen);
  const notes: (Published & { root: Uint8Array })[] = [];
  for (const log of logs) {
    const note = await signed(parts, log, now);
    if (note) notes.push({ ...note, root: log.root });
  }
  if (notes.length === 0) return;
  await parts.memory.keep(notes.map(({ origin, size, root, note }) => ({ origin, size, root, note, frozen: null })));
  await parts.connection.transaction((db) => publishNotes(db, notes, now));
}

async function signed(parts: SignerParts, log: LogToSign, now: Date): Promise<Published | null> {
  const last = lastSigned(parts.memory, log);
  if (typeof last === "string") return freeze(parts, log, last, now);
  const why = await whyNotSound(parts, log, last);
  if (why !== null) return freeze(parts, log, why, now);
  const { workspaceId, origin, size } = log;
  if (size === log.signedSize) return null;
  const by = await signersOf(parts, log);
  if (by === null) return null;
  return { workspaceId, origin, size, note: signedCheckpoint(log, by), key: vkeyOf(origin, by[0]!), keep: by.length > 1 };
}

/** What is remembered of a log, or why nothing that could be gone on from. */
function lastSigned(memory: SignerMemory, { origin, note }: LogToSign): Remembered | string {
  const known = memory.of(origin);
  if (known === "damaged") return "The signer's memory of this log is damaged. Go on with a new log: onus log recover.";
  if (known) return known.frozen ? known.frozen.why : known;
  if (note !== null) return nothingRemembered;
  return { origin, size: 0, root: emptyRoot(sha256), note: null, frozen: null };
}

async function whyNotSound({ connection, signers }: SignerParts, log: LogToSign, last: Remembered): Promise<string | null> {
  // Published and not remembered: the signer's own folder is an older copy. Both have to hold.
  const published = log.note !== null && (log.signedSize ?? 0) > last.size ? await publishedState(log, signers) : last;
  if (published === null) return "The checkpoint in the database is none that was signed here.";
  if (log.size === log.signedSize && sameBytes(log.root, last.root) && log.size === last.size) return null;
  return connection.transaction(async (db) => {
    const why = await whyNotContinued(db, log, last);
    return why !== null || published === last ? why : whyNotContinued(db, log, published);
  });
}

async function publishedState(log: LogToSign, signers: readonly LogSigner[]): Promise<{ size: number; root: Uint8Array } | null> {
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
export async function freeze({ connection, memory }: SignerParts, log: LogToSign, why: string, now: Date): Promise<null> {
  const { origin } = log;
  logger.error({ log: origin, why }, "this log is frozen: nothing of it is signed any more");
  const known = memory.of(origin);
  const last = known === null || known === "damaged" ? { origin, size: 0, root: emptyRoot(sha256), note: null } : known;
  if (known !== "damaged") await memory.keep([{ ...last, frozen: { at: now.toISOString(), why } }]);
  await connection.transaction((db) => freezeLog(db, log, why, now));
  return null;
}
