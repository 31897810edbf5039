import { createHash, createPublicKey, hash, verify } from "node:crypto";
import { crc32 } from "node:zlib";
import type { HashRange } from "@/lib/domain/audit/verify/chunk";
import type { Environment } from "@/lib/domain/audit/verify/environment";
import { webDigest, webVerifySignature } from "@/lib/domain/audit/verify/tokens/web-signatures";

/** SubjectPublicKeyInfo of an Ed25519 key up to the key itself, RFC 8410 §4. */
const spkiHead = Buffer.from("302a300506032b6570032100", "hex");

/** What a verifier needs of Node, without threads. */
export const nodeCrypto: Omit<Environment, "leaves"> = {
  sha256: (...parts) => {
    const hasher = createHash("sha256");
    for (const part of parts) hasher.update(part);
    return hasher.digest();
  },
  hasher: () => {
    const hasher = createHash("sha256");
    return { update: (bytes) => void hasher.update(bytes), digest: () => hasher.digest() };
  },
  crc32: (bytes, before) => crc32(bytes, before),
  verifyEd25519: (publicKey, message, signature) => {
    const key = createPublicKey({ key: Buffer.concat([spkiHead, publicKey]), format: "der", type: "spki" });
    return verify(null, message, key, signature);
  },
  digest: webDigest,
  verifySignature: webVerifySignature,
};

/** Measured: a hash at once, told as a string of bytes, costs half of one told as a buffer, and a third of one through a hash object. */
export const hashRange: HashRange = (bytes, from, to, into, at) => {
  const digest = hash("sha256", bytes.subarray(from, to), "binary");
  for (let i = 0; i < 32; i++) into[at + i] = digest.charCodeAt(i);
};
