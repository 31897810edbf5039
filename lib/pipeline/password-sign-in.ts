import { randomBytes } from "node:crypto";
import { openSession } from "@/lib/data/sessions";
import { admitAttempt, forgetFailures } from "@/lib/data/throttles";
import { takeCode } from "@/lib/data/second-factors";
import { type UserRow, userByEmail } from "@/lib/data/users";
import { uuidV7 } from "@/lib/domain/ids";
import { emailSchema, givenPasswordSchema, notSignedIn } from "@/lib/domain/people";
import { Refusal } from "@/lib/domain/problems";
import { codeNeeded, codeSchema, codeWrong } from "@/lib/domain/second-factor";
import { verifyPassword } from "@/lib/gateways/passwords";
import { totpStep } from "@/lib/gateways/totp";
import type { SignedIn } from "./sign-in";

/** How long a session lasts at most, counted from the sign-in. */
export const sessionLifeMs = 30 * 24 * 60 * 60 * 1000;

export type Credentials = { email: string; password: string; code?: string };
export type Client = { address: string; userAgent: string };

/**
 * Proves who somebody is by a password, and by their second factor where they have one, and opens a session.
 * Refuses with invalid (for a code: by the field `code`) or rate-limited.
 */
export async function signInWithPassword(given: Credentials, client: Client, now: Date): Promise<SignedIn> {
  const attempt = { email: String(given.email ?? ""), address: client.address };
  await admitAttempt(attempt, now);
  const email = emailSchema.safeParse(given.email);
  const password = givenPasswordSchema.safeParse(given.password);
  const user = email.success ? await userByEmail(email.data) : null;
  const proved = await verifyPassword(user?.passwordHash ?? null, password.success ? password.data : "");
  if (!proved || !user || user.disabledAt) throw new Refusal("invalid", { detail: notSignedIn });
  if (user.totpConfirmedAt) await proveSecondFactor(user, given.code ?? "", now);
  await forgetFailures(attempt, now);
  return startSession(user.id, client, now);
}

/** A wrong code stays counted as a failed attempt, and so does asking for the code: guessing is no cheaper than a password. */
async function proveSecondFactor(user: UserRow, typed: string, now: Date): Promise<void> {
  const parsed = codeSchema.safeParse(typed);
  const code = parsed.success ? parsed.data : "wrong";
  if (code === "") throw new Refusal("invalid", { fields: { code: codeNeeded } });
  if (!(await takeCode(user.id, code, totpStep(user, code, now), now))) throw new Refusal("invalid", { fields: { code: codeWrong } });
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
