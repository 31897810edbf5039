import { createHash } from "node:crypto";
import { canonicalJson, type Json } from "./json";

/** One entry of a workspace's log, as AUDIT.md lays it down. Strings, integers and null only. */
export type Leaf = {
  act: string;
  /** Pseudonym of a person or software agent in this workspace. */
  actor: string;
  id: string;
  /** Origin of the log. */
  log: string;
  /** `kind/uuid`. */
  obj: string;
  /** Commitment (hex) of each part by name. */
  parts: Record<string, string>;
  /** Leaf hash (hex) of the object's last event, or null for its first. */
  prev: string | null;
  /** UTC with milliseconds, as `Date.toISOString` prints it. */
  ts: string;
  v: 1;
  /** Version of the object after this event. */
  ver: number;
};

export type Part = { name: string; salt: Uint8Array; payload: Uint8Array; commitment: Uint8Array };

export const maxLeafBytes = 8192;

/** Bytes of a leaf, as stored and hashed. Throws RangeError over 8 KiB. */
export function leafBytes(leaf: Leaf): Uint8Array {
  const bytes = new TextEncoder().encode(canonicalJson(leaf as unknown as Json));
  if (bytes.length > maxLeafBytes) throw new RangeError(`a leaf of ${bytes.length} bytes is over ${maxLeafBytes}`);
  return bytes;
}

/** RFC 6962 §2.1: SHA-256(0x00 ‖ leaf). */
export function leafHash(leaf: Uint8Array): Uint8Array {
  return createHash("sha256").update(Uint8Array.of(0)).update(leaf).digest();
}

/**
 * Commits to one piece of content:
 * SHA-256(0x02 ‖ u16be(len name) ‖ name ‖ salt[32] ‖ u64be(len payload) ‖ payload).
 */
export function commitment(name: string, salt: Uint8Array, payload: Uint8Array): Uint8Array {
  if (salt.length !== 32) throw new RangeError("a salt has 32 bytes");
  const nameBytes = new TextEncoder().encode(name);
  const head = Buffer.alloc(3);
  head.writeUInt8(2, 0);
  head.writeUInt16BE(nameBytes.length, 1);
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(payload.length));
  return createHash("sha256").update(head).update(nameBytes).update(salt).update(length).update(payload).digest();
}

/** @param salt 32 bytes from a CSPRNG, used for nothing else */
export function makePart(name: string, value: Json, salt: Uint8Array): Part {
  const payload = new TextEncoder().encode(canonicalJson(value));
  return { name, salt, payload, commitment: commitment(name, salt, payload) };
}
