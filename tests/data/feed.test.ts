import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { expect, test } from "vitest";
import { type FeedEvent, feedEnd, placeInFeed, readFeed } from "@/lib/data/feed";
import { inTransaction } from "@/lib/data/transaction";
import { editClaimOperation } from "@/lib/operations/edit-claim";
import { run } from "@/lib/pipeline/run";
import { makeArticle } from "../support/article";
import { done, madeClaim } from "../support/made";
import { useTestDatabase } from "../support/people";
import { asOwner, makeWorkspace, type TestWorkspace } from "../support/workspace";

useTestDatabase();

/** A reader of the feed who looks again and again until told to stop. @returns what came, in the order in which it came */
function reading(workspaceId: string, from: bigint, pageSize: number): { stop: () => Promise<FeedEvent[]> } {
  let over = false;
  const found: FeedEvent[] = [];
  const work = (async (): Promise<void> => {
    for (let position = from; ;) {
      const last = over;
      const page = await readFeed(workspaceId, position, pageSize);
      found.push(...page.events);
      position = page.position;
      if (last && !page.more) return;
      await sleep(1);
    }
  })();
  return { stop: async () => ((over = true), await work, found) };
}

/** Changes a claim so often, each time on top of whatever stands there. */
async function edit(w: TestWorkspace, claimId: string, times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    for (;;) {
      const [row] = await asOwner<{ version: number }>(`SELECT version FROM claim WHERE id = $1`, [claimId]);
      const words = { statement: `It burned. ${randomUUID()}`, speaker: null, mode: null };
      if ((await run(editClaimOperation, w.viewers.analyst, { claimId, version: row!.version, ...words })).ok) break;
    }
  }
}

test("whatever 20 writers do at once, every reader gets every event once, in one order, in which each object's versions ascend", async () => {
  const w = await makeWorkspace();
  const article = await makeArticle(w.viewers.analyst);
  const claims = await Promise.all(Array.from({ length: 5 }, () => madeClaim(w, article)));
  const from = await feedEnd(w.workspaceId);
  const readers = [reading(w.workspaceId, from, 500), reading(w.workspaceId, from, 7), reading(w.workspaceId, from, 1)];
  await Promise.all(Array.from({ length: 20 }, (_, i) => edit(w, claims[i % claims.length]!.claimId, 6)));
  const [first, ...others] = await Promise.all(readers.map((reader) => reader.stop()));
  for (const other of others) expect(other.map(({ id }) => id)).toEqual(first!.map(({ id }) => id));
  const written = await asOwner<{ id: string }>(`SELECT id FROM audit_event WHERE workspace_id = $1 AND act = 'claim.changed'`, [
    w.workspaceId,
  ]);
  expect(first!.map(({ id }) => id).toSorted()).toEqual(written.map(({ id }) => id).toSorted());
  for (const { claimId } of claims) {
    const versions = first!.filter(({ object }) => object === `claim/${claimId}`).map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, i) => i + 2));
  }
});

/** An event of an object of its own, as a transaction appends it. */
const append = `INSERT INTO audit_event (workspace_id, id, act, actor, object, ver, at, leaf_hash)
  VALUES ($1, gen_random_uuid(), 'claim.changed', 'somebody', $2, $3, now(), sha256(($2 || $3::int)::bytea))`;

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  return client;
}

test("a transaction that began first and committed last neither hides what was committed before it appended nor comes too early", async () => {
  const { workspaceId } = await makeWorkspace();
  const [early, late] = [await connected(), await connected()];
  try {
    for (const client of [early, late]) {
      await client.query("BEGIN");
      await client.query(`SELECT set_config('onus.workspace', $1, true)`, [workspaceId]);
    }
    // `early` gets the lower number of a transaction, and then waits, as for a row that `late` holds.
    await early.query("SELECT pg_current_xact_id()");
    const from = await feedEnd(workspaceId);
    await late.query(append, [workspaceId, "claim/x", 2]);
    // Not yet committed: not there.
    expect((await readFeed(workspaceId, from, 10)).events).toEqual([]);
    await late.query("COMMIT");
    // A long transaction that has appended nothing holds nobody up.
    const first = await readFeed(workspaceId, from, 10);
    expect(first.events.map(({ version }) => version)).toEqual([2]);
    await early.query(append, [workspaceId, "claim/x", 3]);
    expect((await readFeed(workspaceId, first.position, 10)).events).toEqual([]);
    await early.query("COMMIT");
    expect((await readFeed(workspaceId, from, 10)).events.map(({ version }) => version)).toEqual([2, 3]);
  } finally {
    await Promise.all([early.end(), late.end()]);
  }
});

test("what was numbered first and is committed last keeps back what has higher numbers, until it is decided", async () => {
  const { workspaceId } = await makeWorkspace();
  const [slow, quick] = [await connected(), await connected()];
  try {
    const from = await feedEnd(workspaceId);
    for (const client of [slow, quick]) {
      await client.query("BEGIN");
      await client.query(`SELECT set_config('onus.workspace', $1, true)`, [workspaceId]);
      await client.query(append, [workspaceId, client === slow ? "claim/slow" : "claim/quick", 1]);
    }
    await quick.query("COMMIT");
    const before = await readFeed(workspaceId, from, 10);
    expect(before).toMatchObject({ events: [], more: true });
    await slow.query("ROLLBACK");
    const after = await readFeed(workspaceId, before.position, 10);
    expect(after.events.map(({ object }) => object)).toEqual(["claim/quick"]);
    expect((await readFeed(workspaceId, after.position, 10)).events).toEqual([]);
  } finally {
    await Promise.all([slow.end(), quick.end()]);
  }
});

test("an event's place is known in its own workspace alone, and a page goes on where the last one ended", async () => {
  const [w, other] = [await makeWorkspace(), await makeWorkspace()];
  const { claimId } = await madeClaim(w);
  await edit(w, claimId, 3);
  const whole = await readFeed(w.workspaceId, 0n, 1000);
  expect(whole.events.every(({ claimId: of, articleId }) => of === null || articleId !== null)).toBe(true);
  const { events } = await readFeed(w.workspaceId, whole.events[1]!.seq, 2);
  expect(events.map(({ id }) => id)).toEqual(whole.events.slice(2, 4).map(({ id }) => id));
  const [event] = events;
  expect(await placeInFeed(w.workspaceId, event!.id)).toBe(event!.seq);
  expect(await placeInFeed(other.workspaceId, event!.id)).toBeNull();
  expect(await placeInFeed(w.workspaceId, "no id at all")).toBeNull();
  expect((await readFeed(other.workspaceId, 0n, 10)).events).toEqual([]);
});

test("what fails leaves no event, and what was undone by a crash of its transaction is never told", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeClaim(w);
  const from = await feedEnd(w.workspaceId);
  const scope = { workspaceId: w.workspaceId, userId: w.viewers.analyst.userId };
  const failing = inTransaction(scope, async (tx) => {
    await tx.$executeRawUnsafe(append.replace("$1", `'${w.workspaceId}'`).replace("$2", `'claim/${claimId}'`).replace("$3", "99"));
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  done(await run(editClaimOperation, w.viewers.analyst, { claimId, version: 1, statement: "It burned.", speaker: null, mode: null }));
  const { events } = await readFeed(w.workspaceId, from, 10);
  expect(events.map(({ version, by }) => [version, by.userId])).toEqual([[2, w.viewers.analyst.userId]]);
});
