import { existsSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { MigrationRefused, migrate } from "@/lib/data/migrate";
import { type Cluster, readyPort, startCluster } from "../postgres/cluster";
import { asSuperuser, databaseUrl, ensureDatabase } from "../postgres/databases";
import { PlainError } from "./plain-error";
import type { Secrets } from "./secrets";

export type OpenDatabase = {
  url: string;
  /** Of the embedded one only: its process, and a way back to an empty database. */
  embedded: { cluster: Cluster; empty(): Promise<void> } | undefined;
};

const name = "onus";
const logLimitBytes = 20_000_000;

export async function openEmbedded(dataDir: string, secrets: Secrets): Promise<OpenDatabase> {
  const logFile = join(dataDir, "postgres.log");
  if (existsSync(logFile) && statSync(logFile).size > logLimitBytes) truncateSync(logFile);
  const cluster = await startCluster({ dataDir: join(dataDir, "postgres"), logFile, password: secrets.database.postgres, durable: true });
  const access = { port: cluster.port, passwords: secrets.database };
  try {
    await ensureDatabase(access, name);
  } catch (error) {
    await cluster.stop();
    throw sentence(error, `The database in ${dataDir}`);
  }
  const empty = async () => {
    await asSuperuser(access, "postgres", (client) => client.query(`drop database ${name} with (force)`));
    await ensureDatabase(access, name);
  };
  return { url: databaseUrl(access, "onus", name), embedded: { cluster, empty } };
}

/** Of a server of ours that runs in this folder already; undefined while it starts or stops. */
export function runningEmbedded(dataDir: string, secrets: Secrets): string | undefined {
  const port = readyPort(join(dataDir, "postgres"));
  return port === undefined ? undefined : databaseUrl({ port, passwords: secrets.database }, "onus", name);
}

export async function openExternal(url: string): Promise<OpenDatabase> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    throw sentence(error, "The database of DATABASE_URL");
  }
  return { url, embedded: undefined };
}

export async function bringUpToDate(url: string, migrationsDir: string): Promise<string[]> {
  try {
    return await migrate(url, migrationsDir);
  } catch (error) {
    throw error instanceof MigrationRefused ? new PlainError(error.message) : sentence(error, "The database");
  }
}

/** What a driver's error means to an operator; the address of the database, which holds a password, is never repeated. */
function sentence(error: unknown, what: string): unknown {
  const { code, message } = error as { code?: string; message: string };
  if (code === "ENOSPC" || code === "53100") return new Error("No space left on device", { cause: error });
  if (code === "28P01" || code === "28000") return new PlainError(`${what} refuses the user or the password.`);
  if (code === "3D000") return new PlainError(`${what} does not exist on its server.`);
  if (code === "42501") return new PlainError(`${what} does not allow its user what Onus needs: ${message}.`);
  return new PlainError(`${what} cannot be reached: ${message || code}.`);
}
