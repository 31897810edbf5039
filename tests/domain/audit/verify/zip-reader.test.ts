import { expect, test } from "vitest";
import { readZip } from "@/lib/domain/audit/verify/zip-reader";
import { bundleFiles, madeBundle, policy } from "../../../support/bundle/made-bundle";
import { memorySource, verified } from "../../../support/bundle/verified";
import { writeZip } from "../../../support/bundle/write-zip";

const files = bundleFiles();
const bytes = writeZip(files);

test("the files are found with their bytes", async () => {
  const found = await readZip(memorySource(bytes));
  expect(found.map(({ name }) => name)).toEqual(files.map(({ name }) => name));
  for (const [at, { offset, size }] of found.entries()) expect(bytes.subarray(offset, offset + size)).toEqual(files[at]!.data);
});

test("no byte of the ZIP itself can differ: each that is not a file's content makes the bundle malformed when it changes", async () => {
  const contents = (await readZip(memorySource(bytes))).map(({ offset, size }) => [offset, offset + size] as const);
  for (let at = 0; at < bytes.length; at++) {
    if (contents.some(([from, to]) => at >= from && at < to)) continue;
    const changed = Buffer.from(bytes);
    changed[at]! ^= 1 << (at % 8);
    const { verdict } = await verified(changed, policy());
    expect([at, verdict.outcome]).toEqual([at, "malformed"]);
  }
}, 30_000);

test.each<[string, Buffer]>([
  ["nothing", Buffer.alloc(0)],
  ["one byte", Buffer.alloc(1)],
  ["zeros", Buffer.alloc(5000)],
  ["something before the files", Buffer.concat([Buffer.from("MZ"), bytes])],
  ["something behind the end", Buffer.concat([bytes, Buffer.from("\n")])],
  ["the end alone", bytes.subarray(-98)],
  ["two archives", Buffer.concat([bytes, bytes])],
  ["files in another order", writeZip([files[1]!, files[0]!, ...files.slice(2)])],
  ["a file twice", writeZip([...files, files.at(-1)!])],
  ["a file of no bundle", writeZip([...files, { name: "other", data: Buffer.alloc(0) }])],
  ["a file missing", writeZip(files.filter(({ name }) => name !== "earlier.jsonl"))],
  ["a name that leads elsewhere", writeZip([...files, { name: "files/../../x", data: Buffer.alloc(0) }])],
  ["no files", writeZip([])],
])("%s is malformed", async (_, changed) => {
  expect((await verified(changed, policy())).verdict).toMatchObject({ outcome: "malformed", exit: 2, origin: null });
});

test("a file's content that is not its CRC-32's is named", async () => {
  for (const { name, offset, size } of await readZip(memorySource(bytes))) {
    if (size === 0) continue;
    const changed = Buffer.from(bytes);
    changed[offset + Math.floor(size / 2)]! ^= 1;
    expect((await verified(changed, policy())).verdict).toMatchObject({ exit: 2, problem: { file: name } });
  }
});

test("what cannot be read is malformed, and no exception", async () => {
  const failing = { size: 5000, read: () => Promise.reject(new Error("the disk is gone")) };
  await expect(readZip(failing)).rejects.toThrow("the disk is gone");
  expect((await verified(madeBundle().subarray(0, 4000), policy())).verdict.exit).toBe(2);
});
