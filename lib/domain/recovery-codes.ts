import { createHash } from "node:crypto";

/** How many recovery codes there are; each works once. */
export const recoveryCodeCount = 10;
/** Crockford's Base32: no letters that are taken for digits. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** A code of 80 bits, as people copy it: `xxxx-xxxx-xxxx-xxxx`. @param random 10 bytes from a CSPRNG */
export function recoveryCodeFrom(random: Uint8Array): string {
  let bits = 0n;
  for (const byte of random) bits = (bits << 8n) | BigInt(byte);
  const letters = Array.from({ length: 16 }, (_, at) => alphabet[Number((bits >> BigInt(5 * (15 - at))) & 31n)]!);
  return letters.join("").replace(/.{4}(?=.)/g, "$&-");
}

/** What is stored of a recovery code. It has 80 random bits, so that a fast hash is enough. @param code as `codeSchema` gives it */
export function recoveryCodeHash(code: string): string {
  return createHash("sha256").update(code).digest("base64url");
}
