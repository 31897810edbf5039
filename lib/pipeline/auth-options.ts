import type { NextAuthOptions } from "next-auth";
import { revokeSession, userOfSession } from "@/lib/data/sessions";
import { codeNeeded } from "@/lib/domain/second-factor";
import { currentSettings } from "@/lib/gateways/settings";
import { clientAddress } from "./client-address";
import { asProblem } from "./failure";
import { logger } from "./logger";
import { oidcProvider, userForOidc } from "./oidc-sign-in";
import { type Client, sessionLifeMs, signInWithPassword, startSession } from "./password-sign-in";
import { servedSecurely, sessionCookieName } from "./session-cookie";

/**
 * next-auth for one request. Its JWT carries the id of a session's row and nothing else: what a session may do
 * is asked of the database each time (sign-in.ts), so that revoking the row ends it at once.
 */
export function authOptions(requestHeaders: Pick<Headers, "get">): NextAuthOptions {
  const { origin, sessionSecret, oidc, trustedProxies } = currentSettings();
  // next-auth knows its own address from here only.
  process.env.NEXTAUTH_URL = origin;
  const client: Client = {
    address: clientAddress(requestHeaders, trustedProxies),
    userAgent: requestHeaders.get("user-agent") ?? "",
  };
  const secure = servedSecurely(origin);
  let oidcUserId: string | null = null;
  return {
    secret: sessionSecret,
    session: { strategy: "jwt", maxAge: sessionLifeMs / 1000 },
    useSecureCookies: secure,
    cookies: {
      sessionToken: { name: sessionCookieName(origin), options: { httpOnly: true, sameSite: "lax", path: "/", secure } },
    },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/account" },
    providers: [
      {
        id: "credentials",
        name: "E-mail and password",
        type: "credentials",
        credentials: { email: {}, password: {}, code: {} },
        authorize: (given) => withPassword(given, client),
      },
      ...(oidc ? [oidcProvider(oidc)] : []),
    ],
    callbacks: {
      async signIn({ account, profile }) {
        if (account?.provider !== "oidc") return true;
        oidcUserId = oidc && profile ? await userForOidc(oidc.issuer, profile, new Date()) : null;
        return oidcUserId !== null || "/sign-in?error=unknown-person";
      },
      async jwt({ token, user, account }) {
        if (account?.provider === "oidc") {
          if (!oidcUserId) throw new Error("The provider's answer was not checked.");
          return { sid: (await startSession(oidcUserId, client, new Date())).sessionId };
        }
        return account ? { sid: (user as unknown as { sessionId: string }).sessionId } : token;
      },
      async session({ session, token }) {
        const userId = typeof token.sid === "string" ? await userOfSession(token.sid, new Date()) : null;
        // next-auth answers "nobody" with an empty object.
        return (userId ? { expires: session.expires } : {}) as typeof session;
      },
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid === "string") await revokeSession(token.sid, new Date());
      },
    },
    // Its details may hold what people typed or a provider's answer: the code says enough.
    logger: {
      error: (code) => logger.error({ code }, "sign-in failed"),
      warn: (code) => logger.debug({ code }, "sign-in"),
      debug: () => undefined,
    },
  };
}

/** next-auth hands an error's message to the form, so the problem travels as one word: `rate-limited:540`, `invalid:code-needed`. */
async function withPassword(given: Record<string, string> | undefined, client: Client) {
  try {
    const credentials = { email: given?.email ?? "", password: given?.password ?? "", code: given?.code ?? "" };
    const { userId, sessionId } = await signInWithPassword(credentials, client, new Date());
    return { id: userId, sessionId };
  } catch (error) {
    const problem = asProblem(error, "sign-in");
    const more = problem.retryAfterSeconds ?? (problem.fields?.code === codeNeeded ? "code-needed" : problem.fields?.code && "code-wrong");
    throw new Error([problem.kind, more].filter(Boolean).join(":"));
  }
}
