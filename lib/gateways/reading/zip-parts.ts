import { fromBufferPromise, type Entry, type ZipFile } from "yauzl";
import { Refusal } from "@/lib/domain/problems";
import { tooLarge, unreadable } from "./document";

const maxEntries = 5_000;
const maxUnpackedBytes = 100 * 1024 * 1024;

/** The names in a ZIP archive, and any of its parts unpacked; what is never asked for is never unpacked. */
export type ZipParts = { names: ReadonlySet<string>; read(name: string): Promise<Uint8Array | null> };

/**
 * Opens an archive without trusting it: `unreadable` when it is damaged or under a password; `too-large` when it has
 * more entries, or what is read of it unpacks to more, than any document. The count is of bytes as they come out, not
 * of what the archive claims.
 */
export async function openZip(bytes: Uint8Array): Promise<ZipParts> {
  const entries = new Map<string, Entry>();
  const zip = await undamaged(async () => {
    const opened = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), { autoClose: false });
    if (opened.entryCount > maxEntries) throw tooLarge("This file", `${opened.entryCount} parts`, `${maxEntries}`);
    for await (const entry of opened.eachEntry()) entries.set(entry.fileName, entry);
    return opened;
  });
  let unpacked = 0;
  return {
    names: new Set(entries.keys()),
    async read(name) {
      const entry = entries.get(name);
      if (!entry) return null;
      if (entry.isEncrypted()) throw unreadable("This file is under a password. Save a copy without it and take that.");
      const part = await undamaged(() => unpack(zip, entry, maxUnpackedBytes - unpacked));
      unpacked += part.length;
      return part;
    },
  };
}

async function unpack(zip: ZipFile, entry: Entry, allowance: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream = await zip.openReadStreamPromise(entry);
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > allowance || entry.uncompressedSize > allowance) {
        throw tooLarge("Unpacked, this file", "more", `${maxUnpackedBytes / 1024 / 1024} MB`);
      }
      chunks.push(chunk);
    }
  } finally {
    stream.destroy();
  }
  return Buffer.concat(chunks);
}

async function undamaged<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw unreadable("This file is damaged: it cannot be unpacked. Save it anew, or copy its text and paste it.");
  }
}
