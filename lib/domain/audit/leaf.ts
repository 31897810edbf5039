import { createHash } from "node:crypto";
import { canonicalJson, type Json } from "./json";
import { partPreimage } from "./part-preimage";

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

/** Commits to one piece of content. */
export function commitment(name: string, salt: Uint8Array, payload: Uint8Array): Uint8Array {
  const hash = createHash("sha256");
  for (const piece of partPreimage(name, salt, payload)) hash.update(piece);
  return hash.digest();
}

/** @param salt 32 bytes from a CSPRNG, used for nothing else */
export function makePart(name: string, value: Json, salt: Uint8Array): Part {
  const payload = new TextEncoder().encode(canonicalJson(value));
  return { name, salt, payload, commitment: commitment(name, salt, payload) };
}
