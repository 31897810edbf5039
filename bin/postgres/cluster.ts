import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PlainError } from "../start/plain-error";
import { postgresBinaries } from "./binaries";
import { checkDataDir, type ClusterOptions, giveTo, makeDataDir } from "./data-dir";
import { freePort } from "./free-port";
import { type Identity, serverIdentity } from "./identity";
import { stopLeftover } from "./leftover";
import { endOf, lastWords, runProgram } from "./program";

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
  if (!existsSync(options.dataDir)) await makeDataDir(options, bin, identity);
  checkDataDir(options.dataDir);
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

async function launch(options: ClusterOptions, bin: string, identity: Identity): Promise<Cluster> {
  const port = await freePort();
  const logStart = existsSync(options.logFile) ? statSync(options.logFile).size : 0;
  const risky = options.durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    password_encryption: "scram-sha-256",
    timezone: "UTC",
    log_timezone: "UTC",
    log_destination: "stderr",
    logging_collector: "off",
    // What people wrote must not reach the log through a failed statement.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    ...risky,
  };
  const child = runProgram(join(bin, "postgres"), identity, [options.dataDir], options.logFile, ([data]) => [
    "-D",
    data ?? "",
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ]);
  let over = false;
  const ended = endOf(child).then(() => {
    over = true;
  });
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

/** Where the server of this folder accepts connections; undefined when there is none that does. */
export function readyPort(dataDir: string): number | undefined {
  const { ready, port } = pidFile(dataDir);
  return ready ? port : undefined;
}

function isReady(dataDir: string, pid: number | undefined): boolean {
  const file = pidFile(dataDir);
  return file.ready && file.pid === pid;
}

/** The lines of postmaster.pid (PostgreSQL's pidfile.h): the first is the process, the fourth its port, the eighth tells when it accepts connections. */
function pidFile(dataDir: string): { pid: number; port: number; ready: boolean } {
  const file = join(dataDir, "postmaster.pid");
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}
