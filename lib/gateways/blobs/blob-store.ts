import type { Readable } from "node:stream";

/** Bytes kept under their own SHA-256 (lower-case hex): immutable, the same bytes once. */
export interface BlobStore {
  /** When it returns, the bytes are safe on disk under the hash returned. */
  put(bytes: Uint8Array): Promise<string>;
  /** Null when there is none. Throws BlobCorrupted rather than give back other bytes than were put. */
  get(sha256: string): Promise<Uint8Array | null>;
  /** As `get`, piece by piece; what was corrupted fails at the end of the stream, as BlobCorrupted. */
  stream(sha256: string): Promise<Readable | null>;
  has(sha256: string): Promise<boolean>;
  /** When it returns, the bytes are gone; also when there were none. */
  remove(sha256: string): Promise<void>;
}

/** What is stored under a hash no longer has that hash: a disk fault, or somebody's hand. */
export class BlobCorrupted extends Error {
  constructor(readonly sha256: string) {
    super(`The stored bytes of ${sha256} are not those that were put there.`);
    this.name = "BlobCorrupted";
  }
}
