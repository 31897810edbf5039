import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startCluster } from "../../bin/postgres/cluster";
import { type Access, asSuperuser, databaseUrl, ensureDatabase } from "../../bin/postgres/databases";
import { migrate } from "../../lib/data/migrate";

export const templateDatabase = "onus_template";

/** A real PostgreSQL in a temporary folder that does not care about crashes, with a migrated database to copy from. */
export async function startTestCluster(): Promise<{ access: Access; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "onus-test-"));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  process.once("exit", remove);
  const passwords = { postgres: randomBytes(12).toString("hex"), onus: randomBytes(12).toString("hex") };
  const cluster = await startCluster({
    dataDir: join(folder, "postgres"),
    logFile: join(folder, "postgres.log"),
    password: passwords.postgres,
    durable: false,
  });
  const access = { port: cluster.port, passwords };
  const stop = async () => {
    await cluster.stop();
    process.off("exit", remove);
    remove();
  };
  try {
    await ensureDatabase(access, templateDatabase);
    await migrate(databaseUrl(access, "onus", templateDatabase), fileURLToPath(new URL("../../prisma/migrations", import.meta.url)));
    // Nobody may connect: a database with connections cannot be copied.
    await asSuperuser(access, "postgres", (client) =>
      client.query(`alter database ${templateDatabase} with allow_connections false is_template true`),
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { access, stop };
}
