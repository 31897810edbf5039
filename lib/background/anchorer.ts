import { setTimeout as sleep } from "node:timers/promises";
import { keepAnchor, keepFailure, type LogToAnchor, logsFor, noteOf, type Target } from "@/lib/data/anchoring/anchors";
import { readNodes } from "@/lib/data/sealing/log-nodes";
import { becomeSealer, type SealerConnection } from "@/lib/data/sealing/sealer-connection";
import { sealerReader } from "@/lib/data/sealing/sealer-reader";
import { verifyEd25519 } from "@/lib/domain/audit/note/ed25519";
import { parseVerifierKey } from "@/lib/domain/audit/note/keys";
import { parseNote, writeNote } from "@/lib/domain/audit/note/signed-note";
import { consistencyRanges, coordinatesIn, proofOf } from "@/lib/domain/audit/tree/proofs";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import { readToken } from "@/lib/domain/audit/verify/tokens/token";
import { webDigest, webVerifySignature } from "@/lib/domain/audit/verify/tokens/web-signatures";
import type { AnchoringSettings } from "@/lib/domain/settings";
import { NotDone } from "@/lib/gateways/anchoring/ask";
import { publish } from "@/lib/gateways/anchoring/publish";
import { timestamped } from "@/lib/gateways/anchoring/timestamp";
import { cosigned } from "@/lib/gateways/anchoring/witness";
import { currentSettings } from "@/lib/gateways/settings";
import { logger } from "@/lib/pipeline/logger";

const idleMs = 5000;
const troubledMs = 10_000;
/** After a failure, doubled with each one up to the usual interval. */
const againMs = 30_000;

/** What was done for a log: a note with a line more, or a token. */
type Done = { note?: string; token?: Uint8Array };
type Anchoring = Target & { hand: (log: LogToAnchor, connection: SealerConnection) => Promise<Done> };

/**
 * Hands new checkpoints to time-stamp authorities, witnesses and places of publication, until `signal` ends it. Any number of processes may: one of them
 * does it. No write ever waits for it.
 */
export async function anchorInBackground(signal: AbortSignal): Promise<void> {
  const { anchoring, databaseUrl } = currentSettings();
  const targets = targetsOf(anchoring);
  while (targets.length > 0 && !signal.aborted) {
    const connection = await becomeSealer(databaseUrl, () => undefined, signal, "anchoring").catch((error: unknown) => {
      logger.error({ err: error }, "handing checkpoints on failed; trying again");
      return null;
    });
    try {
      while (connection && !signal.aborted && !connection.isLost()) {
        await anchorOnce(connection, anchoring, new Date());
        await sleep(idleMs, undefined, { signal, ref: false });
      }
    } catch (error) {
      if (!signal.aborted) logger.error({ err: error }, "handing checkpoints on failed; trying again");
    } finally {
      await connection?.close();
    }
    // An abort ends the pause, and with it the loop.
    await sleep(troubledMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** Hands each log's newest checkpoint to each of these whose turn it is. */
export async function anchorOnce(connection: SealerConnection, settings: AnchoringSettings, now: Date): Promise<void> {
  for (const target of targetsOf(settings)) {
    const logs = await connection.transaction((db) => logsFor(db, target));
    for (const log of logs.filter(({ last }) => isTurn(last, settings.minutes * 60_000, now))) await handOn(connection, target, log, now);
  }
}

function isTurn(last: LogToAnchor["last"], intervalMs: number, now: Date): boolean {
  if (!last) return true;
  const wait = last.state === "done" ? intervalMs : Math.min(intervalMs, againMs * 2 ** (last.tries - 1));
  return now.getTime() - last.at.getTime() >= wait;
}

async function handOn(connection: SealerConnection, target: Anchoring, log: LogToAnchor, now: Date): Promise<void> {
  const { workspaceId, origin, signedSize: size } = log;
  try {
    const { note, token } = await target.hand(log, connection);
    await connection.transaction(async (db) => {
      const stands = await noteOf(db, { workspaceId, origin, size, note: log.note });
      await keepAnchor(
        db,
        target,
        { workspaceId, origin, size, note: note ? withLinesOf(stands, note) : stands, ...(token ? { token } : {}) },
        now,
      );
    });
  } catch (error) {
    if (!(error instanceof NotDone)) throw error;
    const tries = log.last?.state === "failed" ? log.last.tries + 1 : 1;
    logger.warn({ log: origin, target: target.name, why: error.message }, "a checkpoint could not be handed on");
    await connection.transaction((db) => keepFailure(db, target, { workspaceId, origin, size }, { detail: error.message, tries }, now));
  }
}

function targetsOf({ timestampUrl, witnesses, publish: places }: AnchoringSettings): Anchoring[] {
  const targets: Anchoring[] = [];
  if (timestampUrl) {
    const hand = async ({ note }: LogToAnchor): Promise<Done> => ({
      token: await timestamped(timestampUrl, parseNote(note)!.text, isToken),
    });
    targets.push({ kind: "timestamp", name: timestampUrl, hand });
  }
  for (const { key: written, url } of witnesses) {
    const key = parseVerifierKey(sha256, written);
    // Checked when the server started.
    if (!key) continue;
    const hand = async (log: LogToAnchor, connection: SealerConnection): Promise<Done> => {
      const asked = { note: log.note, size: log.signedSize, proofFrom: (from: number) => proofFrom(connection, log, from) };
      const line = await cosigned({ key, url }, asked, log.doneSize, verifyEd25519);
      return { note: withLine(log.note, line) };
    };
    targets.push({ kind: "witness", name: key.name, hand });
  }
  for (const place of places) {
    const name = typeof place === "string" ? place : `s3://${[place.bucket, place.prefix].filter(Boolean).join("/")}`;
    const where = typeof place !== "string" ? { bucket: place } : place.startsWith("/") ? { folder: place } : { webhook: place };
    const hand = async ({ origin, signedSize, note }: LogToAnchor): Promise<Done> => {
      await publish(where, { origin, size: signedSize, note });
      return {};
    };
    targets.push({ kind: "publication", name, hand });
  }
  return targets;
}

async function isToken(response: Uint8Array, imprint: Uint8Array): Promise<boolean> {
  return (await readToken({ digest: webDigest, verifySignature: webVerifySignature }, response, imprint)) !== null;
}

/** Of the tree as it was signed: the log may have grown since. */
async function proofFrom(connection: SealerConnection, log: LogToAnchor, from: number): Promise<Uint8Array[]> {
  const ranges = consistencyRanges(from, log.signedSize);
  return connection.transaction(async (db) => proofOf(sha256, ranges, await readNodes(sealerReader(db), log, log, coordinatesIn(ranges))));
}

type Line = Parameters<typeof writeNote>[0]["signatures"][number];

/** A note with a line more, unless it has it. */
function withLine(note: string, line: Line): string {
  const parsed = parseNote(note)!;
  const others = parsed.signatures.filter(({ name, keyId }) => name !== line.name || !line.keyId.every((byte, at) => keyId[at] === byte));
  return writeNote({ text: parsed.text, signatures: [...others, line] });
}

/** The lines of both. */
const withLinesOf = (note: string, other: string): string => parseNote(other)!.signatures.reduce(withLine, note);
