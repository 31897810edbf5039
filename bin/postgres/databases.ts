import { Client } from "pg";

/** Where a cluster of ours answers, and as whom: `postgres` rules it, `onus` owns the one database and may make roles. */
export type Access = { port: number; passwords: { postgres: string; onus: string } };

export function databaseUrl({ port, passwords }: Access, user: "postgres" | "onus", database: string): string {
  return `postgresql://${user}:${encodeURIComponent(passwords[user])}@127.0.0.1:${port}/${database}`;
}

/**
 * Makes what a managed PostgreSQL would hand to us: a login that is no superuser, so that row-level security holds as it does elsewhere, and a
 * database of its own. Does nothing where they are there already.
 */
export async function ensureDatabase(access: Access, database: string): Promise<void> {
  await asSuperuser(access, "postgres", async (client) => {
    const role = await client.query("select 1 from pg_roles where rolname = 'onus'");
    if (role.rowCount === 0) await client.query("create role onus login createrole");
    await client.query(`alter role onus password ${client.escapeLiteral(access.passwords.onus)}`);
    const found = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)} owner onus`);
  });
}

export async function asSuperuser<T>(access: Access, database: string, act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl(access, "postgres", database) });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}
