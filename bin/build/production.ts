import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PlainError } from "../start/plain-error";
import { runQuietly } from "../start/steps";
import { sourceHash } from "./source-hash";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");
const sources = [
  "app",
  "lib",
  "public",
  "prisma/schema.prisma",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "proxy.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

/**
 * Builds into `buildDir` unless the build there was made from just these sources. `say` hears when it begins.
 * @throws PlainError with the end of what Next printed.
 */
export async function buildIfStale(buildDir: string, signal: AbortSignal, say: (line: string) => void): Promise<void> {
  const mark = join(root, buildDir, "onus-made-from");
  const wanted = sourceHash(root, sources);
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return;
  say("Building the pages, which takes a minute the first time …");
  rmSync(mark, { force: true });
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ONUS_BUILD_DIR: buildDir };
  // Next writes the types of a build folder that it does not know into tsconfig.json, which is not its to change.
  const tsconfig = join(root, "tsconfig.json");
  const before = readFileSync(tsconfig, "utf8");
  const { code, output } = await runQuietly(process.execPath, [next, "build"], env, signal).finally(() => {
    if (readFileSync(tsconfig, "utf8") !== before) writeFileSync(tsconfig, before);
  });
  if (code !== 0) throw new PlainError(`The pages could not be built.\n${output.trim().split("\n").slice(-40).join("\n")}`);
  writeFileSync(mark, wanted);
}
