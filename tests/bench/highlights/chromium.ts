import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "@playwright/test";
import { build } from "esbuild";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** An installed Chromium (CHROMIUM_PATH, or by name on the PATH); else the one that Playwright keeps. */
export function launchChromium(): Promise<Browser> {
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const found = (process.env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
  const executablePath = process.env["CHROMIUM_PATH"] ?? found;
  return chromium.launch({ args: flags, ...(executablePath ? { executablePath } : {}) });
}

/** A page script and its styles, bundled for production. */
export async function bundlePage(entry: string): Promise<{ script: string; style: string }> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    outdir: "/",
    bundle: true,
    write: false,
    minify: true,
    jsx: "automatic",
    format: "iife",
    target: "chrome120",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  const part = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "";
  return { script: part(".js"), style: part(".css") };
}
