import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, chownSync, closeSync, constants, existsSync, lchownSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PlainError } from "../start/plain-error";
import { postgresBinaries } from "./binaries";
import { type Identity, serverIdentity } from "./identity";
import { stopLeftover } from "./leftover";

export type ClusterOptions = {
  /** Made when it is not there; the folder above it must be. */
  dataDir: string;
  logFile: string;
  /** Of the superuser `postgres`. Used when the cluster is made. */
  password: string;
  /** False only for tests: a crash of the machine may then lose everything. */
  durable: boolean;
};

export type Cluster = {
  port: number;
  pid: number;
  /** Fulfilled when the server has ended, by whatever cause. */
  ended: Promise<void>;
  /** Fast shutdown: open transactions are rolled back, everything committed is kept. */
  stop(): Promise<void>;
};

/** Starts a PostgreSQL on a free loopback port, without any socket file, making its data folder at first. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const identity = serverIdentity(options.dataDir);
  const bin = postgresBinaries(identity);
  await stopLeftover(options.dataDir);
  if (!existsSync(options.dataDir)) await makeCluster(options, bin, identity);
  checkCluster(options.dataDir);
  giveTo(identity, options.dataDir);
  for (let attempt = 1; ; attempt++) {
    try {
      return await launch(options, bin, identity);
    } catch (error) {
      if (attempt === 3 || !/in use/.test((error as Error).message)) throw error;
      await sleep(500);
    }
  }
}

/** Made beside its place and renamed: an interrupted initdb leaves nothing that looks like a cluster. */
async function makeCluster(options: ClusterOptions, bin: string, identity: Identity): Promise<void> {
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
  const child = run(join(bin, "initdb"), identity, [unfinished, passwordFile], options.logFile, ([data, password]) => [
    `--pgdata=${data}`, `--pwfile=${password}`, ...fixed, ...locale, ...(options.durable ? [] : ["--no-sync"]),
  ]);
  const code = await endOf(child);
  rmSync(passwordFile, { force: true });
  if (code !== 0) throw new PlainError(`PostgreSQL's data folder could not be made. ${lastWords(options.logFile)}`);
  renameSync(unfinished, options.dataDir);
}

function checkCluster(dataDir: string): void {
  const file = join(dataDir, "PG_VERSION");
  const found = existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
  if (found === undefined) throw new PlainError(`${dataDir} is not a PostgreSQL data folder: PG_VERSION is missing. Restore it from a backup, or move it away to begin anew.`);
  if (found !== "18") throw new PlainError(`${dataDir} was written by PostgreSQL ${found}, and this Onus brings PostgreSQL 18. Dump it with the old version and load it into the new one.`);
}

/** A folder that root has copied or restored belongs to root: PostgreSQL would not be able to read it. */
function giveTo(identity: Identity, folder: string): void {
  if (!identity || [folder, join(folder, "PG_VERSION")].every((path) => statSync(path).uid === identity.uid)) return;
  for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" })) lchownSync(join(folder, entry), identity.uid, identity.gid);
  lchownSync(folder, identity.uid, identity.gid);
  chmodSync(folder, 0o700);
}

async function launch(options: ClusterOptions, bin: string, identity: Identity): Promise<Cluster> {
  const port = await freePort();
  const logStart = existsSync(options.logFile) ? statSync(options.logFile).size : 0;
  const risky = options.durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
  const settings = {
    listen_addresses: "127.0.0.1", port, unix_socket_directories: "", password_encryption: "scram-sha-256",
    timezone: "UTC", log_timezone: "UTC", log_destination: "stderr", logging_collector: "off",
    // What people wrote must not reach the log through a failed statement.
    log_min_error_statement: "panic", log_error_verbosity: "terse", ...risky,
  };
  const child = run(join(bin, "postgres"), identity, [options.dataDir], options.logFile, ([data]) => [
    "-D", data ?? "", ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ]);
  let over = false;
  const ended = endOf(child).then(() => { over = true; });
  const killWithUs = () => child.kill("SIGINT");
  process.once("exit", killWithUs);
  void ended.then(() => process.off("exit", killWithUs));
  for (const end = Date.now() + 300_000; !isReady(options.dataDir, child.pid); await sleep(20)) {
    if (over) throw new PlainError(`PostgreSQL did not start. ${lastWords(options.logFile, logStart)}`);
    if (Date.now() > end) {
      child.kill("SIGQUIT");
      throw new PlainError(`PostgreSQL was not ready after five minutes; see ${options.logFile}.`);
    }
  }
  const stop = async () => {
    if (!over) child.kill("SIGINT");
    const timer = setTimeout(() => child.kill("SIGQUIT"), 20_000);
    await ended;
    clearTimeout(timer);
  };
  return { port, pid: child.pid ?? 0, ended, stop };
}

/**
 * Runs a PostgreSQL program in a session of its own, so that Ctrl-C reaches only us and we stop things in order. As root its files are handed
 * over as open descriptors and named /proc/self/fd/N: the folders above the checkout may be closed to the server's user.
 */
function run(program: string, identity: Identity, paths: string[], logFile: string, args: (paths: string[]) => string[]): ChildProcess {
  const log = openSync(logFile, "a", 0o600);
  const handOver = identity !== undefined && process.platform === "linux";
  const open = handOver ? paths.map((path) => openSync(path, constants.O_RDONLY)) : [];
  const env = { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC", SystemRoot: process.env.SystemRoot };
  const child = spawn(program, args(handOver ? open.map((_, at) => `/proc/self/fd/${at + 3}`) : paths), {
    ...identity, cwd: "/", env, detached: true, stdio: ["ignore", log, log, ...open],
  });
  for (const descriptor of [log, ...open]) closeSync(descriptor);
  return child;
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once("exit", resolve).once("error", () => resolve(null)));
}

/** PostgreSQL tells in the eighth line of its pid file when it accepts connections. */
function isReady(dataDir: string, pid: number | undefined): boolean {
  const file = join(dataDir, "postmaster.pid");
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  return Number(lines[0]) === pid && lines[7]?.trim() === "ready";
}

function lastWords(logFile: string, from = 0): string {
  const lines = readFileSync(logFile).subarray(from).toString("utf8").trim().split("\n");
  const telling = lines.filter((line) => /FATAL|PANIC|error:|ERROR/.test(line)).at(-1) ?? lines.at(-1) ?? "";
  return `It said: ${telling.replace(/^[\d-]+ [\d:.]+ UTC \[\d+\] /, "")} (all of it is in ${logFile})`;
}

/** A port of 127.0.0.1 that is free now; whoever takes it must be ready to lose a race. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject).listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address !== null && typeof address === "object" ? resolve(address.port) : reject(new Error("no address"))));
    });
  });
}
