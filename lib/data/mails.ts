import { database } from "./database";
import type { Prisma } from "./generated/client";
import type { Tx } from "./transaction";

export type MailRow = Prisma.MailGetPayload<object>;

/** Lays a letter out for the sender. It is there once the transaction commits, and never without it. */
export async function postLetter(
  tx: Tx,
  letter: { id: string; recipient: string; subject: string; text: string; at: Date; workspaceId?: string },
): Promise<void> {
  const { at, ...rest } = letter;
  await tx.mail.create({ data: { ...rest, createdAt: at, notBefore: at } });
}

/** How long a letter that is being sent is nobody else's. Longer than sending may take. */
const heldMs = 2 * 60_000;

/**
 * Takes the letter that waits longest, or null. Any number may take at once: each gets another. Whoever takes one and dies
 * has lost an attempt, and the letter comes up again.
 */
export async function takeLetter(now: Date): Promise<MailRow | null> {
  const [row] = await database().$queryRaw<{ id: string }[]>`
    UPDATE mail SET attempts = attempts + 1, not_before = ${new Date(now.getTime() + heldMs)}
    WHERE id = (SELECT id FROM mail WHERE sent_at IS NULL AND failed_at IS NULL AND not_before <= ${now}
      ORDER BY not_before LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id`;
  return row ? database().mail.findUnique({ where: { id: row.id } }) : null;
}

/** Sent: its words are kept no longer. */
export async function letterSent(id: string, at: Date): Promise<void> {
  await database().mail.update({ where: { id }, data: { sentAt: at, text: "", lastError: null } });
}

/** @param again when to try next; null: given up, and the words, which may hold a secret link, go */
export async function letterFailed(id: string, error: string, at: Date, again: Date | null): Promise<void> {
  const outcome = again ? { notBefore: again } : { failedAt: at, text: "" };
  await database().mail.update({ where: { id }, data: { lastError: error.slice(0, 500), ...outcome } });
}
