import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { migrate } from "@/lib/data/migrate";
import { type Cluster, startCluster } from "../../../bin/postgres/cluster";
import { type Access, databaseUrl, ensureDatabase } from "../../../bin/postgres/databases";
import { kill9 } from "../onus-process";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** A PostgreSQL that may be killed and comes back at the same address, and processes on it that may be killed, too. */
export class Stand {
  readonly folder = mkdtempSync(join(tmpdir(), "onus-crash-"));
  readonly signerDir = join(this.folder, "signer");
  /** What processes said on stdout, line by line. */
  readonly said: string[] = [];
  /** And on stderr. */
  readonly complained: string[] = [];
  readonly #passwords = { postgres: randomBytes(12).toString("hex"), onus: randomBytes(12).toString("hex") };
  readonly #processes = new Map<string, ChildProcess>();
  readonly #sockets = new Set<Socket>();
  #cluster: Cluster | null = null;
  #door: Server | null = null;

  async begin(): Promise<void> {
    // PostgreSQL may run as another user than the tests.
    chmodSync(this.folder, 0o711);
    mkdirSync(this.signerDir, { mode: 0o700 });
    await this.startDatabase();
    await ensureDatabase(this.#access(), "onus");
    await migrate(databaseUrl(this.#access(), "onus", "onus"), join(root, "prisma/migrations"));
    this.#door = createServer((socket) => this.#through(socket));
    await new Promise<void>((resolve) => this.#door!.listen(0, "127.0.0.1", resolve));
  }

  /** @param user postgres sees past every policy */
  url(user: "postgres" | "onus", name = "test"): string {
    const address = this.#door!.address() as { port: number };
    return `${databaseUrl({ port: address.port, passwords: this.#passwords }, user, "onus")}?application_name=${name}`;
  }

  async query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.url("postgres"), connectionTimeoutMillis: 3000, query_timeout: 20_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return (await client.query<Row>(sql, values)).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async startDatabase(): Promise<void> {
    this.#cluster = await startCluster({
      dataDir: join(this.folder, "postgres"),
      logFile: join(this.folder, "postgres.log"),
      password: this.#passwords.postgres,
      durable: true,
    });
  }

  async killDatabase(): Promise<void> {
    kill9(Number.parseInt(readFileSync(join(this.folder, "postgres", "postmaster.pid"), "utf8"), 10));
    await this.#cluster!.ended;
    for (const socket of this.#sockets) socket.destroy();
    await this.startDatabase();
  }

  /** A copy of the stopped database's files, and back again: a backup. */
  async copyDatabase(direction: "keep" | "restore"): Promise<void> {
    await this.#cluster!.stop();
    const [data, copy] = [join(this.folder, "postgres"), join(this.folder, "backup")];
    const [from, to] = direction === "keep" ? [data, copy] : [copy, data];
    rmSync(to, { recursive: true, force: true });
    cpSync(from, to, { recursive: true, preserveTimestamps: true });
    await this.startDatabase();
  }

  /** @param name also of its connections */
  start(name: string, args: readonly string[]): void {
    // One that a failed test has left.
    this.#processes.get(name)?.kill("SIGKILL");
    const { PATH, HOME, NODE_ENV } = process.env;
    const env = {
      PATH,
      HOME,
      NODE_ENV,
      DATABASE_URL: this.url("onus", name),
      ONUS_DATA_DIR: this.folder,
      ONUS_SIGNER_DIR: this.signerDir,
      ONUS_SESSION_SECRET: "only-for-tests-only-for-tests-only",
      ONUS_SIGNING_KEY: Buffer.alloc(32, 1).toString("base64"),
    };
    const child = spawn(process.execPath, ["--import", "tsx", join(root, "tests/platform/crash/writing-app.ts"), ...args], {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => this.complained.push(text));
    let rest = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop()!;
      this.said.push(...lines.filter((line) => !line.startsWith("{")));
    });
    this.#processes.set(name, child);
  }

  /** @throws when it has ended by itself: whatever happens to the database, a process goes on */
  async kill(name: string): Promise<void> {
    const child = this.#processes.get(name)!;
    const ended = new Promise((resolve) => child.once("close", resolve));
    if (child.exitCode !== null) throw new Error(`${name} ended by itself: ${this.complained.join("").slice(-3000)}`);
    kill9(child.pid);
    await ended;
  }

  /** The name of the process that seals at this moment, if one does. */
  async elected(): Promise<string | null> {
    const rows = await this.query<{ name: string }>(
      `SELECT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
       WHERE l.locktype = 'advisory' AND l.classid = 1869510004 AND l.granted`,
    ).catch(() => []);
    return rows[0]?.name ?? null;
  }

  async end(): Promise<void> {
    for (const [name, child] of this.#processes) if (child.exitCode === null && child.signalCode === null) await this.kill(name);
    for (const socket of this.#sockets) socket.destroy();
    this.#door?.close();
    await this.#cluster?.stop();
    await sleep(50);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  #access(): Access {
    return { port: this.#cluster!.port, passwords: this.#passwords };
  }

  #through(socket: Socket): void {
    const upstream = connect(this.#cluster!.port, "127.0.0.1");
    for (const [one, other] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      this.#sockets.add(one);
      one
        .on("error", () => undefined)
        .on("close", () => {
          this.#sockets.delete(one);
          other.destroy();
        });
      one.pipe(other);
    }
  }
}
