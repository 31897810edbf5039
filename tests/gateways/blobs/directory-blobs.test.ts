import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sha256Hex } from "@/lib/domain/text";
import { BlobCorrupted } from "@/lib/gateways/blobs/blob-store";
import { directoryBlobs } from "@/lib/gateways/blobs/directory-blobs";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "onus-blobs-"));
});
afterEach(() => rm(folder, { recursive: true }));

const fileOf = (sha256: string) => join(folder, "blobs", sha256.slice(0, 2), sha256.slice(2, 4), sha256);
const store = () => directoryBlobs(join(folder, "blobs"));

describe("what was put is got back, byte for byte", () => {
  test.each([0, 1, 70_000, 3_000_000])("%i bytes, whole and as a stream", async (size) => {
    const bytes = new Uint8Array(randomBytes(size));
    const sha256 = await store().put(bytes);
    expect(sha256).toBe(sha256Hex(bytes));
    expect(Buffer.compare((await store().get(sha256))!, bytes)).toBe(0);
    expect(Buffer.compare(await buffer((await store().stream(sha256))!), bytes)).toBe(0);
    expect(await store().has(sha256)).toBe(true);
  });

  test("the same bytes are kept once, also when they are put many times at once", async () => {
    const bytes = new TextEncoder().encode("the same");
    const hashes = await Promise.all(Array.from({ length: 20 }, () => store().put(bytes)));
    expect(new Set(hashes).size).toBe(1);
    const names = await readdir(join(folder, "blobs"), { recursive: true });
    expect(names).toHaveLength(3);
  });

  test("what was never put is not there", async () => {
    const sha256 = sha256Hex("nothing");
    expect(await store().get(sha256)).toBeNull();
    expect(await store().stream(sha256)).toBeNull();
    expect(await store().has(sha256)).toBe(false);
  });
});

describe("damage is never handed out as if it were whole", () => {
  test("changed bytes fail on get, and at the end of a stream", async () => {
    const sha256 = await store().put(new TextEncoder().encode("139 dead"));
    await writeFile(fileOf(sha256), "193 dead");
    await expect(store().get(sha256)).rejects.toThrow(BlobCorrupted);
    await expect(buffer((await store().stream(sha256))!)).rejects.toThrow(BlobCorrupted);
  });

  test("bytes cut short are damage too, and putting them again mends it", async () => {
    const bytes = new TextEncoder().encode("139 dead");
    const sha256 = await store().put(bytes);
    await truncate(fileOf(sha256), 3);
    await expect(store().get(sha256)).rejects.toThrow(sha256);
    await store().put(bytes);
    expect(await store().get(sha256)).toEqual(bytes);
  });

  test("a half-written file that a crash left behind is no blob", async () => {
    const sha256 = sha256Hex("late");
    await mkdir(join(fileOf(sha256), ".."), { recursive: true });
    await writeFile(join(fileOf(sha256), "..", ".left-behind"), "la");
    expect(await store().has(sha256)).toBe(false);
    await store().put(new TextEncoder().encode("late"));
    expect(await readFile(fileOf(sha256), "utf8")).toBe("late");
  });
});

test("only the owner may read: files 0600, folders 0700", async () => {
  const sha256 = await store().put(new TextEncoder().encode("private"));
  expect((await stat(fileOf(sha256))).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, "blobs"))).mode & 0o777).toBe(0o700);
});

test.each(["../../etc/passwd", "", "ABCDEF", "0".repeat(63), "A".repeat(64), `${"0".repeat(64)}/..`])(
  "%j is no hash, and never becomes a path",
  async (name) => {
    for (const use of [store().get(name), store().stream(name), store().has(name)]) {
      await expect(use).rejects.toThrow(TypeError);
    }
  },
);
