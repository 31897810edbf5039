import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withLine } from "../support/bundle/changed";
import { writeLargeBundle } from "../support/bundle/large-bundle";
import { bundleFiles, madeBundle, origin, policy } from "../support/bundle/made-bundle";
import { writeZip } from "../support/bundle/write-zip";

let folder = "";
/** Runs the one file on bare Node, in a folder with nothing else. */
function run(...args: string[]): { code: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, ["onus-verify.mjs", ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { NODE_ENV: "production" },
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "onus-verify-"));
  const built = spawnSync(process.execPath, ["--import", "tsx", "bin/build/verifier.ts", join(folder, "onus-verify.mjs")], {
    cwd: resolve(import.meta.dirname, "../.."),
    encoding: "utf8",
  });
  if (built.status !== 0) throw new Error(built.stderr);
  writeFileSync(join(folder, "policy.json"), policy());
  writeFileSync(join(folder, "good.zip"), madeBundle());
  writeFileSync(
    join(folder, "bad.zip"),
    writeZip(withLine(bundleFiles(), "leaves.jsonl", 3, (line) => line.replace("claim.created", "claim.changed"))),
  );
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

test("the verifier is one file that imports nothing but Node's own", () => {
  const imports = [...readFileSync(join(folder, "onus-verify.mjs"), "utf8").matchAll(/^import .* from "([^"]+)"/gm)].map(
    (found) => found[1]!,
  );
  expect(imports.length).toBeGreaterThan(2);
  expect(imports.filter((name) => !name.startsWith("node:"))).toEqual([]);
});

test("a right bundle under its policy ends with 0, and the first line says so", () => {
  const { code, out } = run("good.zip", "--policy", "policy.json");
  expect([code, out.split(":")[0]]).toEqual([0, "VERIFIED"]);
  expect(out).toContain("18 disclosed, 13 withheld, 1 erased");
  expect(out).toContain("#7 “comment”: erased at entry #15");
});

test("a changed one ends with 1 and names the first wrong thing, in words and as JSON", () => {
  const { code, out } = run("bad.zip", "--policy", "policy.json");
  expect([code, out.split(":")[0]]).toEqual([1, "TAMPERED"]);
  expect(out).toMatch(/^leaves\.jsonl, entry #8: /m);
  const { code: again, out: json } = run("bad.zip", "--policy", "policy.json", "--json");
  expect([again, JSON.parse(json)]).toMatchObject([
    1,
    { outcome: "tampered", exit: 1, origin, parts: null, problem: { file: "leaves.jsonl", entry: 8 } },
  ]);
});

test("without a policy nothing is verified: 3, and never the word for success", () => {
  const { code, out } = run("good.zip");
  expect([code, out.split(":")[0]]).toEqual([3, "NOT ANCHORED"]);
  expect(out).not.toContain("VERIFIED:");
});

test.each([
  ["no bundle", ["policy.json", "--policy", "policy.json"]],
  ["a policy that is none", ["good.zip", "--policy", "good.zip"]],
  ["a file that is not there", ["missing.zip"]],
  ["no file", []],
  ["an unknown option", ["good.zip", "--polcy", "policy.json"]],
])("%s ends with 2", (_, args) => {
  expect(run(...args).code).toBe(2);
  const { code, out } = run(...args, "--json");
  expect([code, JSON.parse(out)]).toMatchObject([2, { outcome: "malformed", exit: 2 }]);
});

test("a bundle that is large enough for threads is judged as a small one is, to the entry", () => {
  const length = writeLargeBundle(join(folder, "large.zip"), 30_000);
  expect(length).toBeGreaterThan(12e6);
  expect(JSON.parse(run("large.zip", "--policy", "policy.json", "--json").out)).toMatchObject({
    outcome: "verified",
    size: 30_000,
    parts: { withheld: 54_000 },
  });
  const bytes = readFileSync(join(folder, "large.zip"));
  const at = bytes.indexOf(`"ver":`, 9_000_000);
  bytes[at + 6]! = "8".charCodeAt(0);
  writeFileSync(join(folder, "wrong.zip"), bytes);
  expect(JSON.parse(run("wrong.zip", "--policy", "policy.json", "--json").out)).toMatchObject({
    exit: 2,
    problem: { file: "leaves.jsonl" },
  });
}, 60_000);

test("`npm run verify` judges a large bundle as well, and reading the verifier from source does", () => {
  writeLargeBundle(join(folder, "large.zip"), 30_000);
  const root = resolve(import.meta.dirname, "../..");
  for (const program of [["bin/verify.mjs"], ["--import", "tsx", "bin/verify/main.ts"]]) {
    const args = [...program, join(folder, "large.zip"), "--policy", join(folder, "policy.json"), "--json"];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    expect([status, JSON.parse(stdout)]).toMatchObject([0, { outcome: "verified", size: 30_000 }]);
  }
}, 60_000);
