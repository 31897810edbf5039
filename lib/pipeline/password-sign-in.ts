import { randomBytes } from "node:crypto";
import { openSession } from "@/lib/data/sessions";
import { admitAttempt, forgetFailures } from "@/lib/data/throttles";
import { userByEmail } from "@/lib/data/users";
import { uuidV7 } from "@/lib/domain/ids";
import { emailSchema, givenPasswordSchema, notSignedIn } from "@/lib/domain/people";
import { Refusal } from "@/lib/domain/problems";
import { verifyPassword } from "@/lib/gateways/passwords";
import type { SignedIn } from "./sign-in";

/** How long a session lasts at most, counted from the sign-in. */
export const sessionLifeMs = 30 * 24 * 60 * 60 * 1000;

export type Credentials = { email: string; password: string };
export type Client = { address: string; userAgent: string };

/** Proves who somebody is by a password, and opens a session. Refuses with invalid or rate-limited. */
export async function signInWithPassword(given: Credentials, client: Client, now: Date): Promise<SignedIn> {
  const attempt = { email: String(given.email ?? ""), address: client.address };
  await admitAttempt(attempt, now);
  const email = emailSchema.safeParse(given.email);
  const password = givenPasswordSchema.safeParse(given.password);
  const user = email.success ? await userByEmail(email.data) : null;
  const proved = await verifyPassword(user?.passwordHash ?? null, password.success ? password.data : "");
  if (!proved || !user || user.disabledAt) throw new Refusal("invalid", { detail: notSignedIn });
  await forgetFailures(attempt, now);
  return startSession(user.id, client, now);
}

export async function startSession(userId: string, client: Client, now: Date): Promise<SignedIn> {
  const sessionId = uuidV7(now.getTime(), randomBytes(10));
  await openSession({
    id: sessionId,
    userId,
    userAgent: client.userAgent.slice(0, 300),
    createdAt: now,
    expiresAt: new Date(now.getTime() + sessionLifeMs),
  });
  return { userId, sessionId };
}
