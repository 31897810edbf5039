import { z } from "zod";
import { roles, settlements } from "./policy";

/** What may be typed where people and workspaces are named; forms and operations check the same. */

/** E-mail addresses are kept in lower case: one account however it is typed. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "An e-mail address has at most 254 characters.")
  .pipe(z.email("This is not an e-mail address."));

export const personNameSchema = z.string().trim().min(1, "Enter a name.").max(120, "A name has at most 120 characters.");

export const workspaceNameSchema = z
  .string()
  .trim()
  .min(1, "Enter a name for the workspace.")
  .max(120, "A name has at most 120 characters.");

/** Length is what counts (NIST SP 800-63B §3.1.1); the upper bound keeps hashing cheap. */
export const newPasswordSchema = z
  .string()
  .min(12, "Use at least 12 characters: a few words are easy to remember.")
  .max(256, "A password has at most 256 characters.");

/** Whatever was once accepted as a password. */
export const givenPasswordSchema = z.string().min(1, "Enter your password.").max(256, "This is not the password.");

/** One answer for a wrong password, an unknown account, a disabled one and one without a password. */
export const notSignedIn = "Address and password do not belong together.";

/** 32 random bytes in base64url. */
export const invitationTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "This link is not complete.");

export const roleSchema = z.enum(roles, "Choose a role.");
export const settlementSchema = z.enum(settlements, "Choose what settles a claim.");

/** First parts of addresses that are pages of Onus itself. */
const reservedSlugs = new Set(["account", "api", "first-run", "forgotten", "invitation", "reset", "sign-in", "sign-out", "verify"]);

/** The name as it stands in addresses: [a-z0-9-], at most 40 characters; never one of Onus's own pages. */
export function slugOf(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-+|-+$/g, "");
  if (slug === "") return "workspace";
  return reservedSlugs.has(slug) ? `${slug}-workspace` : slug;
}
