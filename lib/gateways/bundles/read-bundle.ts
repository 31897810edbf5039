import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import type { ByteRange } from "@/lib/domain/byte-range";
import { bundleFile } from "./places";

/** A bundle's file, opened. Whoever opens reads or closes. */
export type OpenBundle = { size: number; stream(range: ByteRange | null): ReadableStream<Uint8Array>; close(): Promise<void> };

/** null: it is not on this server. */
export async function openBundle(workspaceId: string, bundleId: string): Promise<OpenBundle | null> {
  const path = bundleFile(workspaceId, bundleId);
  const file = await open(/* turbopackIgnore: true */ path, "r").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (file === null) return null;
  const { size } = await file.stat();
  return {
    size,
    stream(range) {
      const options = { highWaterMark: 256 * 1024, ...(range ? { start: range.from, end: range.to } : {}) };
      return Readable.toWeb(file.createReadStream(options)) as ReadableStream<Uint8Array>;
    },
    close: () => file.close(),
  };
}
