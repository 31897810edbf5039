import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { crc32 } from "node:zlib";
import { compareNames } from "@/lib/domain/audit/bundle/file-names";
import { centralHeader, localHeader, zipEnd } from "@/lib/domain/audit/bundle/zip-layout";
import { inBlocks } from "./blocks";

type Written = { name: string; size: number; crc: number; offset: number };

/**
 * Writes a bundle's ZIP (docs/audit-format.md §5) beside its place, file by file, and puts it there when it is whole: flushed, then renamed. A file's size and
 * CRC may be known only at its end, so its header is written last.
 */
export class ZipWriter {
  private readonly files: Written[] = [];
  private at = 0;

  private constructor(
    private readonly path: string,
    private readonly handle: FileHandle,
  ) {}

  /** @param path readable by its owner only; what stands there is replaced */
  static async create(path: string): Promise<ZipWriter> {
    return new ZipWriter(path, await open(/* turbopackIgnore: true */ asideOf(path), "w", 0o600));
  }

  /** Bytes so far. */
  get written(): number {
    return this.at;
  }

  /** @throws RangeError for a file that does not come after the last one */
  async add(name: string, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
    const last = this.files.at(-1)?.name;
    if (last !== undefined && compareNames(last, name) >= 0) throw new RangeError(`${name} cannot come after ${last}`);
    const offset = this.at;
    await this.write(localHeader(name, 0, 0));
    const begin = this.at;
    let crc = 0;
    for await (const block of inBlocks(content)) {
      crc = crc32(block, crc);
      await this.write(block);
    }
    const size = this.at - begin;
    await this.handle.write(localHeader(name, size, crc), 0, undefined, offset);
    this.files.push({ name, size, crc, offset });
  }

  /** Ends the archive and puts it in its place. @returns its size */
  async finish(): Promise<number> {
    const offset = this.at;
    for (const file of this.files) await this.write(centralHeader(file.name, file.size, file.crc, file.offset));
    await this.write(zipEnd(this.files.length, offset, this.at - offset));
    await this.handle.sync();
    await this.handle.close();
    await rename(/* turbopackIgnore: true */ asideOf(this.path), this.path);
    if (process.platform !== "win32") {
      const folder = await open(/* turbopackIgnore: true */ dirname(this.path), "r");
      await folder.sync().finally(() => folder.close());
    }
    return this.at;
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    await this.handle.close().catch(() => undefined);
    await rm(/* turbopackIgnore: true */ asideOf(this.path), { force: true });
  }

  private async write(bytes: Uint8Array): Promise<void> {
    for (let done = 0; done < bytes.length;)
      done += (await this.handle.write(bytes, done, bytes.length - done, this.at + done)).bytesWritten;
    this.at += bytes.length;
  }
}

function asideOf(path: string): string {
  return `${path}.part`;
}
