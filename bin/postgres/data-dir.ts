import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { PlainError } from "../start/plain-error";
import type { Identity } from "./identity";
import { endOf, lastWords, runProgram } from "./program";

export type ClusterOptions = {
  /** Made when it is not there; the folder above it must be. */
  dataDir: string;
  logFile: string;
  /** Of the superuser `postgres`. Used when the cluster is made. */
  password: string;
  /** False only for tests: a crash of the machine may then lose everything. */
  durable: boolean;
};

/** Made beside its place and renamed: an interrupted initdb leaves nothing that looks like a cluster. */
export async function makeDataDir(options: ClusterOptions, bin: string, identity: Identity): Promise<void> {
  const unfinished = `${options.dataDir}.new`;
  const passwordFile = `${options.dataDir}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  if (identity) for (const path of [unfinished, passwordFile]) chownSync(path, identity.uid, identity.gid);
  const fixed = ["--username=postgres", "--auth=scram-sha-256", "--encoding=UTF8", "--no-instructions"];
  // PostgreSQL's own locale: the same order of letters on every system, whatever the system's libraries know.
  const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const child = runProgram(join(bin, "initdb"), identity, [unfinished, passwordFile], options.logFile, ([data, password]) => [
    `--pgdata=${data}`,
    `--pwfile=${password}`,
    ...fixed,
    ...locale,
    ...(options.durable ? [] : ["--no-sync"]),
  ]);
  const code = await endOf(child);
  rmSync(passwordFile, { force: true });
  if (code !== 0) throw new PlainError(`PostgreSQL's data folder could not be made. ${lastWords(options.logFile)}`);
  renameSync(unfinished, options.dataDir);
}

/** @throws PlainError where this is no data folder, or one of another PostgreSQL */
export function checkDataDir(dataDir: string): void {
  const file = join(dataDir, "PG_VERSION");
  const found = existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
  if (found === undefined)
    throw new PlainError(
      `${dataDir} is not a PostgreSQL data folder: PG_VERSION is missing. Restore it from a backup, or move it away to begin anew.`,
    );
  if (found !== "18")
    throw new PlainError(
      `${dataDir} was written by PostgreSQL ${found}, and this Onus brings PostgreSQL 18. Dump it with the old version and load it into the new one.`,
    );
}

/** A folder that root has copied or restored belongs to root: PostgreSQL would not be able to read it. */
export function giveTo(identity: Identity, folder: string): void {
  if (!identity || [folder, join(folder, "PG_VERSION")].every((path) => statSync(path).uid === identity.uid)) return;
  for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" }))
    lchownSync(join(folder, entry), identity.uid, identity.gid);
  lchownSync(folder, identity.uid, identity.gid);
  chmodSync(folder, 0o700);
}
