import { createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { checkpointText, cosignedText } from "@/lib/domain/audit/note/checkpoint";
import { type KeyAlgorithm, noteKey, type NoteKey, writeVerifierKey } from "@/lib/domain/audit/note/keys";
import { type NoteSignature, writeNote } from "@/lib/domain/audit/note/signed-note";
import { nodeCrypto } from "@/bin/verify/node-crypto";

/** RFC 8410: what stands before an Ed25519 seed in PKCS #8. */
const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");

export type MadeKey = NoteKey & { private: KeyObject; vkey: string };

/** A key made of a number, the same each time. */
export function madeKey(name: string, seed: number, algorithm: KeyAlgorithm = "note"): MadeKey {
  const secret = createPrivateKey({ key: Buffer.concat([pkcs8, Buffer.alloc(32, seed)]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(secret).export({ format: "der", type: "spki" }).subarray(12);
  const key = noteKey(nodeCrypto.sha256, name, algorithm, publicKey);
  return { ...key, private: secret, vkey: writeVerifierKey(key) };
}

/** A key's line under a text. @param seconds when a witness signs */
export function signatureLine(key: MadeKey, text: string, seconds = 1_770_000_000): NoteSignature {
  const timed = key.algorithm === "cosignature";
  const signature = sign(null, Buffer.from(timed ? cosignedText(text, seconds) : text), key.private);
  const time = Buffer.alloc(timed ? 8 : 0);
  if (timed) time.writeBigUInt64BE(BigInt(seconds));
  return { name: key.name, keyId: key.id, signature: Buffer.concat([time, signature]) };
}

export function signedCheckpoint(origin: string, size: number, root: Uint8Array, keys: readonly MadeKey[]): string {
  const text = checkpointText({ origin, size, root });
  return writeNote({ text, signatures: keys.map((key) => signatureLine(key, text)) });
}
