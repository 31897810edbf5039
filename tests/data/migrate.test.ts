import { cpSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { migrate } from "@/lib/data/migrate";
import { migrationNames } from "@/lib/data/migration-files";
import { type TestDatabase, testDatabase } from "../support/postgres";

const real = join(import.meta.dirname, "../../prisma/migrations");
let database: TestDatabase;
let client: Client;
let folder: string;

beforeAll(async () => {
  database = await testDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "onus-migrations-"));
  cpSync(real, folder, { recursive: true });
});

function add(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "migration.sql"), sql);
}

test("a migrated database has every migration, and migrating again does nothing", async () => {
  expect(await migrate(database.url, folder)).toEqual([]);
  const { rows } = await client.query("select migration_name from _prisma_migrations order by 1");
  expect(rows.map((row: { migration_name: string }) => row.migration_name)).toEqual(migrationNames(real));
});

test("a failing migration leaves nothing behind, says what PostgreSQL said, and can be mended", async () => {
  add("9001_try", "create table half_done (id int); select 1/0;");
  await expect(migrate(database.url, folder)).rejects.toThrow("division by zero");
  expect((await client.query("select to_regclass('half_done') as found")).rows).toEqual([{ found: null }]);
  add("9001_try", "create table whole (id int); insert into whole values (1);");
  expect(await migrate(database.url, folder)).toEqual(["9001_try"]);
  expect((await client.query("select id from whole")).rows).toEqual([{ id: 1 }]);
});

test("a function body with semicolons arrives whole", async () => {
  add("9001_try", "create table whole (id int);");
  add("9002_body", "create function answer() returns int language plpgsql as $$ begin perform 1; return 42; end $$;");
  expect(await migrate(database.url, folder)).toEqual(["9002_body"]);
  expect((await client.query("select answer()")).rows).toEqual([{ answer: 42 }]);
});

test("a database that a later version has written is refused by name", async () => {
  await expect(migrate(database.url, real)).rejects.toThrow(/newer than this version of Onus: it has 9001_try, 9002_body/);
});

test("two that migrate at once do not meet", async () => {
  add("9001_try", "create table whole (id int);");
  add("9002_body", "select 1;");
  add("9003_slow", "select pg_sleep(0.3); create table once (id int);");
  const applied = await Promise.all([migrate(database.url, folder), migrate(database.url, folder)]);
  expect(applied.flat()).toEqual(["9003_slow"]);
});
