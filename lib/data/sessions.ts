import { database } from "./database";
import type { Tx } from "./transaction";

export type SessionRow = { id: string; createdAt: Date; userAgent: string };

/** The user of a session that still stands: not revoked, not run out, and the user not disabled. */
export async function userOfSession(sessionId: string, now: Date): Promise<string | null> {
  const session = await database().session.findFirst({
    where: { id: sessionId, revokedAt: null, expiresAt: { gt: now }, user: { disabledAt: null } },
    select: { userId: true },
  });
  return session?.userId ?? null;
}

export async function openSession(session: {
  id: string;
  userId: string;
  userAgent: string;
  createdAt: Date;
  expiresAt: Date;
}): Promise<void> {
  await database().session.create({ data: session });
}

/** Ends one session at once, as signing out does. */
export async function revokeSession(sessionId: string, at: Date): Promise<void> {
  await database().session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: at } });
}

/** Where a person is signed in, newest first. */
export async function sessionsOf(userId: string, now: Date): Promise<SessionRow[]> {
  return database().session.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: now } },
    select: { id: true, createdAt: true, userAgent: true },
    orderBy: { createdAt: "desc" },
  });
}

/** Ends one of a person's own sessions. @returns false when there is none such, or it has ended */
export async function endOwnSession(tx: Tx, userId: string, sessionId: string, at: Date): Promise<boolean> {
  const ended = await tx.session.updateMany({ where: { id: sessionId, userId, revokedAt: null }, data: { revokedAt: at } });
  return ended.count > 0;
}

/** Ends a person's sessions, all or all but one, in the transaction that gives the reason. @returns how many */
export async function revokeSessions(tx: Tx, userId: string, at: Date, except?: string | null): Promise<number> {
  const ended = await tx.session.updateMany({
    where: { userId, revokedAt: null, ...(except ? { id: { not: except } } : {}) },
    data: { revokedAt: at },
  });
  return ended.count;
}
