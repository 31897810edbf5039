import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { asSuperuser, databaseUrl } from "../../bin/postgres/databases";
import { templateDatabase } from "./postgres-cluster";

export type TestDatabase = {
  /** As the owner of the schema, who is no superuser: what DATABASE_URL is in the product. */
  url: string;
  /** As PostgreSQL's superuser, to look at what row-level security hides. */
  superuserUrl: string;
  /** Ends every connection to it and drops it. */
  close(): Promise<void>;
};

/** A database of this test file's own, migrated and empty. Also put into process.env.DATABASE_URL until it is closed. */
export async function testDatabase(): Promise<TestDatabase> {
  const access = inject("postgres");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asSuperuser(access, "postgres", (client) => client.query(`create database ${name} template ${templateDatabase} owner onus`));
  const before = process.env.DATABASE_URL;
  const url = databaseUrl(access, "onus", name);
  process.env.DATABASE_URL = url;
  process.env.ONUS_SESSION_SECRET ??= "only-for-tests-only-for-tests-only";
  process.env.ONUS_SIGNING_KEY ??= Buffer.alloc(32, 1).toString("base64");
  // What is stored beside the database goes away with it.
  const folder = mkdtempSync(join(tmpdir(), "onus-blobs-"));
  const dataDirBefore = process.env.ONUS_DATA_DIR;
  process.env.ONUS_DATA_DIR = folder;
  return {
    url,
    superuserUrl: databaseUrl(access, "postgres", name),
    close: async () => {
      if (before === undefined) delete process.env.DATABASE_URL;
      else process.env.DATABASE_URL = before;
      if (dataDirBefore === undefined) delete process.env.ONUS_DATA_DIR;
      else process.env.ONUS_DATA_DIR = dataDirBefore;
      rmSync(folder, { recursive: true, force: true });
      await asSuperuser(access, "postgres", (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}
