import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Needed to run as root in a closed network: no sandbox there, and no calls home that would be refused one by one. */
export const chromiumArgs = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A Chromium that is there: the system's, Chrome, or Playwright's own. */
export function chromiumPath(): string | undefined {
  return [...usual, chromium.executablePath()].find((path) => existsSync(path));
}

/** Installs one where there is none: Debian's for root, else Playwright's download. Says what it does; returns whether one is there now. */
export function ensureChromium(): boolean {
  if (chromiumPath()) return true;
  console.log("Installing Chromium for the browser tests …");
  const run = (program: string, args: string[]) => spawnSync(program, args, { stdio: ["ignore", "ignore", "inherit"] }).status === 0;
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    run("apt-get", ["update"]);
    run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]);
  }
  if (!chromiumPath()) run(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]);
  return chromiumPath() !== undefined;
}
