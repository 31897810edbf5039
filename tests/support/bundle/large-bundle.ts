import { hash } from "node:crypto";
import { closeSync, openSync, writeSync } from "node:fs";
import { crc32 } from "node:zlib";
import { centralHeader, localHeader, zipEnd } from "@/lib/domain/audit/bundle/zip-layout";
import { append, emptyFrontier, rootOf } from "@/lib/domain/audit/tree/frontier";
import { nodeCrypto } from "@/bin/verify/node-crypto";
import { signedCheckpoint } from "./keys";
import { logKey, origin, readme } from "./made-bundle";

const hexOf = (text: string): string => hash("sha256", text, "hex");
const uuidOf = (text: string): string => {
  const hex = hexOf(text);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** Writes a bundle of so many entries of a real record's shape, a fifth of them objects' first. @returns the length of its leaves */
export function writeLargeBundle(path: string, entries: number): number {
  const out = openSync(path, "w");
  const objects = Array.from({ length: Math.ceil(entries / 5) }, (_, n) => ({ id: uuidOf(`object ${n}`), prev: "", ver: 0 }));
  const files: { name: string; size: number; crc: number; offset: number }[] = [];
  let at = 0;
  const write = (bytes: Uint8Array): void => {
    for (let done = 0; done < bytes.length;) done += writeSync(out, bytes, done, bytes.length - done, at + done);
    at += bytes.length;
  };
  const whole = (name: string, text: string): void => {
    const data = Buffer.from(text);
    files.push({ name, size: data.length, crc: crc32(data), offset: at });
    write(localHeader(name, data.length, files.at(-1)!.crc));
    write(data);
  };

  // The checkpoint stands before the leaves: they are made twice, once for their root.
  let frontier = emptyFrontier;
  const eachBlock = (take: (block: Buffer, hashes: Uint8Array[]) => void): void => {
    for (const object of objects) Object.assign(object, { prev: "", ver: 0 });
    for (let from = 0; from < entries; from += 5000) {
      const leaves: string[] = [];
      const hashes: Uint8Array[] = [];
      for (let n = from; n < Math.min(entries, from + 5000); n++) {
        // Neighbours in time are neighbours in the log, as when somebody works on an article.
        const object = objects[(n - (n % 500)) / 5 + (n % 100)] ?? objects[n % objects.length]!;
        const leaf = leafText(n, object);
        const digest = nodeCrypto.sha256(Uint8Array.of(0), Buffer.from(leaf));
        object.prev = Buffer.from(digest).toString("hex");
        object.ver++;
        hashes.push(digest);
        leaves.push(leaf);
      }
      take(Buffer.from(`${leaves.join("\n")}\n`), hashes);
    }
  };
  let [size, crc] = [0, 0];
  eachBlock((block, hashes) => {
    for (const each of hashes) ({ frontier } = append(nodeCrypto.sha256, frontier, each));
    size += block.length;
    crc = crc32(block, crc);
  });
  whole("README.txt", readme);
  whole("checkpoint", signedCheckpoint(origin, entries, rootOf(nodeCrypto.sha256, frontier), [logKey]));
  files.push({ name: "leaves.jsonl", size, crc, offset: at });
  write(localHeader("leaves.jsonl", size, crc));
  eachBlock((block) => write(block));
  whole("parts.jsonl", "");
  whole("earlier.jsonl", "");
  const directory = Buffer.concat(files.map((file) => centralHeader(file.name, file.size, file.crc, file.offset)));
  const offset = at;
  write(directory);
  write(zipEnd(files.length, offset, directory.length));
  closeSync(out);
  return size;
}

function leafText(n: number, { id, prev, ver }: { id: string; prev: string; ver: number }): string {
  const act = ver === 0 ? "claim.created" : "claim.changed";
  const parts = ver === 0 ? `"after":"${hexOf(`a${n}`)}"` : `"after":"${hexOf(`a${n}`)}","before":"${hexOf(`b${n}`)}"`;
  const ts = new Date(Date.UTC(2026, 0, 1) + 997 * n).toISOString();
  return `{"act":"${act}","actor":"p-abcdefghij","id":"${uuidOf(`e${n}`)}","log":"${origin}","obj":"claim/${id}","parts":{${parts}},"prev":${ver === 0 ? "null" : `"${prev}"`},"ts":"${ts}","v":1,"ver":${ver + 1}}`;
}
