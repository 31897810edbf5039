import { type HashRange, scanChunk } from "./chunk";
import type { Environment, LeafWorker } from "./environment";
import { blockNodes } from "./tree-index";

/** Fills the bytes with those of the bundle from this offset on. */
export type ReadInto = (offset: number, bytes: Uint8Array) => void | Promise<void>;

/** Does the work on leaves right where it is asked for, one task after the other. */
export function leafWorker(readInto: ReadInto, crc32: Environment["crc32"], hashRange: HashRange): LeafWorker {
  // One for all chunks: to get fresh memory for each costs as much as to hash them.
  let room = new Uint8Array();
  return {
    lanes: 1,
    scan: async ({ offset, length }, origin) => {
      if (room.length <= length) room = new Uint8Array(length + 2 ** 16);
      const bytes = room.subarray(0, length + 1);
      const read = readInto(offset, bytes.subarray(1));
      if (read) await read;
      return scanChunk(bytes, origin, hashRange, crc32(bytes.subarray(1), 0));
    },
    nodes: async (leafHashes) => blockNodes(leafHashes, hashRange),
  };
}
