import { createHash } from "node:crypto";
import { Refusal } from "@/lib/domain/problems";
import { database } from "./database";

/** In this window, so many wrong passwords for an account, and so many from an address. */
export const attemptWindowMs = 15 * 60 * 1000;
export const attemptsPerAccount = 10;
export const attemptsPerAddress = 50;

/** Letters for a new password: so many for an address of mail, and so many asked for from one place, in an hour. */
export const resetWindowMs = 60 * 60 * 1000;
export const resetsPerAccount = 3;
export const resetsPerAddress = 20;

type Attempt = { email: string; address: string };

/**
 * Counts an attempt to prove a password, for accounts that exist and for such that don't alike.
 * Refuses with rate-limited; whoever is refused by address is not counted against the account.
 */
export async function admitAttempt(attempt: Attempt, now: Date): Promise<void> {
  const { accountKey, addressKey } = keysOf(attempt);
  await admit(addressKey, attemptsPerAddress, now);
  await admit(accountKey, attemptsPerAccount, now);
}

/** After a right password: the account starts anew, and the address was not guessing this time. */
export async function forgetFailures(attempt: Attempt, now: Date): Promise<void> {
  const { accountKey, addressKey } = keysOf(attempt);
  await clearAttempts(accountKey, now);
  await giveBackAttempt(addressKey);
}

/** Counts a request for a new password, for accounts that exist and for such that don't alike. Refuses with rate-limited. */
export async function admitReset(attempt: Attempt, now: Date): Promise<void> {
  const { accountKey, addressKey } = keysOf(attempt);
  await admit(`reset:${addressKey}`, resetsPerAddress, now, resetWindowMs);
  await admit(`reset:${accountKey}`, resetsPerAccount, now, resetWindowMs);
}

async function admit(key: string, limit: number, now: Date, windowMs = attemptWindowMs): Promise<void> {
  const taken = await takeAttempt(key, limit, windowMs, now);
  if (!taken.allowed) throw new Refusal("rate-limited", { retryAfterSeconds: taken.retryAfterSeconds });
}

/** What people typed as an address may be anything, a password too: only its hash is kept. */
function keysOf({ email, address }: Attempt): { accountKey: string; addressKey: string } {
  const account = createHash("sha256").update(email.trim().toLowerCase()).digest("base64url");
  return { accountKey: `account:${account}`, addressKey: `address:${address}` };
}

type Taken = { allowed: true } | { allowed: false; retryAfterSeconds: number };

/**
 * Counts one attempt against `limit` in a window of `windowMs` that begins with the first. It is counted before it is
 * tried, in one statement, so that of any number at the same moment exactly `limit` get through.
 */
export async function takeAttempt(key: string, limit: number, windowMs: number, now: Date): Promise<Taken> {
  const fresh = new Date(now.getTime() + windowMs);
  const [row] = await database().$queryRaw<{ failures: number; windowEnd: Date }[]>`
    INSERT INTO throttle AS t (key, failures, window_end) VALUES (${key}, 1, ${fresh})
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN t.window_end <= ${now} THEN 1 ELSE least(t.failures, ${limit}) + 1 END,
      window_end = CASE WHEN t.window_end <= ${now} THEN ${fresh} ELSE t.window_end END
    RETURNING failures, window_end AS "windowEnd"`;
  if (row!.failures <= limit) return { allowed: true };
  return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil((row!.windowEnd.getTime() - now.getTime()) / 1000)) };
}

/** Takes back one attempt that turned out to be no failure. */
async function giveBackAttempt(key: string): Promise<void> {
  await database().$executeRaw`UPDATE throttle SET failures = greatest(failures - 1, 0) WHERE key = ${key}`;
}

/** Forgets a key's failures, and with it every window that is long over. */
async function clearAttempts(key: string, now: Date): Promise<void> {
  await database().$executeRaw`DELETE FROM throttle WHERE key = ${key} OR window_end < ${now}::timestamptz - interval '1 day'`;
}
