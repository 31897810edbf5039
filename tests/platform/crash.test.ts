import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkWorkspace } from "@/lib/data/sealing/check/check-workspace";
import { closeDatabase } from "@/lib/data/database";
import { vouchedBy } from "@/lib/domain/audit/note/checkpoint";
import { signingKeyFrom, verifyEd25519 } from "@/lib/domain/audit/note/ed25519";
import { parseVerifierKey } from "@/lib/domain/audit/note/keys";
import { parseNote } from "@/lib/domain/audit/note/signed-note";
import { checkpointOf, vkeyOf } from "@/lib/domain/audit/note/signing";
import { append, emptyFrontier, rootOf } from "@/lib/domain/audit/tree/frontier";
import { leafHash } from "@/lib/domain/audit/leaf";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import { SignerMemory } from "@/lib/gateways/signer-memory";
import { makeWorkspace, type TestWorkspace } from "../support/workspace";
import { Stand } from "./crash/stand";

/** How often each kind of process is killed, and with which random points. */
const killsEach = 20;
const seed = 20_261_123;
const enoughWrites = 2000;

const stand = new Stand();
let w: TestWorkspace;
let origin: string;
/** Every checkpoint that was ever to be seen, by its text. */
const seen = new Map<string, string>();

beforeAll(async () => {
  await stand.begin();
  const before = process.env.DATABASE_URL;
  process.env.DATABASE_URL = stand.url("onus");
  process.env.ONUS_SESSION_SECRET ??= "only-for-tests-only-for-tests-only";
  process.env.ONUS_SIGNING_KEY ??= Buffer.alloc(32, 1).toString("base64");
  w = await makeWorkspace(stand.url("postgres"));
  origin = w.viewers.analyst.workspace.logOrigin;
  await closeDatabase();
  process.env.DATABASE_URL = before;
});
afterAll(() => stand.end());

const apps = ["app-1", "app-2"];
const startApp = (name: string): void => stand.start(name, [w.slug, w.viewers.analyst.userId, "12"]);
const startSealer = (name: string): void => stand.start(name, [w.slug, w.viewers.analyst.userId, "0"]);
const start = (name: string): void => (apps.includes(name) ? startApp(name) : startSealer(name));

/** Numbers from 0 to 1, the same ones each time (mulberry32). */
function randomFrom(state: number): () => number {
  let a = state;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

async function watchCheckpoints(over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const rows = await stand.query<{ note: string }>(`SELECT note FROM audit_log WHERE note IS NOT NULL`).catch(() => []);
    for (const { note } of rows) seen.set(parseNote(note)!.text, note);
    await sleep(40);
  }
}

async function until(what: string, holds: () => Promise<boolean> | boolean, forMs = 60_000): Promise<void> {
  for (const end = Date.now() + forMs; !(await Promise.resolve(holds()).catch(() => false)); await sleep(50))
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
}

async function sealed(): Promise<boolean> {
  const [row] = await stand.query<{ isSealed: boolean }>(
    `SELECT NOT EXISTS (SELECT FROM audit_intent) AND NOT EXISTS (SELECT FROM audit_log WHERE size IS DISTINCT FROM signed_size) AS "isSealed"`,
  );
  return row!.isSealed;
}

