import { randomBytes } from "node:crypto";
import { closeDatabase } from "@/lib/data/database";
import { asSuperuser, databaseUrl } from "../../bin/postgres/databases";
import { startTestCluster, templateDatabase } from "../support/postgres-cluster";
import { makeWorkspace, type TestWorkspace } from "../support/workspace";

export type BenchDatabase = { workspace: TestWorkspace; url: string; superuserUrl: string };

/** A real PostgreSQL with one workspace, for as long as `work` lasts. Durability is off for both sides alike. */
export async function withBenchDatabase<T>(work: (database: BenchDatabase) => Promise<T>): Promise<T> {
  const { access, stop } = await startTestCluster();
  const before = process.env.DATABASE_URL;
  try {
    const name = `bench_${randomBytes(4).toString("hex")}`;
    await asSuperuser(access, "postgres", (client) => client.query(`create database ${name} template ${templateDatabase} owner onus`));
    const url = databaseUrl(access, "onus", name);
    const superuserUrl = databaseUrl(access, "postgres", name);
    process.env.DATABASE_URL = url;
    process.env.ONUS_SESSION_SECRET ??= "only-for-benches-only-for-benches-only";
    process.env.ONUS_SIGNING_KEY ??= Buffer.alloc(32, 1).toString("base64");
    return await work({ workspace: await makeWorkspace(superuserUrl), url, superuserUrl });
  } finally {
    await closeDatabase();
    if (before === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = before;
    await stop();
  }
}
