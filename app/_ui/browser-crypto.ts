import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 as hashed, sha512 } from "@noble/hashes/sha2.js";
import type { VerifyEd25519 } from "@/lib/domain/audit/note/checkpoint";
import { sameBytes, type Sha256 } from "@/lib/domain/audit/tree/hash";
import type { HashRange } from "@/lib/domain/audit/verify/chunk";
import type { Hasher } from "@/lib/domain/audit/verify/environment";

/** What the checks of lib/domain/audit are handed in a browser, where Node's crypto is not and WebCrypto's hashes are asynchronous. */
export const sha256: Sha256 = (...parts) => {
  const hash = hashed.create();
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const { Point } = ed25519;
const scalar = (bytes: Uint8Array): bigint => bytes.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n) % Point.Fn.ORDER;

/** RFC 8032 without cofactor, as Node and docs/audit-format.md §4 have it: [S]B − [k]A must be R to the byte. noble's own check multiplies by the cofactor. */
export const verifyEd25519: VerifyEd25519 = (publicKey, message, signature) => {
  try {
    if (!ed25519.verify(signature, message, publicKey, { zip215: false })) return false;
    const [r, s] = [signature.subarray(0, 32), signature.subarray(32)];
    const challenge = sha512.create().update(r).update(publicKey).update(message).digest();
    const point = Point.BASE.multiplyUnsafe(scalar(s)).subtract(Point.fromBytes(publicKey).multiplyUnsafe(scalar(challenge)));
    return sameBytes(point.toBytes(), r);
  } catch {
    return false;
  }
};

/** SHA-256 of what comes in pieces, and of a run of bytes. */
export const newHasher = (): Hasher => hashed.create();
export const hashRange: HashRange = (bytes, from, to, into, at) => into.set(hashed(bytes.subarray(from, to)), at);
