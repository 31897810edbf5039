import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * Generates the Prisma client into lib/data/generated. Needs no network and no database.
 * @throws Error with what Prisma said, when prisma/schema.prisma is not valid.
 */
export function generateClient(): void {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const cli = createRequire(import.meta.url).resolve("prisma/build/index.js");
  const done = spawnSync(process.execPath, [cli, "generate", "--no-hints"], { cwd: root, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`The Prisma client could not be generated.\n${done.stdout}${done.stderr}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    generateClient();
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
