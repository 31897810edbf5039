import { database } from "./database";

export type Attempt = { allowed: true } | { allowed: false; retryAfterSeconds: number };

/**
 * Counts one attempt against `limit` in a window of `windowMs` that begins with the first. It is counted before it is
 * tried, in one statement, so that of any number at the same moment exactly `limit` get through.
 */
export async function takeAttempt(key: string, limit: number, windowMs: number, now: Date): Promise<Attempt> {
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
export async function giveBackAttempt(key: string): Promise<void> {
  await database().$executeRaw`UPDATE throttle SET failures = greatest(failures - 1, 0) WHERE key = ${key}`;
}

/** Forgets a key's failures, and with it every window that is long over. */
export async function clearAttempts(key: string, now: Date): Promise<void> {
  await database().$executeRaw`DELETE FROM throttle WHERE key = ${key} OR window_end < ${now}::timestamptz - interval '1 day'`;
}
