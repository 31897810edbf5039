import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

type Locked = { version?: string; resolved?: string; optional?: boolean; optionalDependencies?: Record<string, string> };

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, "../..", name), "utf8")) as unknown;
const { packages } = read("package-lock.json") as { packages: Record<string, Locked> };
const { dependencies, devDependencies } = read("package.json") as Record<"dependencies" | "devDependencies", Record<string, string>>;

test("the lock holds the optional packages of every platform, without which npm ci refuses it", () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
    ),
  );
  expect(missing, "run: npm run lock:complete").toEqual([]);
});

test("the lock names no place to download from", () => {
  expect(
    Object.entries(packages)
      .filter(([, { resolved }]) => resolved)
      .map(([path]) => path),
  ).toEqual([]);
});

test("every package is pinned to one version, and the lock has that one", () => {
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
  }
});
