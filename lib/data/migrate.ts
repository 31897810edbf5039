import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { Client } from "pg";
import { migrationList, migrationNames } from "./migration-files";
import { openSchemaEngine } from "./schema-engine";

/** Why the database cannot be brought to this checkout's schema, in a sentence for the operator. */
export class MigrationRefused extends Error {
  override readonly name = "MigrationRefused";
}

const filters = { externalTables: [], externalEnums: [] };
/** Two servers that start at once on one database: the second waits for the first. The number means nothing. */
const lockKey = 20_261_123;

/**
 * Brings the database up to the migrations in `migrationsDir`, each in one transaction, and returns the names of those it applied.
 * @throws MigrationRefused for a server older than 15, a database newer than this checkout, or a migration that fails.
 */
export async function migrate(databaseUrl: string, migrationsDir: string): Promise<string[]> {
  const lock = new Client({ connectionString: databaseUrl });
  await lock.connect();
  try {
    await checkServer(lock);
    await lock.query("select pg_advisory_lock($1)", [lockKey]);
    await checkHistory(lock, migrationNames(migrationsDir));
    const pool = oneScriptAtATime(new PrismaPg({ connectionString: databaseUrl, max: 1 }));
    const engine = await openSchemaEngine(pool);
    try {
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: migrationList(migrationsDir), filters });
      return appliedMigrationNames;
    } catch (error) {
      // The engine wraps it in a trace of its own; what PostgreSQL said was kept on the way.
      throw new MigrationRefused(`A migration failed and was rolled back: ${pool.failure.at(-1) ?? (error as Error).message}`);
    } finally {
      engine.free();
      await pool.close();
    }
  } finally {
    await lock.end();
  }
}

async function checkServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as version",
  );
  if ((rows[0]?.number ?? 0) >= 150_000) return;
  throw new MigrationRefused(`DATABASE_URL leads to PostgreSQL ${rows[0]?.version}; Onus needs 15 or newer.`);
}

async function checkHistory(client: Client, known: string[]): Promise<void> {
  const { rows: tables } = await client.query(
    "select 1 from pg_tables where schemaname = current_schema() and tablename = '_prisma_migrations'",
  );
  if (tables.length === 0) return;
  const { rows } = await client.query<{ migration_name: string; finished_at: Date | null; logs: string | null }>(
    "select migration_name, finished_at, logs from _prisma_migrations where rolled_back_at is null order by started_at",
  );
  const unknown = rows.filter((row) => !known.includes(row.migration_name)).map((row) => row.migration_name);
  if (unknown.length > 0) {
    throw new MigrationRefused(
      `The database is newer than this version of Onus: it has ${unknown.join(", ")}. Start the version that wrote it, or a later one.`,
    );
  }
  // A migration is one transaction, so one that did not finish changed nothing and can be tried again.
  await client.query("update _prisma_migrations set rolled_back_at = now() where finished_at is null and rolled_back_at is null");
}

function reason(error: unknown): string {
  const { cause, message } = error as { cause?: { message?: string; originalMessage?: string }; message: string };
  return cause?.originalMessage ?? cause?.message ?? message;
}

/**
 * adapter-pg cuts a script at every semicolon, which breaks function bodies. Here it goes out whole, as one simple query:
 * PostgreSQL then runs it in one transaction.
 */
function oneScriptAtATime(inner: SqlMigrationAwareDriverAdapterFactory) {
  const open: SqlDriverAdapter[] = [];
  const failure: string[] = [];
  const connect = async () => {
    const adapter = await inner.connect();
    adapter.executeScript = async (script) => {
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] }).catch((error: unknown) => {
        failure.push(reason(error));
        throw error;
      });
    };
    open.push(adapter);
    return adapter;
  };
  const { provider, adapterName } = inner;
  return {
    provider,
    adapterName,
    connect,
    connectToShadowDb: connect,
    failure,
    close: () => Promise.all(open.map((adapter) => adapter.dispose())),
  };
}
