import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PlainError } from "../start/plain-error";

/**
 * Ends a server that still runs on this data folder because whoever started it was killed. It is asked for a fast shutdown
 * first; a server of ours keeps nothing in memory that its log does not have. Afterwards a new one can start.
 */
export async function stopLeftover(dataDir: string): Promise<void> {
  for (const [signal, waitMs] of [
    ["SIGINT", 15_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ] as const) {
    const running = serversOn(dataDir);
    if (running.length === 0) return forgetReusedPid(dataDir);
    // The postmaster ends its own; without one (it was killed) each process is asked.
    const head = postmasterPid(dataDir);
    for (const pid of head !== undefined && running.includes(head) ? [head] : running)
      send(pid, head === pid ? signal : signal === "SIGINT" ? "SIGTERM" : signal);
    for (const end = Date.now() + waitMs; Date.now() < end && serversOn(dataDir).length > 0;) await sleep(50);
  }
  if (serversOn(dataDir).length > 0)
    throw new PlainError(`A PostgreSQL that was left running on ${dataDir} does not stop. Stop it and start again.`);
}

/** A pid file whose number now belongs to some other program would keep PostgreSQL from starting for ever. */
function forgetReusedPid(dataDir: string): void {
  const pid = postmasterPid(dataDir);
  if (pid !== undefined && pid !== process.pid && isAlive(pid)) rmSync(join(dataDir, "postmaster.pid"), { force: true });
}

function postmasterPid(dataDir: string): number | undefined {
  const file = join(dataDir, "postmaster.pid");
  const pid = existsSync(file) ? Number.parseInt(readFileSync(file, "utf8"), 10) : Number.NaN;
  return pid > 0 ? pid : undefined;
}

/** The processes of a PostgreSQL that works in this folder: every one of them has it as its current directory. */
function serversOn(dataDir: string): number[] {
  if (!existsSync(dataDir)) return [];
  if (existsSync("/proc/self/cwd")) {
    const folder = realpathSync(dataDir);
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name) && worksIn(name, folder))
      .map(Number);
  }
  const pid = postmasterPid(dataDir);
  const command = pid === undefined ? "" : spawnSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" }).stdout;
  return pid !== undefined && command.includes("postgres") && command.includes(dataDir) ? [pid] : [];
}

function worksIn(pid: string, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder && basename(readlinkSync(`/proc/${pid}/exe`)).startsWith("postgres");
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended in the meantime.
  }
}
