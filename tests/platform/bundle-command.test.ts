import { execFile } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { filesIn, linesIn } from "../support/bundle-files";
import { type Home, newHome, type OnusProcess, startOnus, stopOnus, untilUp } from "./onus-process";

let home: Home;
let onus: OnusProcess;
beforeAll(async () => {
  home = newHome();
  onus = await startOnus(home.dataDir, { ONUS_DEMO: "1" });
  await untilUp(onus);
});
afterAll(async () => {
  if (onus.child.exitCode === null) await stopOnus(onus);
  await home.remove();
});

type Ended = { code: number | string; out: string; err: string };
function node(...args: string[]): Promise<Ended> {
  const env = { ...process.env, ONUS_DATA_DIR: home.dataDir };
  return new Promise((resolve) => {
    execFile(process.execPath, ["--import", "tsx", ...args], { env }, (error, out, err) =>
      resolve({ code: error ? (error.code ?? "?") : 0, out, err }),
    );
  });
}
const bundle = (...args: string[]): Promise<Ended> => node("bin/onus.ts", "bundle", "--workspace", "demo", ...args);
const at = (name: string): string => join(home.dataDir, name);

test("beside a running server the command makes a bundle that its own policy verifies", async () => {
  expect(await bundle("--out", at("one.zip"), "--policy-out", at("policy.json"))).toMatchObject({ code: 0, err: "" });
  expect(await node("bin/verify/main.ts", at("one.zip"), "--policy", at("policy.json"))).toMatchObject({ code: 0 });
  expect(onus.child.exitCode).toBeNull();
});

test("without a server it puts in order and signs by itself, and the policy of before still holds", async () => {
  await stopOnus(onus);
  expect(await bundle("--withhold", "sources,names", "--out", at("two.zip"))).toMatchObject({ code: 0, err: "" });
  expect(await node("bin/verify/main.ts", at("two.zip"), "--policy", at("policy.json"))).toMatchObject({ code: 0 });
  const [one, two] = [filesIn(at("one.zip")), filesIn(at("two.zip"))];
  const [before, after] = [linesIn(one.get("leaves.jsonl")), linesIn<{ actor: string }>(two.get("leaves.jsonl"))];
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.at(-1)).toMatchObject({ act: "bundle.exported", actor: "agent:operator" });
  expect(two.has("files/people.json")).toBe(false);
});

test("what is not understood, or not there, is said", async () => {
  expect(await bundle("--out", at("no.zip"), "--withhold", "everything")).toMatchObject({
    code: 2,
    err: expect.stringContaining("drafts, sources"),
  });
  expect(await bundle()).toMatchObject({ code: 2, err: expect.stringContaining("--out") });
  expect(await bundle("--out", at("no.zip"), "--article", "7")).toMatchObject({ code: 2, err: expect.stringContaining("--article") });
  expect(await node("bin/onus.ts", "bundle", "--workspace", "nowhere", "--out", at("no.zip"))).toMatchObject({
    code: 1,
    err: expect.stringContaining("No workspace nowhere"),
  });
  const strange = await bundle("--out", at("no.zip"), "--article", "019a0000-0000-7000-8000-000000000001");
  expect(strange).toMatchObject({ code: 1, err: expect.stringContaining("not-found") });
});
