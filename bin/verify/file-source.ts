import { type FileHandle, open } from "node:fs/promises";
import { readSync } from "node:fs";
import type { ByteSource } from "@/lib/domain/audit/verify/environment";

/** A file's bytes, as they are asked for. */
export async function openSource(path: string): Promise<{ source: ByteSource; handle: FileHandle }> {
  const handle = await open(path, "r");
  const { size } = await handle.stat();
  return { source: { size, read: async (offset, length) => readAt(handle.fd, offset, new Uint8Array(length)) }, handle };
}

/** Fills the bytes from the file. @throws Error when it ends before */
export function readAt(fd: number, offset: number, bytes: Uint8Array): Uint8Array {
  for (let at = 0; at < bytes.length;) {
    const read = readSync(fd, bytes, at, bytes.length - at, offset + at);
    if (read === 0) throw new Error("the file ends before it should");
    at += read;
  }
  return bytes;
}
