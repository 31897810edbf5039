import { createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import type { VerifyEd25519 } from "./checkpoint";

/** A private key in the form that signs. `publicKey`: 32 bytes (RFC 8032 §5.1.5). */
export type SigningKey = { publicKey: Uint8Array; sign: (message: Uint8Array) => Uint8Array };

/** RFC 8410: what stands before the 32 bytes of a key in PKCS #8 and in SubjectPublicKeyInfo. */
const privatePrefix = Buffer.from("302e020100300506032b657004220420", "hex");
const publicPrefix = Buffer.from("302a300506032b6570032100", "hex");

/** @param seed 32 bytes in base64, as RFC 8032 §5.1.5 derives a key from them */
export function signingKeyFrom(seed: string): SigningKey {
  const key = createPrivateKey({ key: Buffer.concat([privatePrefix, Buffer.from(seed, "base64")]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(key).export({ format: "der", type: "spki" }).subarray(publicPrefix.length);
  return { publicKey, sign: (message) => sign(null, message, key) };
}

export const verifyEd25519: VerifyEd25519 = (publicKey, message, signature) => {
  const key = createPublicKey({ key: Buffer.concat([publicPrefix, publicKey]), format: "der", type: "spki" });
  return verify(null, message, key, signature);
};
