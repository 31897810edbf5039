import { PrismaPg } from "@prisma/adapter-pg";
import { currentSettings } from "@/lib/gateways/settings";
import { PrismaClient } from "./generated/client";
import { Lanes } from "./lanes";
import { type Notice, Notices } from "./notices";
import { beginIn, type Scope } from "./scope";
import { statementName } from "./statement-names";

/** The role every connection takes on: subject to row-level security, whoever logged in. */
const appRole = "-c role=onus_app";
const statementTimeoutMs = 60_000;
/** A transaction that its app has forgotten holds up whoever waits for its rows, and the live feed. */
const forgottenAfterMs = 60_000;

type Database = { url: string; client: PrismaClient; lanes: Lanes; notices: Notices };
const kept = globalThis as typeof globalThis & { onusDatabase?: Database };

/** One a process, also across hot reloads. Tests that change DATABASE_URL get a new one. */
function opened(): Database {
  const url = currentSettings().databaseUrl;
  if (kept.onusDatabase?.url === url) return kept.onusDatabase;
  const config = {
    connectionString: url,
    options: appRole,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: forgottenAfterMs,
  };
  const adapter = new PrismaPg({ ...config, max: 5 }, { statementNameGenerator: statementName });
  const lanes = new Lanes({ ...config, max: 20 });
  const database = { url, client: new PrismaClient({ adapter }), lanes, notices: new Notices((each) => sendNotices(lanes, each)) };
  kept.onusDatabase = database;
  return database;
}

async function sendNotices(lanes: Lanes, notices: readonly Notice[]): Promise<void> {
  const [channels, payloads] = [notices.map(({ channel }) => channel), notices.map(({ payload }) => payload)];
  await lanes.statement(`SELECT pg_notify(channel, payload) FROM unnest($1::text[], $2::text[]) AS notice(channel, payload)`, [
    channels,
    payloads,
  ]);
}

/** For the tables that belong to no workspace: single statements, outside any scope. */
export function database(): PrismaClient {
  return opened().client;
}

/** One transaction that sees what `scope` lets it see. Commits when `work` returns, and leaves nothing when it throws. */
export async function inScope<T>(scope: Scope, work: (client: PrismaClient) => Promise<T>): Promise<T> {
  return opened().lanes.transaction(beginIn(scope), work);
}

/** What wakes other instances of the app, outside any transaction. */
export function notices(): Notices {
  return opened().notices;
}

export async function closeDatabase(): Promise<void> {
  const database = kept.onusDatabase;
  delete kept.onusDatabase;
  database?.notices.close();
  await Promise.all([database?.client.$disconnect(), database?.lanes.close()]);
}
