// What start, test and bench have in common. Plain JavaScript: it runs before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Checks Node, installs the packages of package-lock.json where they are missing, and lets this process import TypeScript. */
export async function prepare() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) fail(`Onus needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.chdir(root);
  install();
  const { register } = await import("tsx/esm/api");
  register();
}

/** npm that is killed cannot pass anything on: whoever it started notices by itself. Not under another parent, which may leave us on purpose. */
export function whenNpmIsGone(act) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, 250);
  timer.unref();
}

export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function install() {
  const mark = join(root, "node_modules", ".onus-lock");
  const lock = readFileSync(join(root, "package-lock.json"), "utf8");
  const wanted = createHash("sha256").update(lock).digest("hex");
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return;
  if (!isInstalled(JSON.parse(lock).packages)) {
    console.error("Installing packages …");
    // No install script is needed, so none gets to run.
    const args = ["ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
    const npm = process.env.npm_execpath;
    const options = { cwd: root, stdio: ["ignore", "ignore", "inherit"] };
    const done = npm
      ? spawnSync(process.execPath, [npm, ...args], options)
      : spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
    if (done.status !== 0) fail("The packages could not be installed; npm's reason stands above. Nothing else was changed.");
  }
  writeFileSync(mark, wanted);
}

/** npm writes down what it has installed when it is done: somebody may have run it by hand. */
function isInstalled(wanted) {
  const list = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(list)) return false;
  const found = JSON.parse(readFileSync(list, "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional }]) =>
      path === "" || (found[path] ? found[path].version === version : optional || devOptional),
  );
}
