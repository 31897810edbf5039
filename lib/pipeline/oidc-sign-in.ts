import { randomBytes } from "node:crypto";
import type { NextAuthOptions, Profile } from "next-auth";
import { isInvited } from "@/lib/data/invitations";
import { insertOidcUser, linkOidcSubject, userByEmail, userByOidcSubject } from "@/lib/data/users";
import { uuidV7 } from "@/lib/domain/ids";
import { emailSchema } from "@/lib/domain/people";
import type { Settings } from "@/lib/domain/settings";

type OidcSettings = NonNullable<Settings["oidc"]>;
/** Claims of OpenID Connect Core 1.0 §5.1, as any issuer sends them. */
type Claims = Profile & { email_verified?: unknown };

/** Any issuer that publishes its configuration (OpenID Connect Discovery 1.0). */
export function oidcProvider({ issuer, clientId, clientSecret, name }: OidcSettings): NextAuthOptions["providers"][number] {
  return {
    id: "oidc",
    name,
    type: "oauth",
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    clientId,
    clientSecret,
    profile: (claims: Claims) => ({ id: claims.sub ?? "" }),
  };
}

/**
 * The account that a provider's answer stands for, or null. Known by the provider's subject; else linked by an address that
 * the provider has verified, to an account that exists or is made because somebody invited that address. It belongs to
 * no workspace until the invitation is accepted.
 */
export async function userForOidc(issuer: string, claims: Claims, now: Date): Promise<string | null> {
  if (!claims.sub) return null;
  const subject = `${issuer.replace(/\/$/, "")}#${claims.sub}`;
  const known = await userByOidcSubject(subject);
  if (known) return known.disabledAt ? null : known.id;

  const email = emailSchema.safeParse(claims.email);
  if (!email.success || claims.email_verified !== true) return null;
  const account = await userByEmail(email.data);
  if (account) {
    if (account.disabledAt || account.oidcSubject) return null;
    return (await linkOidcSubject(account.id, subject)) ? account.id : null;
  }
  if (!(await isInvited(email.data, now))) return null;
  const id = uuidV7(now.getTime(), randomBytes(10));
  const name = claims.name?.trim().slice(0, 120) || email.data;
  await insertOidcUser({ id, email: email.data, name, oidcSubject: subject, createdAt: now });
  return id;
}
