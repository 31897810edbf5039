import { createHash } from "node:crypto";
import { z } from "zod";

/** How long a mailed link for a new password works. */
export const resetLifeMs = 60 * 60 * 1000;
export const deadReset = "This link was used, or it is older than an hour. Ask for a new one.";
/** 32 random bytes in base64url. */
export const resetTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "This link is not complete.");

/** Only the hash is stored: a copy of the database opens no account. */
export function resetTokenHash(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
