import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { inBlocks } from "./blocks";

export type SetAside = { size: number; sha256: string };

/** Files that are written before what they will stand in can be: named as in the bundle, kept until it is whole. */
export class WorkFolder {
  readonly files = new Map<string, SetAside>();
  private bytes = 0;

  private constructor(private readonly folder: string) {}

  /** Empty, readable by its owner only. What is left there of an earlier try is taken away. */
  static async at(folder: string): Promise<WorkFolder> {
    await rm(/* turbopackIgnore: true */ folder, { recursive: true, force: true });
    await mkdir(/* turbopackIgnore: true */ folder, { recursive: true, mode: 0o700 });
    return new WorkFolder(folder);
  }

  get written(): number {
    return this.bytes;
  }

  async write(name: string, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<SetAside> {
    const path = join(/* turbopackIgnore: true */ this.folder, name);
    await mkdir(/* turbopackIgnore: true */ dirname(path), { recursive: true, mode: 0o700 });
    const handle = await open(/* turbopackIgnore: true */ path, "w", 0o600);
    const hash = createHash("sha256");
    let size = 0;
    try {
      for await (const block of inBlocks(content)) {
        hash.update(block);
        await handle.appendFile(block);
        size += block.length;
        this.bytes += block.length;
      }
    } finally {
      await handle.close();
    }
    const aside = { size, sha256: hash.digest("hex") };
    this.files.set(name, aside);
    return aside;
  }

  read(name: string): AsyncIterable<Uint8Array> {
    return createReadStream(join(/* turbopackIgnore: true */ this.folder, name), { highWaterMark: 256 * 1024 });
  }

  async drop(name: string): Promise<void> {
    this.files.delete(name);
    await rm(join(/* turbopackIgnore: true */ this.folder, name), { force: true });
  }

  async remove(): Promise<void> {
    await rm(/* turbopackIgnore: true */ this.folder, { recursive: true, force: true });
  }
}
