import { crc32 } from "node:zlib";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { fromBuffer, type Entry, type ZipFile } from "yauzl";
import { expect, test } from "vitest";
import { firstWrongName } from "@/lib/domain/audit/bundle/file-names";
import {
  centralHeader,
  centralHeaderLength,
  localHeader,
  localHeaderLength,
  zipEnd,
  zipEndLength,
} from "@/lib/domain/audit/bundle/zip-layout";

const files = [
  ["README.txt", "What this is.\n"],
  ["checkpoint", ""],
  ["files/data/claims.csv", "a,b\r\n1,2\r\n"],
] as const;

function archive(): Buffer {
  const blocks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, text] of files) {
    const data = Buffer.from(text);
    const crc = crc32(data);
    const header = localHeader(name, data.length, crc);
    expect(header.length).toBe(localHeaderLength + name.length);
    directory.push(centralHeader(name, data.length, crc, offset));
    expect(directory.at(-1)!.length).toBe(centralHeaderLength + name.length);
    blocks.push(header, data);
    offset += header.length + data.length;
  }
  const end = zipEnd(files.length, offset, Buffer.concat(directory).length);
  expect(end.length).toBe(zipEndLength);
  return Buffer.concat([...blocks, ...directory, end]);
}

test("a common reader of ZIP files finds every file with its content", async () => {
  const zip = await promisify<Buffer, { lazyEntries: boolean }, ZipFile>(fromBuffer)(archive(), { lazyEntries: false });
  const entries: Entry[] = [];
  await new Promise<void>((done, failed) =>
    zip
      .on("entry", (entry: Entry) => entries.push(entry))
      .on("end", done)
      .on("error", failed),
  );
  expect(entries.map(({ fileName, uncompressedSize }) => [fileName, uncompressedSize])).toEqual(
    files.map(([name, text]) => [name, text.length]),
  );
});

test("Python's zipfile reads it and finds every CRC right", () => {
  const folder = mkdtempSync(join(tmpdir(), "onus-zip-"));
  try {
    const path = join(folder, "bundle.zip");
    writeFileSync(path, archive());
    const script = "import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(z.testzip(), z.namelist(), z.read('files/data/claims.csv'))";
    expect(execFileSync("python3", ["-c", script, path], { encoding: "utf8" }).trim()).toBe(
      String.raw`None ['README.txt', 'checkpoint', 'files/data/claims.csv'] b'a,b\r\n1,2\r\n'`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const required = ["README.txt", "checkpoint", "leaves.jsonl", "parts.jsonl", "earlier.jsonl"];
test.each([
  [required, null],
  [[...required, "tokens/9-0.tsr", "tokens/9-1.tsr", "tokens/10-0.tsr", "files/a.csv", "files/a/b", "files/b"], null],
  [required.slice(0, 4), { name: "earlier.jsonl", why: "missing" }],
  [[], { name: "README.txt", why: "missing" }],
  [["README.txt", "leaves.jsonl"], { name: "checkpoint", why: "missing" }],
  [["README.txt", "README.txt"], { name: "README.txt", why: "order" }],
  [[...required, "files/b", "files/a"], { name: "files/a", why: "order" }],
  [[...required, "files/a", "tokens/1-0.tsr"], { name: "tokens/1-0.tsr", why: "order" }],
  [[...required, "tokens/1-1.tsr"], { name: "tokens/1-1.tsr", why: "order" }],
  [[...required, "tokens/01-0.tsr"], { name: "tokens/01-0.tsr", why: "name" }],
  [[...required, "extra"], { name: "extra", why: "name" }],
  [[...required, "files/../x"], { name: "files/../x", why: "name" }],
  [[...required, "files//x"], { name: "files//x", why: "name" }],
  [[...required, "files/x/"], { name: "files/x/", why: "name" }],
])("the files of a bundle stand in one order, with none missing or made up: %#", (names, wrong) => {
  expect(firstWrongName(names)).toEqual(wrong);
});
