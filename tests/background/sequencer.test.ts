import { expect, test } from "vitest";
import { append, emptyFrontier, rootOf } from "@/lib/domain/audit/tree/frontier";
import { leafHash } from "@/lib/domain/audit/leaf";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import { completedTiles } from "@/lib/domain/audit/tree/tiles";
import { editClaimOperation } from "@/lib/operations/edit-claim";
import { run } from "@/lib/pipeline/run";
import { makeArticle } from "../support/article";
import { done, madeClaim, madeSubmission } from "../support/made";
import { useTestDatabase } from "../support/people";
import { logOf, newSignerDir, pastTheTriggers, sealAll } from "../support/sealed";
import { asOwner, countRows, makeWorkspace, type TestWorkspace } from "../support/workspace";

useTestDatabase();

const dir = newSignerDir();
type Entry = { index: number; leaf: Buffer; leafHash: Buffer };
const entriesOf = (w: TestWorkspace): Promise<Entry[]> =>
  asOwner<Entry>(`SELECT index::int AS index, leaf, leaf_hash AS "leafHash" FROM audit_entry WHERE workspace_id = $1 ORDER BY index`, [
    w.workspaceId,
  ]);

/** Writes intents past the pipeline: many at once. */
let numbered = 0;
async function manyIntents(w: TestWorkspace, count: number): Promise<void> {
  await asOwner(
    `INSERT INTO audit_intent (workspace_id, leaf, leaf_hash)
     SELECT $1::uuid, leaf, sha256('\\x00'::bytea || leaf) FROM (SELECT convert_to('{"log":"onus.test/log/' || $1::uuid || '","n":' || n || '}', 'UTF8') AS leaf
       FROM generate_series($2::int, $3) AS n) s`,
    [w.workspaceId, numbered + 1, (numbered += count)],
  );
}

test("every event stands in its workspace's log once, in order and without gaps, as the bytes that were recorded", async () => {
  const [one, other] = [await makeWorkspace(), await makeWorkspace()];
  for (const w of [one, other]) await madeSubmission(w);
  await sealAll(dir);
  for (const w of [one, other]) {
    const entries = await entriesOf(w);
    expect(entries.map(({ index }) => index)).toEqual(entries.map((_, at) => at));
    const events = await asOwner<{ leafHash: Buffer }>(`SELECT leaf_hash AS "leafHash" FROM audit_event WHERE workspace_id = $1`, [
      w.workspaceId,
    ]);
    const hex = ({ leafHash: hash }: { leafHash: Buffer }): string => hash.toString("hex");
    expect(entries.map(hex).toSorted()).toEqual(events.map(hex).toSorted());
    for (const { leaf, leafHash: stored } of entries) expect(stored.equals(leafHash(leaf))).toBe(true);
    const tree = entries.reduce((before, entry) => append(sha256, before, entry.leafHash).frontier, emptyFrontier);
    expect(await logOf(w.workspaceId)).toMatchObject({ size: entries.length, root: rootOf(sha256, tree) });
  }
  expect(await countRows("audit_intent")).toBe(0);
});

test("whatever writers do at once, an object's versions ascend in the log, each pointing at the one before", async () => {
  const w = await makeWorkspace();
  const article = await makeArticle(w.viewers.analyst);
  const claims = await Promise.all([madeClaim(w, article), madeClaim(w, article)]);
  const edit = async (claimId: string): Promise<void> => {
    for (let i = 0; i < 10; i++) {
      const [row] = await asOwner<{ version: number }>(`SELECT version FROM claim WHERE id = $1`, [claimId]);
      await run(editClaimOperation, w.viewers.analyst, { claimId, version: row!.version, statement: `It burned, ${Math.random()}.` });
      if (i % 3 === 0) await sealAll(dir);
    }
  };
  await Promise.all([...claims, ...claims].map(({ claimId }) => edit(claimId)));
  await sealAll(dir);
  const last = new Map<string, { ver: number; hash: string }>();
  for (const { leaf, leafHash: hash } of await entriesOf(w)) {
    const { obj, ver, prev } = JSON.parse(leaf.toString()) as { obj: string; ver: number; prev: string | null };
    expect(ver).toBeGreaterThan(last.get(obj)?.ver ?? 0);
    expect(prev).toBe(last.get(obj)?.hash ?? null);
    last.set(obj, { ver, hash: hash.toString("hex") });
  }
});

test("tiles hold the hashes of 256 neighbours, once all are there, also where batches end between", async () => {
  const w = await makeWorkspace();
  for (const count of [255, 2, 1500]) {
    await manyIntents(w, count);
    await sealAll(dir);
  }
  const entries = await entriesOf(w);
  const tiles = await asOwner<{ level: number; index: number; hashes: Buffer }>(
    `SELECT level, index::int AS index, hashes FROM audit_tile WHERE workspace_id = $1 ORDER BY level, index`,
    [w.workspaceId],
  );
  expect(tiles.map(({ level, index }) => ({ level, index }))).toEqual(completedTiles(0, 1757));
  for (const { index, hashes } of tiles)
    expect(hashes.equals(Buffer.concat(entries.slice(index * 256, index * 256 + 256).map((entry) => entry.leafHash)))).toBe(true);
});

test("events that were recorded before there was a log are taken in, the oldest first", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeClaim(w);
  done(await run(editClaimOperation, w.viewers.analyst, { claimId, version: 1, statement: "It burned." }));
  expect(await logOf(w.workspaceId)).toBeUndefined();
  await sealAll(dir);
  expect((await logOf(w.workspaceId)).size).toBe(await countRows("audit_event", w.workspaceId));
});

test("a waiting leaf that was exchanged holds up its own workspace, and no other", async () => {
  const [bad, good] = [await makeWorkspace(), await makeWorkspace()];
  await madeClaim(bad);
  await madeClaim(good);
  await pastTheTriggers(`UPDATE audit_intent SET leaf = convert_to('{"log":"another"}', 'UTF8') WHERE workspace_id = $1`, [
    bad.workspaceId,
  ]);
  await sealAll(dir);
  expect((await logOf(good.workspaceId)).size).toBeGreaterThan(0);
  expect(await countRows("audit_entry", bad.workspaceId)).toBe(0);
  expect(await countRows("audit_intent", bad.workspaceId)).toBeGreaterThan(0);
  await asOwner(`DELETE FROM audit_intent WHERE workspace_id = $1`, [bad.workspaceId]);
});

test("an entry that was put where the next one belongs holds up its own workspace, and no other", async () => {
  const [bad, good] = [await makeWorkspace(), await makeWorkspace()];
  await madeClaim(bad);
  await sealAll(dir);
  const { size } = await logOf(bad.workspaceId);
  await asOwner(
    `INSERT INTO audit_entry SELECT workspace_id, origin, $2, 'forged', sha256('forged'), appended_at FROM audit_entry WHERE workspace_id = $1 AND index = 0`,
    [bad.workspaceId, size],
  );
  await madeClaim(bad);
  await madeClaim(good);
  await sealAll(dir);
  expect((await logOf(good.workspaceId)).size).toBeGreaterThan(0);
  expect((await logOf(bad.workspaceId)).size).toBe(size);
});
