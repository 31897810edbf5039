import { randomUUID } from "node:crypto";
import { access, mkdir, open, readFile, rename, rm, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Refusal } from "@/lib/domain/problems";
import { sha256Hex } from "@/lib/domain/text";
import { blobName } from "./blob-name";
import { BlobCorrupted, type BlobStore } from "./blob-store";
import { verified } from "./verified";

/**
 * Blobs as files `ab/cd/abcd…` under the directory, which is made when it is first needed; readable by their owner only.
 * A blob appears whole or not at all: it is written aside, flushed, then renamed. Throws `unavailable` on a full disk.
 */
export function directoryBlobs(directory: string): BlobStore {
  const pathOf = (sha256: string) => join(/* turbopackIgnore: true */ directory, blobName(sha256));
  return {
    async put(bytes) {
      const sha256 = sha256Hex(bytes);
      const path = pathOf(sha256);
      // What is there but damaged is written anew.
      const kept = await unlessMissing(readFile(path));
      if (kept === null || sha256Hex(kept) !== sha256) await write(path, bytes);
      return sha256;
    },
    async get(sha256) {
      const bytes = await unlessMissing(readFile(pathOf(sha256)));
      if (bytes !== null && sha256Hex(bytes) !== sha256) throw new BlobCorrupted(sha256);
      return bytes === null ? null : new Uint8Array(bytes);
    },
    async stream(sha256) {
      const file = await unlessMissing(open(pathOf(sha256), "r"));
      return file === null ? null : verified(file.createReadStream(), sha256);
    },
    async has(sha256) {
      return (await unlessMissing(access(pathOf(sha256)))) !== null;
    },
    async remove(sha256) {
      await rm(pathOf(sha256), { force: true });
    },
  };
}

/** The marks keep the build from taking `.${…}` for a pattern and every dot folder of the project along. */
async function write(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  const aside = join(/* turbopackIgnore: true */ folder, `.${randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await withFile(await open(/* turbopackIgnore: true */ aside, "wx", 0o600), async (file) => {
      await file.writeFile(bytes);
      await file.sync();
    });
    await rename(/* turbopackIgnore: true */ aside, path);
    // The name, too, has to outlive a power cut; where folders cannot be opened (Windows) there is no way to ask for it.
    if (process.platform !== "win32") await withFile(await open(folder, "r"), (opened) => opened.sync());
  } catch (error) {
    await rm(/* turbopackIgnore: true */ aside, { force: true });
    if (/^(ENOSPC|EDQUOT|EROFS)$/.test(codeOf(error))) {
      throw new Refusal("unavailable", { detail: "The server has no room left to keep the file; nothing was stored." });
    }
    throw error;
  }
}

async function withFile(file: FileHandle, use: (file: FileHandle) => Promise<void>): Promise<void> {
  try {
    await use(file);
  } finally {
    await file.close();
  }
}

async function unlessMissing<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
