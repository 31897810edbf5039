import { mkdir, open, readdir, readFile, rename, rm, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { fromBase64, toBase64 } from "@/lib/domain/audit/note/base64";
import { sha256Hex } from "@/lib/domain/text";

/** What was signed last of a log, and why nothing more is. `root`: 32 bytes; `note`: null until the first. */
export type Remembered = {
  origin: string;
  size: number;
  root: Uint8Array;
  note: string | null;
  frozen: { at: string; why: string } | null;
};

const stored = z.object({
  origin: z.string(),
  size: z.number().int().min(0),
  root: z.string().transform((text) => fromBase64(text)),
  note: z.string().nullable(),
  frozen: z.object({ at: z.string(), why: z.string() }).nullable(),
});

/**
 * The signer's memory: a file a log, in a folder that no backup of the database touches. What it says was signed outlives a power cut
 * before anybody is shown the signature. One process at a time writes it: the one that puts the logs in order.
 */
export class SignerMemory {
  readonly #directory: string;
  readonly #known = new Map<string, Remembered | "damaged">();

  private constructor(directory: string) {
    this.#directory = directory;
  }

  /** Reads everything; makes the folder where there is none. */
  static async open(directory: string): Promise<SignerMemory> {
    const memory = new SignerMemory(directory);
    await mkdir(/* turbopackIgnore: true */ directory, { recursive: true, mode: 0o700 });
    for (const name of await readdir(/* turbopackIgnore: true */ directory)) {
      if (name.endsWith(".json")) memory.#known.set(name, await readOne(join(/* turbopackIgnore: true */ directory, name)));
    }
    return memory;
  }

  /** null: nothing of it was ever signed here. `damaged`: it was, and the file cannot be read. */
  of(origin: string): Remembered | "damaged" | null {
    return this.#known.get(nameOf(origin)) ?? null;
  }

  all(): Remembered[] {
    return [...this.#known.values()].filter((each) => each !== "damaged");
  }

  /** When this returns, these are on disk. */
  async keep(logs: readonly Remembered[]): Promise<void> {
    await Promise.all(logs.map((log) => this.#write(log)));
    // The names, too, have to outlive a power cut; where folders cannot be opened (Windows) there is no way to ask for it.
    if (process.platform !== "win32")
      await withFile(await open(/* turbopackIgnore: true */ this.#directory, "r"), (folder) => folder.sync());
    for (const log of logs) this.#known.set(nameOf(log.origin), log);
  }

  async #write(log: Remembered): Promise<void> {
    const path = join(/* turbopackIgnore: true */ this.#directory, nameOf(log.origin));
    const text = `${JSON.stringify({ ...log, root: toBase64(log.root) }, null, 1)}\n`;
    try {
      await withFile(await open(/* turbopackIgnore: true */ `${path}.new`, "w", 0o600), async (file) => {
        await file.writeFile(text);
        await file.sync();
      });
      await rename(/* turbopackIgnore: true */ `${path}.new`, path);
    } catch (error) {
      await rm(/* turbopackIgnore: true */ `${path}.new`, { force: true });
      throw error;
    }
  }
}

const nameOf = (origin: string): string => `${sha256Hex(new TextEncoder().encode(origin)).slice(0, 32)}.json`;

async function readOne(path: string): Promise<Remembered | "damaged"> {
  const text = await readFile(/* turbopackIgnore: true */ path, "utf8");
  try {
    const { root, ...rest } = stored.parse(JSON.parse(text));
    return root?.length === 32 ? { ...rest, root } : "damaged";
  } catch {
    return "damaged";
  }
}

async function withFile(file: FileHandle, use: (file: FileHandle) => Promise<void>): Promise<void> {
  try {
    await use(file);
  } finally {
    await file.close();
  }
}
