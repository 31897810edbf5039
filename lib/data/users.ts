import { Refusal } from "@/lib/domain/problems";
import { database } from "./database";
import type { Prisma } from "./generated/client";
import type { Tx } from "./transaction";

export type UserRow = Prisma.UserGetPayload<object>;

/** The account behind an address, however it is typed. */
export async function userByEmail(email: string, db: Prisma.TransactionClient = database()): Promise<UserRow | null> {
  return db.user.findUnique({ where: { email: email.toLowerCase() } });
}

export async function userByOidcSubject(oidcSubject: string): Promise<UserRow | null> {
  return database().user.findUnique({ where: { oidcSubject } });
}

export async function userById(id: string): Promise<UserRow | null> {
  return database().user.findUnique({ where: { id } });
}

/** Where letters to a person go; not-found when the account is disabled. */
export async function emailOf(tx: Tx, id: string): Promise<string> {
  const user = await tx.user.findUnique({ where: { id }, select: { email: true, disabledAt: true } });
  if (!user || user.disabledAt) throw new Refusal("not-found");
  return user.email;
}

/** Whether this installation has anybody yet. */
export async function hasUsers(): Promise<boolean> {
  return (await database().user.findFirst({ select: { id: true } })) !== null;
}

/** Means nothing but "the first workspace is being made". */
const firstRunLock = 20_261_124;

/** Holds the door of the first run: of two at once, the second waits and then finds somebody there. */
export async function lockFirstRun(tx: Tx): Promise<{ users: number }> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${firstRunLock})`;
  return { users: await tx.user.count() };
}

/** Loads one's own account and locks it. */
export async function lockUser(tx: Tx, id: string | null): Promise<UserRow> {
  if (id === null) throw new Refusal("signed-out");
  await tx.$executeRaw`SELECT 1 FROM "user" WHERE id = ${id}::uuid FOR UPDATE`;
  const user = await tx.user.findUnique({ where: { id } });
  if (!user || user.disabledAt) throw new Refusal("signed-out");
  return user;
}

/** An account whatever its state, for the operator; locked. */
export async function lockAccount(tx: Tx, id: string): Promise<UserRow> {
  await tx.$executeRaw`SELECT 1 FROM "user" WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.user.findUniqueOrThrow({ where: { id } });
}

export async function insertUser(
  tx: Tx,
  user: { id: string; email: string; name: string; passwordHash: string | null; createdAt: Date },
): Promise<void> {
  await tx.user.create({ data: { ...user, email: user.email.toLowerCase() } });
}

export async function updateUser(
  tx: Tx,
  user: Pick<UserRow, "id" | "version">,
  change: Partial<Pick<UserRow, "name" | "passwordHash" | "disabledAt">>,
): Promise<number> {
  const version = user.version + 1;
  await tx.user.update({ where: { id: user.id }, data: { ...change, version } });
  return version;
}

/** Ties an account to a provider's subject, unless it is tied already. @returns whether it is now */
export async function linkOidcSubject(id: string, oidcSubject: string): Promise<boolean> {
  const linked = await database().user.updateMany({ where: { id, oidcSubject: null }, data: { oidcSubject } });
  return linked.count > 0;
}

/** An account without a password, for somebody who was invited and came by way of the provider. */
export async function insertOidcUser(user: {
  id: string;
  email: string;
  name: string;
  oidcSubject: string;
  createdAt: Date;
}): Promise<void> {
  await database().user.create({ data: user });
}
