import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** Argon2id as OWASP's Password Storage Cheat Sheet asks: 19 MiB, two passes, one lane. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** @returns a PHC string that carries its salt and cost */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

let nobodysHash: Promise<string> | undefined;

/**
 * Takes as long for an account that does not exist, or has no password, as for one that does, so that the time
 * does not tell them apart.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  if (stored !== null) return verify(stored, password.normalize("NFKC"));
  nobodysHash ??= hashPassword(randomBytes(32).toString("hex"));
  await verify(await nobodysHash, password.normalize("NFKC"));
  return false;
}
