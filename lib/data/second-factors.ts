import { recoveryCodeHash } from "@/lib/domain/recovery-codes";
import { isTotpCode } from "@/lib/domain/second-factor";
import { database } from "./database";
import type { Prisma } from "./generated/client";
import type { Tx } from "./transaction";
import type { UserRow } from "./users";

type Db = Prisma.TransactionClient;

/** A secret that counts once a code of it has been shown to work. */
export async function keepUnconfirmedSecret(tx: Tx, userId: string, sealed: Uint8Array<ArrayBuffer>): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { totpSecret: sealed, totpConfirmedAt: null, totpLastStep: null } });
}

export async function confirmSecret(tx: Tx, user: Pick<UserRow, "id" | "version">, step: bigint, at: Date): Promise<void> {
  await tx.user.update({ where: { id: user.id }, data: { totpConfirmedAt: at, totpLastStep: step, version: user.version + 1 } });
}

export async function removeSecondFactor(tx: Tx, user: Pick<UserRow, "id" | "version">): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId: user.id } });
  await tx.user.update({
    where: { id: user.id },
    data: { totpSecret: null, totpConfirmedAt: null, totpLastStep: null, version: user.version + 1 },
  });
}

/**
 * Uses up what proves a second factor: the step in which a code is right, or a recovery code.
 * @param code as `codeSchema` gives it @param step as lib/gateways/totp.ts finds it @returns whether it proves anything
 */
export async function takeCode(userId: string, code: string, step: bigint | null, at: Date, db: Db = database()): Promise<boolean> {
  if (isTotpCode(code)) return step !== null && takeTotpStep(userId, step, db);
  return takeRecoveryCode(userId, recoveryCodeHash(code), at, db);
}

/** Of two that use a step at once, one gets through. */
async function takeTotpStep(userId: string, step: bigint, db: Db): Promise<boolean> {
  const taken = await db.user.updateMany({
    where: { id: userId, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
    data: { totpLastStep: step },
  });
  return taken.count > 0;
}

/** New recovery codes in the place of all earlier ones. */
export async function replaceRecoveryCodes(tx: Tx, userId: string, hashes: readonly string[]): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: hashes.map((codeHash) => ({ userId, codeHash })) });
}

async function takeRecoveryCode(userId: string, codeHash: string, at: Date, db: Db): Promise<boolean> {
  const taken = await db.recoveryCode.updateMany({ where: { userId, codeHash, usedAt: null }, data: { usedAt: at } });
  return taken.count > 0;
}

export async function unusedRecoveryCodes(userId: string): Promise<number> {
  return database().recoveryCode.count({ where: { userId, usedAt: null } });
}
