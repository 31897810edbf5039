import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { version } from "@/package.json";
import {
  health,
  type Home,
  isRunning,
  kill9,
  newHome,
  type OnusProcess,
  query,
  startOnus,
  stopOnus,
  untilGone,
  untilUp,
} from "./onus-process";

// One home for all of these: what each start must find is what the one before has left.
let home: Home;
let onus: OnusProcess;

beforeAll(async () => {
  home = newHome();
  onus = await startOnus(home.dataDir);
  await untilUp(onus);
  await query(home.dataDir, "create table kept (word text)");
  await query(home.dataDir, "insert into kept values ('first')");
});
afterAll(async () => {
  if (isUp()) await stopOnus(onus);
  await home.remove();
});

/** The Onus of the test before where it is still running, else a new one. */
async function again(): Promise<void> {
  if (isUp()) return;
  onus = await startOnus(home.dataDir);
  await untilUp(onus);
}

function isUp(): boolean {
  return onus.child.exitCode === null && onus.child.signalCode === null;
}

const words = async (): Promise<string[]> => {
  const rows = await query<{ word: string }>(home.dataDir, "select word from kept");
  return rows.map(({ word }) => word);
};

test("it answers, says that it is well, and keeps its secrets to itself", async () => {
  const answer = await health(onus);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ status: "ok", database: "ok", migrations: "current", version });
  expect(statSync(home.dataDir).mode & 0o777).toBe(0o700);
  expect(statSync(join(home.dataDir, "secrets.json")).mode & 0o777).toBe(0o600);
  expect(onus.output()).toContain(`answers at http://127.0.0.1:${onus.port}`);
  expect(onus.output()).not.toMatch(/Error|warn/i);
});

test("SIGTERM stops server and database, in this order and with success", async () => {
  await again();
  const { server, database } = onus.pids();
  expect(await stopOnus(onus)).toBe(0);
  expect([isRunning(server), isRunning(database)]).toEqual([false, false]);
  expect(readFileSync(join(home.dataDir, "postgres.log"), "utf8").trim()).toMatch(/database system is shut down$/);
});

test("Ctrl-C, which npm may pass on a second time, does the same", async () => {
  await again();
  onus.child.kill("SIGINT");
  onus.child.kill("SIGINT");
  expect(await onus.ended).toBe(0);
});

test("a second start finds everything as it was", async () => {
  await again();
  expect(await words()).toEqual(["first"]);
});

test("a server that is killed takes Onus down with a sentence, and the database cleanly", async () => {
  await again();
  const { server, database } = onus.pids();
  kill9(server);
  expect(await onus.ended).toBe(1);
  expect(onus.output()).toContain("The server ended unexpectedly, by signal SIGKILL.");
  expect(onus.output()).not.toMatch(/^\s+at /m);
  expect(isRunning(database)).toBe(false);
});

test("a database that is killed takes Onus down with a sentence, and the next start recovers what was committed", async () => {
  await again();
  await query(home.dataDir, "insert into kept values ('second')");
  const { server, database } = onus.pids();
  kill9(database);
  expect(await onus.ended).toBe(1);
  expect(onus.output()).toContain("The database ended unexpectedly");
  expect(isRunning(server)).toBe(false);
  await again();
  expect(await words()).toEqual(["first", "second"]);
});

test("when Onus itself is killed its server ends, and the next start takes over from the database that was left", async () => {
  await again();
  const { server, database } = onus.pids();
  kill9(onus.child.pid);
  await onus.ended;
  await untilGone(server);
  expect(isRunning(database)).toBe(true);
  await again();
  expect(isRunning(database)).toBe(false);
  expect(await words()).toEqual(["first", "second"]);
});

test("after everything was killed at once the next start recovers", async () => {
  await again();
  const { server, database } = onus.pids();
  await query(home.dataDir, "insert into kept values ('third')");
  kill9(onus.child.pid, server, database);
  await onus.ended;
  await again();
  expect(await words()).toEqual(["first", "second", "third"]);
});

test("a second Onus on the same folder is turned away, and the first goes on", async () => {
  await again();
  const second = await startOnus(home.dataDir);
  expect(await second.ended).toBe(1);
  expect(second.output().trim()).toBe(
    `Onus already runs on ${home.dataDir} (process ${onus.child.pid}). Stop it first, or name another folder in ONUS_DATA_DIR.`,
  );
  expect((await health(onus)).status).toBe(200);
});

test("a database that does not answer is told, not waited for", async () => {
  await again();
  const { database } = onus.pids();
  process.kill(database, "SIGSTOP");
  try {
    const answer = await health(onus);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ status: "failing", database: "unreachable", migrations: "unknown", version });
  } finally {
    process.kill(database, "SIGCONT");
  }
});

test("a schema that is not this version's is told by the health page, and refused by the next start", async () => {
  await again();
  await query(
    home.dataDir,
    "insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('x', 'x', '9999_later', now())",
  );
  const answer = await health(onus);
  expect([answer.status, await answer.json()]).toEqual([503, { status: "failing", database: "ok", migrations: "ahead", version }]);
  await stopOnus(onus);
  onus = await startOnus(home.dataDir);
  expect(await onus.ended).toBe(1);
  expect(onus.output().trim()).toBe(
    "The database is newer than this version of Onus: it has 9999_later. Start the version that wrote it, or a later one.",
  );
});
