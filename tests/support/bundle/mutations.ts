import { canonicalJson, type Json } from "@/lib/domain/audit/json";
import { isObject } from "@/lib/domain/audit/verify/strict-json";
import { type MadeFile, writeZip } from "./write-zip";

/** A number from 0 to n − 1, the same ones each run (mulberry32). */
export type Pick = (n: number) => number;
export function seeded(seed: number): Pick {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n);
  };
}

const bytesFrom = (pick: Pick, most: number): Buffer => Buffer.from(Array.from({ length: 1 + pick(most) }, () => pick(256)));
const range = (pick: Pick, bytes: Buffer): [number, number] => {
  const from = pick(bytes.length + 1);
  return [from, Math.min(bytes.length, from + 1 + pick(pick(4) === 0 ? 400 : 8))];
};

/** Changes bytes, whatever they mean. */
const byteChanges: Record<string, (bytes: Buffer, pick: Pick) => Buffer> = {
  flip: (bytes, pick) => {
    const changed = Buffer.from(bytes);
    if (changed.length > 0) changed[pick(changed.length)]! ^= 1 << pick(8);
    return changed;
  },
  insert: (bytes, pick) => {
    const at = pick(bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), bytesFrom(pick, 8), bytes.subarray(at)]);
  },
  delete: (bytes, pick) => {
    const [from, to] = range(pick, bytes);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  swap: (bytes, pick) => {
    const [from, to] = range(pick, bytes);
    const [next, end] = range(pick, bytes.subarray(to)).map((at) => at + to) as [number, number];
    return Buffer.concat([
      bytes.subarray(0, from),
      bytes.subarray(next, end),
      bytes.subarray(to, next),
      bytes.subarray(from, to),
      bytes.subarray(end),
    ]);
  },
  truncate: (bytes, pick) => bytes.subarray(0, pick(bytes.length + 1)),
  repeat: (bytes, pick) => {
    const [from, to] = range(pick, bytes);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
};
const kinds = Object.keys(byteChanges);
export const changedBytes = (bytes: Buffer, pick: Pick): Buffer => byteChanges[kinds[pick(kinds.length)]!]!(bytes, pick);

/** Changes the lines of a file, or what one of them says. */
function changedLines(data: Buffer, pick: Pick): Buffer {
  const lines = data.toString().split("\n").slice(0, -1);
  if (lines.length === 0) return Buffer.from(`${canonicalJson({ index: pick(9) })}\n`);
  const [at, other] = [pick(lines.length), pick(lines.length)];
  const how = pick(6);
  if (how === 0) lines.splice(at, 1);
  else if (how === 1) lines.splice(other, 0, lines[at]!);
  else if (how === 2) [lines[at], lines[other]] = [lines[other]!, lines[at]!];
  else if (how === 3) lines.length = at;
  else if (how === 4) lines[at] = changedBytes(Buffer.from(lines[at]!), pick).toString();
  else lines[at] = changedJson(lines[at]!, pick) ?? changedBytes(Buffer.from(lines[at]!), pick).toString();
  return Buffer.from(lines.map((line) => `${line}\n`).join(""));
}

/** null: the line is no JSON any more, by a change before. */
function changedJson(line: string, pick: Pick): string | null {
  const value = parsed(line);
  if (!isObject(value)) return null;
  const keys = Object.keys(value);
  const key = keys[pick(keys.length)]!;
  const was = value[key]!;
  if (typeof was === "number") value[key] = was + 1 + pick(3);
  else if (typeof was === "string") value[key] = changedBytes(Buffer.from(was), pick).toString();
  else if (was === null) value[key] = "0".repeat(64);
  else delete value[key];
  return canonicalJson(value);
}

function parsed(line: string): Json | undefined {
  try {
    return JSON.parse(line) as Json;
  } catch {
    return undefined;
  }
}

/** Changes which files there are and what they hold; the ZIP around them is right again. */
export function changedFiles(files: readonly MadeFile[], pick: Pick): MadeFile[] {
  const changed = [...files];
  const [at, other] = [pick(files.length), pick(files.length)];
  const file = files[at]!;
  const how = pick(12);
  if (how === 0) changed.splice(at, 1);
  else if (how === 1) changed.splice(other, 0, file);
  else if (how === 2) [changed[at], changed[other]] = [changed[other]!, file];
  else if (how === 3)
    changed.push({ name: ["files/z", "tokens/21-7.tsr", "tokens/8-0.tsr", "other", "files/../x"][pick(5)]!, data: bytesFrom(pick, 40) });
  else if (how === 4)
    changed[at] = {
      name: changedBytes(Buffer.from(file.name), pick)
        .toString("latin1")
        .replaceAll(/[^ -~]/g, "x"),
      data: file.data,
    };
  else if (how === 5)
    [changed[at], changed[other]] = [
      { ...file, data: files[other]!.data },
      { ...files[other]!, data: file.data },
    ];
  else if (how < 9) {
    const lines = changed.findIndex(({ name }) => name === ["leaves.jsonl", "parts.jsonl", "earlier.jsonl"][pick(3)]);
    if (lines !== -1) changed[lines] = { ...changed[lines]!, data: changedLines(changed[lines]!.data, pick) };
  } else changed[at] = { ...file, data: changedBytes(file.data, pick) };
  return changed;
}

/** One to three changes of the one or the other kind. @returns with the files, where the ZIP around them is right */
export function mutated(files: readonly MadeFile[], pick: Pick): { bytes: Buffer; files: MadeFile[] | null } {
  const count = 1 + pick(3);
  if (pick(2) === 0) {
    let bytes = writeZip(files);
    for (let n = 0; n < count; n++) bytes = changedBytes(bytes, pick);
    return { bytes, files: null };
  }
  let changed = [...files];
  for (let n = 0; n < count; n++) if (changed.length > 0) changed = changedFiles(changed, pick);
  return { bytes: writeZip(changed), files: changed };
}
