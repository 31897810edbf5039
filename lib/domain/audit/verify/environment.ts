import type { VerifyEd25519 } from "../note/checkpoint";
import type { Sha256 } from "../tree/hash";
import type { ChunkFacts } from "./chunk";

/** What a verifier needs of where it runs: the same code judges on Node and in a browser. */

/** A bundle's bytes. `read` gives exactly those asked for, in a buffer that nobody else uses. */
export type ByteSource = { size: number; read: (offset: number, length: number) => Promise<Uint8Array> };

export type Hasher = { update: (bytes: Uint8Array) => void; digest: () => Uint8Array };

export type HashName = "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512";
/** @param spki the key as DER SubjectPublicKeyInfo. @param signature of ECDSA as DER */
export type VerifySignature = (
  algorithm: { kind: "rsa" | "ecdsa"; hash: HashName },
  key: { spki: Uint8Array; curve: "P-256" | "P-384" | "P-521" | null },
  message: Uint8Array,
  signature: Uint8Array,
) => Promise<boolean>;

/** Does the work on leaves, in threads where there are any. */
export type LeafWorker = {
  /** How many chunks may be under way at once. */
  lanes: number;
  /** Reads these bytes of the bundle, which are whole lines of leaves, and says what they hold. */
  scan: (range: { offset: number; length: number }, origin: string | null) => Promise<ChunkFacts>;
  /** The inner nodes over so many leaf hashes as a block has: see tree-index.ts. */
  nodes: (leafHashes: Uint8Array) => Promise<Uint8Array>;
};

export type Environment = {
  sha256: Sha256;
  hasher: () => Hasher;
  /** CRC-32 of bytes that follow others. @param before theirs, or 0 */
  crc32: (bytes: Uint8Array, before: number) => number;
  verifyEd25519: VerifyEd25519;
  digest: (name: HashName, bytes: Uint8Array) => Promise<Uint8Array>;
  verifySignature: VerifySignature;
  leaves: LeafWorker;
  /** Told now and then how far it is. */
  progress?: (done: Progress) => void;
};
export type Progress = { step: "files" | "leaves" | "parts"; done: number; of: number };
