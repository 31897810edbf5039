import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 as hashed } from "@noble/hashes/sha2.js";
import type { VerifyEd25519 } from "@/lib/domain/audit/note/checkpoint";
import type { Sha256 } from "@/lib/domain/audit/tree/hash";
import type { HashRange } from "@/lib/domain/audit/verify/chunk";
import type { Hasher } from "@/lib/domain/audit/verify/environment";

/** What the checks of lib/domain/audit are handed in a browser, where Node's crypto is not and WebCrypto's hashes are asynchronous. */
export const sha256: Sha256 = (...parts) => {
  const hash = hashed.create();
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** RFC 8032 to the letter: no signature or key that other verifiers refuse. */
export const verifyEd25519: VerifyEd25519 = (publicKey, message, signature) => {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
};

/** SHA-256 of what comes in pieces, and of a run of bytes. */
export const newHasher = (): Hasher => hashed.create();
export const hashRange: HashRange = (bytes, from, to, into, at) => into.set(hashed(bytes.subarray(from, to)), at);
