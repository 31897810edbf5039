import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { cycles, type Import, importsOf } from "./import-graph";
import { importedOnlyByTests, importRules } from "./import-rules";

const root = join(import.meta.dirname, "../..");
const imports = importsOf(root, ["app", "bin", "lib", "prisma", "tests"]);

function broken(all: Import[]): string[] {
  return all.flatMap(({ from, to, typeOnly }) => {
    const rule = importRules.find(({ files }) => files.test(from));
    if (!rule) return [`${from}: no rule says what it may import`];
    const allowed = [...rule.may, ...(typeOnly ? (rule.mayNameTypesOf ?? []) : [])].some((target) => target.test(to));
    return allowed ? [] : [`${from} imports ${to}; ${rule.who} may not: ${rule.because}`];
  });
}

test("every file imports only what its layer may know", () => {
  expect(broken(imports)).toEqual([]);
});

test("nothing imports tests", () => {
  const { files, by } = importedOnlyByTests;
  expect(imports.filter(({ from, to }) => files.test(to) && !by.test(from))).toEqual([]);
});

test("no files import one another in a ring", () => {
  expect(cycles(imports).map((ring) => ring.join(" → "))).toEqual([]);
});

const folder = mkdtempSync(join(tmpdir(), "onus-imports-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("an import is found in each form that TypeScript has for it", () => {
  const sources: Record<string, string> = {
    "lib/domain/all.ts": [
      'import { a } from "../data/a";',
      'import "@/lib/data/b";',
      'import type { C } from "@/lib/data/c";',
      'import { type D } from "@/lib/data/d";',
      'export { e } from "@/lib/data/e";',
      'export * from "@/lib/data/f";',
      'export const late = () => import("@/lib/data/g");',
      'export let h: import("@/lib/data/h").H;',
      'import { readFileSync } from "fs";',
      'import { Client } from "pg";',
    ].join("\n"),
    ...Object.fromEntries([..."abcdefgh"].map((name) => [`lib/data/${name}.ts`, "export {};"])),
  };
  for (const [path, text] of Object.entries(sources)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const found = importsOf(folder, ["lib"]);
  const names = ["a.ts", "b.ts", "c.ts", "d.ts", "e.ts", "f.ts", "g.ts", "h.ts"].map((name) => `lib/data/${name}`);
  expect(found.map(({ to }) => to).sort()).toEqual([...names, "node:fs", "npm:pg"].sort());
  expect(found.filter(({ typeOnly }) => typeOnly).map(({ to }) => to)).toEqual(["lib/data/c.ts", "lib/data/d.ts", "lib/data/h.ts"]);
  expect(broken(found)).toHaveLength(10);
});

test("a ring of files is told as the way around it", () => {
  const chain = (from: string, to: string): Import => ({ from, to, typeOnly: false });
  expect(cycles([chain("a", "b"), chain("b", "c"), chain("c", "a"), chain("c", "d")])).toEqual([["a", "b", "c", "a"]]);
});
