import { deadReset } from "@/lib/domain/password-resets";
import { Refusal } from "@/lib/domain/problems";
import { database } from "./database";
import type { Prisma } from "./generated/client";
import type { Tx } from "./transaction";
import type { UserRow } from "./users";

type ResetRow = Prisma.PasswordResetGetPayload<object>;

export async function insertPasswordReset(
  tx: Tx,
  reset: { tokenHash: string; userId: string; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await tx.passwordReset.deleteMany({ where: { userId: reset.userId, expiresAt: { lt: reset.createdAt } } });
  await tx.passwordReset.create({ data: reset });
}

/** Whether a link still works; locked with its account. Refuses with not-found. */
export async function lockPasswordReset(tx: Tx, tokenHash: string): Promise<{ reset: ResetRow; user: UserRow }> {
  await tx.$executeRaw`SELECT 1 FROM password_reset r JOIN "user" u ON u.id = r.user_id WHERE r.token_hash = ${tokenHash} FOR UPDATE`;
  const found = await tx.passwordReset.findUnique({ where: { tokenHash }, include: { user: true } });
  if (!found) throw new Refusal("not-found", { detail: deadReset });
  const { user, ...reset } = found;
  return { reset, user };
}

/** Uses up every link of an account. */
export async function usePasswordResets(tx: Tx, userId: string, at: Date): Promise<void> {
  await tx.passwordReset.updateMany({ where: { userId, usedAt: null }, data: { usedAt: at } });
}

/** Whether a link would work now, for the page that it opens. */
export async function isLiveReset(tokenHash: string, now: Date): Promise<boolean> {
  const where = { tokenHash, usedAt: null, expiresAt: { gt: now }, user: { disabledAt: null } };
  return (await database().passwordReset.count({ where })) > 0;
}
