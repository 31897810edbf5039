// `npm run lock:complete`: writes into package-lock.json the packages of other platforms that npm left out.
//
// npm omits an optional package that the registry at hand does not have, or that node_modules did not hold when it wrote the lock,
// and `npm ci` then refuses the whole lock. The version is known all the same: who asks for such a package pins it.
import { readFileSync, writeFileSync } from "node:fs";

const systems = {
  darwin: "darwin",
  win32: "win32",
  windows: "win32",
  linux: "linux",
  freebsd: "freebsd",
  android: "android",
  openharmony: "openharmony",
  openbsd: "openbsd",
  netbsd: "netbsd",
  sunos: "sunos",
  aix: "aix",
};
const processors = ["arm64", "arm", "x64", "ia32", "riscv64", "s390x", "ppc64", "loong64", "mips64el", "wasm32"];

/** Adds each missing one to a parsed lock and returns their names. */
export function completeLock(lock) {
  const added = [];
  for (const [path, { optionalDependencies = {} }] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(optionalDependencies)) {
      if (isThere(lock, path, name)) continue;
      const version = range.replace(/^[\^~]/, "");
      lock.packages[`node_modules/${name}` in lock.packages ? `${path}/node_modules/${name}` : `node_modules/${name}`] = {
        version,
        optional: true,
        ...platformOf(name),
      };
      added.push(`${name}@${version}`);
    }
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([one], [other]) => one.localeCompare(other, "en")));
  return added;
}

/** As Node would look it up: beside the one who asks, then further out. */
function isThere(lock, path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    if (`${folder ? `${folder}/` : ""}node_modules/${name}` in lock.packages) return true;
    if (folder === "") return false;
  }
}

function platformOf(name) {
  const words = name.split(/[-/@]/);
  const os = words.map((word) => systems[word]).find(Boolean);
  const cpu = processors.find((each) => words.includes(each)) ?? (words.includes("ppc64le") ? "ppc64" : undefined);
  return { ...(os ? { os: [os] } : {}), ...(cpu ? { cpu: [cpu] } : {}) };
}

if (process.argv[1]?.endsWith("complete-lock.mjs")) {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const added = completeLock(lock);
  if (added.length > 0) writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
  console.log(added.length === 0 ? "The lock is complete." : `Added ${added.length}: ${added.join(", ")}`);
}
