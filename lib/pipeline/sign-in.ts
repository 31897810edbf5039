import { cache } from "react";
import { decode } from "next-auth/jwt";
import { cookies } from "next/headers";
import { userOfSession } from "@/lib/data/sessions";
import { isUuid } from "@/lib/domain/ids";
import { currentSettings } from "@/lib/gateways/settings";
import { sessionCookieName } from "./session-cookie";

export type SignedIn = { userId: string; sessionId: string };

/**
 * Who is signed in, by the cookie and by the session's row: a revoked session, a disabled user or a changed
 * password ends access with the next request. Once a request.
 */
export const signedIn = cache(async (): Promise<SignedIn | null> => {
  const settings = currentSettings();
  const cookie = (await cookies()).get(sessionCookieName(settings.origin))?.value;
  if (!cookie) return null;
  const sessionId = await sessionIdIn(cookie, settings.sessionSecret);
  const userId = sessionId && (await userOfSession(sessionId, new Date()));
  return userId ? { userId, sessionId } : null;
});

export async function signedInUserId(): Promise<string | null> {
  return (await signedIn())?.userId ?? null;
}

/** The session that a cookie names, or null when it was not made here or has run out. */
export async function sessionIdIn(cookie: string, secret: string): Promise<string | null> {
  const token = await decode({ token: cookie, secret }).catch(() => null);
  return typeof token?.sid === "string" && isUuid(token.sid) ? token.sid : null;
}
