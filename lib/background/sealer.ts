import { setTimeout as sleep } from "node:timers/promises";
import { becomeSealer } from "@/lib/data/sealing/sealer-connection";
import { logsToSign } from "@/lib/data/sealing/checkpoints";
import { waitingWorkspaces } from "@/lib/data/sealing/intents";
import { signingKeyFrom } from "@/lib/domain/audit/note/ed25519";
import { currentSettings } from "@/lib/gateways/settings";
import { SignerMemory } from "@/lib/gateways/signer-memory";
import { logger } from "@/lib/pipeline/logger";
import { beginRound, patrol, type Round } from "./patrol";
import { Doorbell } from "./doorbell";
import { mostAtOnce, sequence, Unsound } from "./sequencer";
import { freeze, type SignerParts, signLogs } from "./signer";

/** Between two looks: while people write, so that many leaves are taken at once; and by itself, whoever rings. */
const gatherMs = 80;
const idleMs = 1000;
/** Between two signatures of a log that goes on growing: each one waits for the disk. */
const signEveryMs = 150;
const firstPauseMs = 200;
const longestPauseMs = 5000;
/** How long a workspace is passed over whose leaves cannot be put in order. */
const asideMs = 60_000;
/** Between two readings of all logs. */
const patrolRestMs = 600_000;

/**
 * Puts what was recorded in order and signs it, until `signal` ends it. Any number of processes may: one of them does it, and another goes on when that one
 * is gone.
 */
export async function sealInBackground(signal: AbortSignal): Promise<void> {
  let pauseMs = firstPauseMs;
  while (!signal.aborted) {
    try {
      await sealWhileElected(signal, () => (pauseMs = firstPauseMs));
    } catch (error) {
      logger.error({ err: error }, "sealing the logs failed; trying again");
      // An abort ends the pause, and with it the loop.
      await sleep(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
      pauseMs = Math.min(2 * pauseMs, longestPauseMs);
    }
  }
}

async function sealWhileElected(signal: AbortSignal, onSealed: () => void): Promise<void> {
  const { databaseUrl, signerDir, signingKeys } = currentSettings();
  const doorbell = new Doorbell();
  const connection = await becomeSealer(databaseUrl, () => doorbell.ring(), signal);
  if (!connection) return;
  try {
    const memory = await SignerMemory.open(signerDir);
    const sealer = new Sealer({ connection, memory, signers: signingKeys.map(signingKeyFrom), trees: new Map() });
    await sealer.begin(new Date());
    while (!signal.aborted && !connection.isLost()) {
      const { more, taken } = await sealer.once(new Date());
      onSealed();
      if (more) continue;
      if (taken === 0 && !doorbell.hasRung) await sealer.patrolOnce(new Date());
      if (taken === 0) await doorbell.heard(idleMs, signal);
      await sleep(gatherMs);
    }
  } finally {
    await connection.close();
  }
}

/** What the elected process does, step by step. */
export class Sealer {
  readonly #parts: SignerParts;
  readonly #aside = new Map<string, number>();
  #round: Round | null = null;
  #next = 0;
  #restUntil = 0;
  #signedAt = 0;
  #isUnsigned = false;

  constructor(parts: SignerParts) {
    this.#parts = parts;
  }

  /** Looks at every log before anything is added to it: the database may be another than the one that was signed. */
  async begin(now: Date): Promise<void> {
    await signLogs(this.#parts, "all", now);
  }

  /** Puts in order what waits, and signs. @returns how many waited, and whether there are more */
  async once(now: Date): Promise<{ taken: number; more: boolean }> {
    const taken = await this.#sequence(now);
    this.#isUnsigned ||= taken > 0;
    if (this.#isUnsigned && (taken === 0 || now.getTime() - this.#signedAt >= signEveryMs)) {
      await signLogs(this.#parts, "grown", now);
      this.#signedAt = now.getTime();
      this.#isUnsigned = false;
    }
    return { taken, more: taken === mostAtOnce };
  }

  async #sequence(now: Date): Promise<number> {
    for (const [workspaceId, until] of this.#aside) if (until <= now.getTime()) this.#aside.delete(workspaceId);
    try {
      return await sequence(this.#parts.connection, { except: [...this.#aside.keys()] }, now);
    } catch (error) {
      if (error instanceof Unsound) this.#putAside(error.workspaceId, error, now);
      else if (isRefusedRow(error)) await this.#findRefused(now);
      else throw error;
      return 1;
    }
  }

  /** Something was put into a log past Onus, where its next entry belongs. PostgreSQL does not tell which. */
  async #findRefused(now: Date): Promise<void> {
    for (const only of await this.#parts.connection.transaction(waitingWorkspaces)) {
      try {
        await sequence(this.#parts.connection, { only }, now);
      } catch (error) {
        if (!(error instanceof Unsound) && !isRefusedRow(error)) throw error;
        this.#putAside(only, error, now);
      }
    }
  }

  #putAside(workspaceId: string, error: unknown, now: Date): void {
    logger.error({ err: error, workspaceId }, "what waits in a workspace cannot be put in order; the others go on");
    this.#aside.set(workspaceId, now.getTime() + asideMs);
  }

  /** Reads a little of a log anew, one log after the other. */
  async patrolOnce(now: Date): Promise<void> {
    const { connection, memory } = this.#parts;
    this.#round ??= await this.#nextRound(now);
    const round = this.#round;
    if (!round) return;
    const after = await connection.transaction((db) => patrol(db, round));
    this.#round = after === "done" || "why" in after ? null : after;
    if (after === "done" || !("why" in after)) return;
    const log = (await connection.transaction((db) => logsToSign(db, "all"))).find((each) => sameLog(each, round.log));
    if (log && memory.of(log.origin) !== null) await freeze(this.#parts, log, after.why, now);
  }

  async #nextRound(now: Date): Promise<Round | null> {
    if (now.getTime() < this.#restUntil) return null;
    const logs = (await this.#parts.connection.transaction((db) => logsToSign(db, "all"))).filter((log) => !log.isFrozen);
    const log = logs[this.#next++];
    if (!log) {
      this.#next = 0;
      this.#restUntil = now.getTime() + patrolRestMs;
      return null;
    }
    const signed = this.#parts.memory.of(log.origin);
    return signed && signed !== "damaged" && signed.size > 0 ? beginRound(log, signed) : null;
  }
}

const sameLog = (one: Round["log"], other: Round["log"]): boolean => one.workspaceId === other.workspaceId && one.origin === other.origin;

/** SQLSTATE unique_violation and check_violation. */
const isRefusedRow = (error: unknown): boolean => ["23505", "23514"].includes(String((error as { code?: unknown }).code));
