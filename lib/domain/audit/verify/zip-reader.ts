import { centralHeader, centralHeaderLength, localHeader, localHeaderLength, zipEnd, zipEndLength } from "../bundle/zip-layout";
import { firstWrongName, isSafeName, maxNameLength } from "../bundle/file-names";
import { sameBytes } from "../tree/hash";
import type { ByteSource } from "./environment";
import { malformed } from "./outcome";

/** A file in a bundle. `offset`: of its data. */
export type BundleFile = { name: string; offset: number; size: number; crc: number };

/** More than any bundle holds: a directory is read into memory at once. */
const maxDirectoryBytes = 64 * 2 ** 20;

/**
 * Reads a bundle's directory, and makes sure that there is nothing in the ZIP but the one form of docs/audit-format.md §5: what it says is written anew
 * as a bundle would be, and must be the same bytes. @throws Refused
 */
export async function readZip(source: ByteSource): Promise<BundleFile[]> {
  const noZip = malformed("This is no bundle: it does not end as the ZIP file of a bundle does.");
  if (source.size < zipEndLength) throw noZip;
  const end = await source.read(source.size - zipEndLength, zipEndLength);
  const view = new DataView(end.buffer, end.byteOffset);
  const [count, directorySize, directoryOffset] = [24, 40, 48].map((at) => safe(view.getBigUint64(at, true))) as [number, number, number];
  if (directoryOffset + directorySize !== source.size - zipEndLength || directorySize > maxDirectoryBytes) throw noZip;
  if (!sameBytes(end, zipEnd(count, directoryOffset, directorySize))) throw noZip;
  const files = readDirectory(await source.read(directoryOffset, directorySize), count);
  const wrong = firstWrongName(files.map(({ name }) => name));
  if (wrong?.why === "missing") throw malformed("A file that every bundle has is missing.", { file: wrong.name });
  if (wrong)
    throw malformed(wrong.why === "order" ? "A file is not where a bundle has it." : "No bundle holds such a file.", { file: wrong.name });
  let at = 0;
  for (const file of files) {
    const header = localHeader(file.name, file.size, file.crc);
    if (file.offset !== at + header.length || file.offset + file.size > directoryOffset)
      throw malformed("The file is not where the directory says.", { file: file.name });
    if (!sameBytes(await source.read(at, header.length), header))
      throw malformed("The file's header is not what the directory says.", { file: file.name });
    at = file.offset + file.size;
  }
  if (at !== directoryOffset) throw malformed("There is something between the files and the directory.");
  return files;
}

function readDirectory(bytes: Uint8Array, count: number): BundleFile[] {
  const wrong = malformed("The directory of the ZIP file is not of a bundle's form.");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files: BundleFile[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (bytes.length - at < centralHeaderLength) throw wrong;
    const nameLength = view.getUint16(at + 28, true);
    if (nameLength > maxNameLength || bytes.length - at < centralHeaderLength + nameLength) throw wrong;
    const name = String.fromCharCode(...bytes.subarray(at + 46, at + 46 + nameLength));
    const extra = at + 46 + nameLength;
    const [size, offset] = [safe(view.getBigUint64(extra + 4, true)), safe(view.getBigUint64(extra + 20, true))];
    const crc = view.getUint32(at + 16, true);
    const length = centralHeaderLength + nameLength;
    if (!isSafeName(name) || !sameBytes(bytes.subarray(at, at + length), centralHeader(name, size, crc, offset))) throw wrong;
    files.push({ name, offset: offset + localHeaderLength + nameLength, size, crc });
    at += length;
  }
  if (files.length !== count) throw wrong;
  return files;
}

/** An unsigned 64-bit number; one that JavaScript cannot count to becomes 0, which no bundle then agrees with. */
function safe(value: bigint): number {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : 0;
}
