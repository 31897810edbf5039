import { crc32 } from "node:zlib";
import { centralHeader, localHeader, zipEnd } from "@/lib/domain/audit/bundle/zip-layout";

export type MadeFile = { name: string; data: Buffer };

/** A ZIP of a bundle's form of these files in this order, whatever they are. */
export function writeZip(files: readonly MadeFile[]): Buffer {
  const blocks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, data } of files) {
    const crc = crc32(data);
    const header = localHeader(name, data.length, crc);
    directory.push(centralHeader(name, data.length, crc, offset));
    blocks.push(header, data);
    offset += header.length + data.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([...blocks, ...directory, zipEnd(files.length, offset, size)]);
}
