import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Home, newHome, type OnusProcess, query, startOnus, stopOnus, untilUp } from "./onus-process";

let home: Home;
let onus: OnusProcess;
beforeAll(async () => {
  home = newHome();
  onus = await startOnus(home.dataDir);
  await untilUp(onus);
  await query(
    home.dataDir,
    "INSERT INTO \"user\" (id, email, name, created_at) VALUES (gen_random_uuid(), 'ada@example.org', 'Ada', now())",
  );
});
afterAll(async () => {
  if (onus.child.exitCode === null) await stopOnus(onus);
  await home.remove();
});

function command(...args: string[]): Promise<{ code: number | string; out: string; err: string }> {
  const env = { ...process.env, ONUS_DATA_DIR: home.dataDir };
  return new Promise((resolve) => {
    execFile(process.execPath, ["--import", "tsx", "bin/onus.ts", "user", ...args], { env }, (error, out, err) =>
      resolve({ code: error ? (error.code ?? "?") : 0, out, err }),
    );
  });
}

test("beside a running server the command joins its database, and leaves both running", async () => {
  expect(await command("disable", "ada@example.org")).toMatchObject({
    code: 0,
    out: expect.stringContaining("may no longer sign in"),
    err: "",
  });
  expect(onus.child.exitCode).toBeNull();
  expect(await command("list")).toMatchObject({ code: 0, out: expect.stringMatching(/ada@example\.org .*disabled \d{4}-/) });
});

test("without a server it opens the database for as long as it takes", async () => {
  await stopOnus(onus);
  expect(await command("enable", "ada@example.org")).toMatchObject({ code: 0, out: expect.stringContaining("may sign in again"), err: "" });
  expect(existsSync(join(home.dataDir, "postgres", "postmaster.pid"))).toBe(false);
  expect(existsSync(join(home.dataDir, "start.lock"))).toBe(false);
  onus = await startOnus(home.dataDir);
  await untilUp(onus);
  expect(await command("list")).toMatchObject({ code: 0, out: expect.stringMatching(/ada@example\.org .*may sign in/) });
});

test("where Onus was never started it says so, and makes nothing", async () => {
  const nowhere = join(home.dataDir, "nowhere");
  const there = await new Promise<string>((resolve) => {
    const env = { ...process.env, ONUS_DATA_DIR: nowhere };
    execFile(process.execPath, ["--import", "tsx", "bin/onus.ts", "user", "list"], { env }, (_error, _out, err) => resolve(err));
  });
  expect(there).toContain("start it once with npm start");
  expect(existsSync(nowhere)).toBe(false);
});
