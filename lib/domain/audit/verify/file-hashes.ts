import type { ByteSource, Environment } from "./environment";
import { toHex } from "./hex";
import { malformed } from "./outcome";
import type { BundleFile } from "./zip-reader";

const block = 2 ** 20;

/** Reads every file but the leaves, makes sure of its CRC-32, and hashes those that a record vouches for. @returns SHA-256 (hex) of these. @throws Refused */
export async function hashFiles(environment: Environment, source: ByteSource, files: readonly BundleFile[]): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  const others = files.filter(({ name }) => name !== "leaves.jsonl");
  const of = others.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  for (const file of others) {
    const hasher = file.name === "README.txt" || file.name.startsWith("files/") ? environment.hasher() : null;
    let crc = 0;
    for (let at = 0; at < file.size; at += block) {
      const bytes = await source.read(file.offset + at, Math.min(block, file.size - at));
      crc = environment.crc32(bytes, crc);
      hasher?.update(bytes);
      done += bytes.length;
      environment.progress?.({ step: "files", done, of });
    }
    if (crc !== file.crc) throw malformed("The file's CRC-32 is another.", { file: file.name });
    if (hasher) hashes.set(file.name, toHex(hasher.digest()));
  }
  return hashes;
}
