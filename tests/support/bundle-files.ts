import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

/** What the verifier's own program says of a bundle, with the policy that its operator publishes. */
export function verified(path: string, policy: string): Promise<{ outcome: string; parts: Record<string, number>; problem: unknown }> {
  const policyPath = `${path}.policy.json`;
  writeFileSync(policyPath, policy);
  const args = ["--import", "tsx", "bin/verify/main.ts", path, "--policy", policyPath, "--json"];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, (error, out) => (out === "" ? reject(error ?? new Error("nothing said")) : resolve(JSON.parse(out))));
  });
}

/** A bundle's files, by name; read by its local headers alone. */
export function filesIn(path: string): Map<string, Buffer> {
  const zip = readFileSync(path);
  const files = new Map<string, Buffer>();
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50;) {
    const nameLength = zip.readUInt16LE(at + 26);
    const size = Number(zip.readBigUInt64LE(at + 30 + nameLength + 4));
    const begin = at + 30 + nameLength + zip.readUInt16LE(at + 28);
    files.set(zip.subarray(at + 30, at + 30 + nameLength).toString(), zip.subarray(begin, begin + size));
    at = begin + size;
  }
  return files;
}

export const linesIn = <T>(file: Buffer | undefined): T[] =>
  file!
    .toString()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