test(
  "whatever is killed when, no acknowledged write is lost or doubled, the log has no gaps, and every checkpoint ever shown holds",
  { timeout: 400_000 },
  async () => {
    const random = randomFrom(seed);
    const kills = ["app", "sequencer", "database"].flatMap((what) => Array.from({ length: killsEach }, () => ({ what, at: random() })));
    for (const name of [...apps, "sealer-1"]) start(name);
    const over = new AbortController();
    const watching = watchCheckpoints(over.signal);
    await until("both write", () => stand.said.length > 50);
    for (const { what } of kills.sort((a, b) => a.at - b.at)) {
      const before = stand.said.length;
      await until("somebody writes again", () => stand.said.length > before + 10);
      await sleep(random() * 300);
      if (what === "database") await stand.killDatabase();
      else {
        let name: string | null = apps[Math.floor(random() * apps.length)]!;
        if (what === "sequencer") await until("somebody seals", async () => (name = await stand.elected()) !== null);
        await stand.kill(name);
        start(name);
      }
    }
    await until("enough was written", () => stand.said.length >= enoughWrites);
    for (const name of apps) await stand.kill(name);
    await until("all is sealed", sealed);
    over.abort();
    await watching;

    const entries = await stand.query<{ index: number; leaf: Buffer }>(
      `SELECT index::int AS index, leaf FROM audit_entry WHERE workspace_id = $1 ORDER BY index`,
      [w.workspaceId],
    );
    const leaves = entries.map(({ leaf }) => JSON.parse(leaf.toString()) as { id: string; obj: string; ver: number });
    const written = leaves.map(({ obj, ver }) => `${obj} ${ver}`);
    expect(entries.every(({ index }, at) => index === at)).toBe(true);
    expect(new Set(written).size).toBe(written.length);
    expect(new Set(leaves.map(({ id }) => id)).size).toBe(leaves.length);
    const inLog = new Set(written);
    expect(stand.said.filter((acknowledged) => !inLog.has(acknowledged))).toEqual([]);
    expect(new Set(stand.said).size).toBe(stand.said.length);
    expect(stand.said.length).toBeGreaterThanOrEqual(enoughWrites);

    const roots = new Map<number, string>();
    let tree = emptyFrontier as ReturnType<typeof append>["frontier"];
    for (const { leaf } of entries) {
      tree = append(sha256, tree, leafHash(leaf)).frontier;
      roots.set(tree.size, Buffer.from(rootOf(sha256, tree)).toString("hex"));
    }
    const key = parseVerifierKey(sha256, vkeyOf(origin, signingKeyFrom(Buffer.alloc(32, 1).toString("base64"))))!;
    expect(seen.size).toBeGreaterThan(killsEach);
    for (const note of seen.values()) {
      const { size, root } = checkpointOf(note)!;
      expect(Buffer.from(root).toString("hex"), `the checkpoint of ${size}`).toBe(roots.get(size));
      expect(await vouchedBy(key, parseNote(note)!, verifyEd25519)).toBe(true);
    }
    const memory = await SignerMemory.open(stand.signerDir);
    const checked = await checkWorkspace(stand.url("onus"), w.workspaceId, (name) => memory.of(name));
    // The test's own members came past the pipeline.
    expect(checked.findings.filter(({ where }) => !/^(member|workspace)\//.test(where))).toEqual([]);
    expect(checked.entries).toBe(entries.length);
    console.log(`${stand.said.length} acknowledged writes, ${entries.length} entries, ${seen.size} checkpoints`);
  },
);

test("when an older backup is restored, the signer freezes the log and signs nothing more", { timeout: 120_000 }, async () => {
  await stand.kill("sealer-1");
  await stand.copyDatabase("keep");
  start("app-1");
  start("sealer-1");
  const before = stand.said.length;
  await until("more was written", () => stand.said.length > before + 50);
  await stand.kill("app-1");
  await until("all is sealed", sealed);
  await stand.kill("sealer-1");
  const note = (): Promise<{ note: string; frozenWhy: string | null }[]> =>
    stand.query(`SELECT note, frozen_why AS "frozenWhy" FROM audit_log WHERE workspace_id = $1`, [w.workspaceId]);
  await stand.copyDatabase("restore");
  const [old] = await note();
  start("app-2");
  await until("it is frozen", async () => (await note())[0]!.frozenWhy !== null);
  await sleep(1000);
  const [after] = await note();
  expect(after!.frozenWhy).toMatch(/an older state of the database was restored/);
  expect(after!.note).toBe(old!.note);
});
