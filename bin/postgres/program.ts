import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, constants, openSync, readFileSync } from "node:fs";
import type { Identity } from "./identity";

/**
 * Runs a PostgreSQL program in a session of its own, so that Ctrl-C reaches only us and we stop things in order. As root its files are handed
 * over as open descriptors and named /proc/self/fd/N: the folders above the checkout may be closed to the server's user.
 */
export function runProgram(
  program: string,
  identity: Identity,
  paths: string[],
  logFile: string,
  args: (paths: string[]) => string[],
): ChildProcess {
  const log = openSync(logFile, "a", 0o600);
  const handOver = identity !== undefined && process.platform === "linux";
  const open = handOver ? paths.map((path) => openSync(path, constants.O_RDONLY)) : [];
  const env = { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC", SystemRoot: process.env.SystemRoot };
  const child = spawn(program, args(handOver ? open.map((_, at) => `/proc/self/fd/${at + 3}`) : paths), {
    ...identity,
    cwd: "/",
    env,
    detached: true,
    stdio: ["ignore", log, log, ...open],
  });
  for (const descriptor of [log, ...open]) closeSync(descriptor);
  return child;
}

export function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once("exit", resolve).once("error", () => resolve(null)));
}

/** What a program of PostgreSQL gave as its reason, from this byte of its log on, in one line. */
export function lastWords(logFile: string, from = 0): string {
  const lines = readFileSync(logFile).subarray(from).toString("utf8").trim().split("\n");
  const telling = lines.filter((line) => /FATAL|PANIC|error:|ERROR/.test(line)).at(-1) ?? lines.at(-1) ?? "";
  return `It said: ${telling.replace(/^[\d-]+ [\d:.]+ UTC \[\d+\] /, "")} (all of it is in ${logFile})`;
}
