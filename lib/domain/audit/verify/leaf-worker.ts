import { type HashRange, scanChunk } from "./chunk";
import type { ByteSource, Environment, LeafWorker } from "./environment";
import { blockNodes } from "./tree-index";

/** Does the work on leaves right where it is asked for. */
export function leafWorker(source: ByteSource, crc32: Environment["crc32"], hashRange: HashRange): LeafWorker {
  return {
    lanes: 1,
    scan: async ({ offset, length }, origin) => {
      const bytes = new Uint8Array(length + 1);
      bytes.set(await source.read(offset, length), 1);
      return scanChunk(bytes, origin, hashRange, crc32(bytes.subarray(1), 0));
    },
    nodes: async (leafHashes) => blockNodes(leafHashes, hashRange),
  };
}
