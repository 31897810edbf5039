import { join } from "node:path";
import { Client } from "pg";
import { migrationNames } from "./migration-files";

export type Health = { database: "ok" | "unreachable"; migrations: "current" | "behind" | "ahead" | "unknown" };

/** A check that hangs is as bad as one that fails: each step of the way to PostgreSQL gets at most this. */
const patienceMs = 1500;

/** Asks PostgreSQL over a connection of its own: a pool that is used up must not look like a database that is down. */
export async function readHealth(databaseUrl: string): Promise<Health> {
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
    statement_timeout: patienceMs,
  });
  client.on("error", () => undefined);
  const late = new Promise<"late">((resolve) => setTimeout(() => resolve("late"), patienceMs).unref());
  try {
    const applied = await Promise.race([ask(client), late]);
    return applied === "late" ? { database: "unreachable", migrations: "unknown" } : { database: "ok", migrations: compared(applied) };
  } catch {
    return { database: "unreachable", migrations: "unknown" };
  } finally {
    void client.end().catch(() => undefined);
  }
}

async function ask(client: Client): Promise<string[]> {
  await client.connect();
  try {
    const { rows } = await client.query<{ migration_name: string }>(
      "select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null",
    );
    return rows.map((row) => row.migration_name);
  } catch (error) {
    // "undefined table": a database that nothing was ever migrated in.
    if ((error as { code?: string }).code === "42P01") return [];
    throw error;
  }
}

function compared(applied: string[]): Health["migrations"] {
  const known = migrationNames(/*turbopackIgnore: true*/ join(process.cwd(), "prisma", "migrations"));
  if (known.some((name) => !applied.includes(name))) return "behind";
  return applied.some((name) => !known.includes(name)) ? "ahead" : "current";
}
