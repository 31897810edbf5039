import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { sourceHash } from "./source-hash";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");
const mark = join(root, "lib", "data", "generated", ".made-from");

/** Generates the Prisma client where prisma/schema.prisma or Prisma itself has changed since. */
export function generateClientIfStale(): void {
  const made = existsSync(mark) ? readFileSync(mark, "utf8") : undefined;
  if (made !== madeFrom()) generateClient();
}

/**
 * Generates the Prisma client into lib/data/generated. Needs no network and no database.
 * @throws Error with what Prisma said, when prisma/schema.prisma is not valid.
 */
export function generateClient(): void {
  const cli = createRequire(import.meta.url).resolve("prisma/build/index.js");
  const done = spawnSync(process.execPath, [cli, "generate", "--no-hints"], { cwd: root, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`The Prisma client could not be generated.\n${done.stdout}${done.stderr}`);
  writeFileSync(mark, madeFrom());
}

function madeFrom(): string {
  return sourceHash(root, [join("prisma", "schema.prisma"), join("node_modules", "prisma", "package.json")]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    generateClient();
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
