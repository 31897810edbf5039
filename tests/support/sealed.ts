import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Sealer } from "@/lib/background/sealer";
import { becomeSealer, type SealerConnection } from "@/lib/data/sealing/sealer-connection";
import { signingKeyFrom } from "@/lib/domain/audit/note/ed25519";
import { currentSettings } from "@/lib/gateways/settings";
import { SignerMemory } from "@/lib/gateways/signer-memory";
import { asOwner } from "./workspace";

export const firstSeed = Buffer.alloc(32, 1).toString("base64");
export const secondSeed = Buffer.alloc(32, 2).toString("base64");
export const newSignerDir = (): string => mkdtempSync(join(tmpdir(), "onus-signer-"));

/** The elected sealer, for as long as `work` lasts, with a folder of its own for what it remembers. */
export async function whileSealer<T>(
  signerDir: string,
  work: (sealer: Sealer, connection: SealerConnection) => Promise<T>,
  seeds: readonly string[] = [firstSeed],
): Promise<T> {
  const connection = await becomeSealer(currentSettings().databaseUrl, () => undefined, new AbortController().signal);
  try {
    const memory = await SignerMemory.open(signerDir);
    const sealer = new Sealer({ connection: connection!, memory, signers: seeds.map(signingKeyFrom), trees: new Map() });
    await sealer.begin(new Date());
    return await work(sealer, connection!);
  } finally {
    await connection?.close();
  }
}

/** Puts everything that waits in order and signs it. */
export async function sealAll(signerDir: string, seeds?: readonly string[]): Promise<void> {
  await whileSealer(signerDir, untilSealed, seeds);
}

export async function untilSealed(sealer: Sealer): Promise<void> {
  while ((await sealer.once(new Date())).taken > 0);
}

export type StoredLog = {
  size: number;
  root: Buffer;
  key: string | null;
  note: string | null;
  signedSize: number | null;
  frozenWhy: string | null;
};

/** A workspace's log under an origin, as the database has it. */
export async function logOf(workspaceId: string, origin = `onus.test/log/${workspaceId}`): Promise<StoredLog> {
  const [row] = await asOwner<StoredLog>(
    `SELECT size::int AS size, root, key, note, signed_size::int AS "signedSize", frozen_why AS "frozenWhy"
     FROM audit_log WHERE workspace_id = $1 AND origin = $2`,
    [workspaceId, origin],
  );
  return row!;
}

const guarded = ["audit_log", "audit_entry", "audit_tile", "audit_intent", "audit_event", "audit_part"];

/** As somebody who owns the database and can switch its triggers off. */
export async function pastTheTriggers(sql: string, values: unknown[] = []): Promise<void> {
  for (const table of guarded) await asOwner(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await asOwner(sql, values);
  for (const table of guarded) await asOwner(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}
