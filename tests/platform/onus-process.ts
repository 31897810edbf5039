import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client, type QueryResultRow } from "pg";
import { freePort } from "../../bin/postgres/free-port";
import { stopLeftover } from "../../bin/postgres/leftover";

const root = join(import.meta.dirname, "../..");

/** What an `npm start` in a folder of its own did. */
export type OnusProcess = {
  child: ChildProcess;
  port: number;
  output(): string;
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>;
  /** The processes that do its work. */
  pids(): { server: number; database: number };
};

export type Home = { dataDir: string; remove(): Promise<void> };

export function newHome(): Home {
  const folder = mkdtempSync(join(tmpdir(), "onus-platform-"));
  const dataDir = join(folder, "data");
  const remove = async () => {
    await stopLeftover(join(dataDir, "postgres"));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  return { dataDir, remove };
}

/** Starts Onus without a demo, on a free port, from the tests' build. */
export async function startOnus(dataDir: string, settings: Record<string, string> = {}): Promise<OnusProcess> {
  const port = Number(settings.PORT ?? (await freePort()));
  const env = { ...process.env, ONUS_DATA_DIR: dataDir, ONUS_BUILD_DIR: ".next-test", ONUS_DEMO: "0", PORT: String(port), ...settings };
  const child = spawn(process.execPath, ["bin/start.mjs"], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const pids = () => ({ server: serverOf(child.pid ?? 0), database: databaseOn(dataDir) });
  return { child, port, output: () => output, ended, pids };
}

/** Waits until it answers. @throws with what it printed when it ends before. */
export async function untilUp(onus: OnusProcess): Promise<void> {
  let over = false;
  void onus.ended.then(() => {
    over = true;
  });
  for (;;) {
    if (over) throw new Error(`Onus ended before it answered:\n${onus.output()}`);
    if ((await health(onus).catch(() => undefined))?.status === 200) return;
    await sleep(50);
  }
}

export function health({ port }: { port: number }): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(5000) });
}

/** Asks the database of an Onus that runs, as the owner of its tables. */
export async function query<Row extends QueryResultRow>(dataDir: string, sql: string): Promise<Row[]> {
  const { database } = JSON.parse(readFileSync(join(dataDir, "secrets.json"), "utf8")) as { database: { onus: string } };
  const port = Number(readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[3]);
  const client = new Client({ host: "127.0.0.1", port, user: "onus", password: database.onus, database: "onus" });
  await client.connect();
  const { rows } = await client.query<Row>(sql);
  await client.end();
  return rows;
}

export async function stopOnus(onus: OnusProcess): Promise<number | null> {
  onus.child.kill("SIGTERM");
  return onus.ended;
}

export function kill9(...pids: (number | undefined)[]): void {
  for (const pid of pids) if (pid) process.kill(pid, "SIGKILL");
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !existsSync(`/proc/${pid}/stat`) || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

export async function untilGone(pid: number): Promise<void> {
  while (isRunning(pid)) await sleep(20);
}

function databaseOn(dataDir: string): number {
  return Number.parseInt(readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8"), 10);
}

/** The child of `parent` that runs bin/serve.mjs. Linux alone tells this without another program. */
function serverOf(parent: number): number {
  const found = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .find((pid) => {
      try {
        const isChild = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[1] === String(parent);
        return isChild && readlinkSync(`/proc/${pid}/exe`) !== "" && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("serve.mjs");
      } catch {
        return false;
      }
    });
  if (!found) throw new Error("no server process");
  return Number(found);
}
