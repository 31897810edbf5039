import { expect, test } from "vitest";
import { proofOfConsistency, proofOfEntry } from "@/lib/data/log-proof";
import { checkpointOf } from "@/lib/domain/audit/note/signing";
import { append, emptyFrontier, type Frontier, rootOf } from "@/lib/domain/audit/tree/frontier";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import { provesConsistency, provesInclusion } from "@/lib/domain/audit/tree/verify";
import { madeClaim, madeDraft, madeSubmission } from "../support/made";
import { useTestDatabase } from "../support/people";
import { newSignerDir, sealAll } from "../support/sealed";
import { asOwner, makeWorkspace, type TestWorkspace } from "../support/workspace";

useTestDatabase();
const dir = newSignerDir();

const eventIds = async (w: TestWorkspace): Promise<string[]> =>
  (await asOwner<{ id: string }>(`SELECT id FROM audit_event WHERE workspace_id = $1 ORDER BY id`, [w.workspaceId])).map(({ id }) => id);

/** Leaves past the pipeline, so that the log is of that size; the events that are there stay where they are. */
async function grownTo(w: TestWorkspace, size: number): Promise<void> {
  await asOwner(
    `INSERT INTO audit_intent (workspace_id, leaf, leaf_hash) SELECT $1::uuid, leaf, sha256('\\x00'::bytea || leaf)
     FROM (SELECT convert_to('{"log":"onus.test/log/' || $1::uuid || '","n":' || n || '}', 'UTF8') AS leaf
       FROM generate_series((SELECT count(*) FROM audit_entry WHERE workspace_id = $1::uuid) + 1, $2) AS n) s`,
    [w.workspaceId, size],
  );
  await sealAll(dir);
}

test("every event that was signed is proved to stand in its log, whatever the log's size", async () => {
  const w = await makeWorkspace();
  await madeSubmission(w);
  await sealAll(dir);
  const ids = await eventIds(w);
  for (const size of [ids.length, 255, 256, 257, 511, 513, 1030]) {
    await grownTo(w, size);
    for (const id of ids) {
      const proof = await proofOfEntry(w.viewers.analyst, id);
      const { root, size: signed } = checkpointOf(proof!.note)!;
      expect(proof).toMatchObject({ size: Math.max(size, ids.length) });
      expect(provesInclusion(sha256, { ...proof!, leaf: proof!.leafHash, size: signed, root })).toBe(true);
    }
  }
});

test("any two sizes of a log are proved to be one log, across levels of tiles", async () => {
  const w = await makeWorkspace();
  await madeClaim(w);
  await sealAll(dir);
  await grownTo(w, 66_000);
  const leaves = await asOwner<{ hash: Buffer }>(`SELECT leaf_hash AS hash FROM audit_entry WHERE workspace_id = $1 ORDER BY index`, [
    w.workspaceId,
  ]);
  const sizes = [1, 2, 200, 256, 300, 512, 5000, 65_535, 65_536, 65_537, 65_900, 66_000];
  const roots = new Map<number, Uint8Array>();
  let tree: Frontier = emptyFrontier;
  for (const { hash } of leaves) {
    tree = append(sha256, tree, hash).frontier;
    if (sizes.includes(tree.size)) roots.set(tree.size, rootOf(sha256, tree));
  }
  const origin = w.viewers.analyst.workspace.logOrigin;
  for (const first of sizes)
    for (const second of sizes.filter((size) => size >= first)) {
      const proof = await proofOfConsistency(w.viewers.analyst, origin, first, second);
      const claim = { first, firstRoot: roots.get(first)!, second, secondRoot: roots.get(second)!, proof };
      expect(provesConsistency(sha256, claim), `${first} to ${second}`).toBe(true);
    }
  await expect(proofOfConsistency(w.viewers.analyst, origin, 1, 66_001)).rejects.toMatchObject({ problem: { kind: "invalid" } });
  const other = await makeWorkspace();
  await expect(proofOfConsistency(other.viewers.analyst, origin, 1, 2)).rejects.toMatchObject({ problem: { kind: "not-found" } });
});

test("what is not signed yet has no proof, and what somebody may not see has none for them", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeClaim(w);
  await madeDraft(w, claimId);
  const [first, draft] = [(await eventIds(w))[0]!, (await eventIds(w)).at(-1)!];
  expect(await proofOfEntry(w.viewers.analyst, first)).toBeNull();
  await sealAll(dir);
  expect(await proofOfEntry(w.viewers.analyst, first)).not.toBeNull();
  expect(await proofOfEntry(w.viewers.analyst, draft)).not.toBeNull();
  await expect(proofOfEntry(w.viewers.lead, draft)).rejects.toMatchObject({ problem: { kind: "not-found" } });
  const other = await makeWorkspace();
  await expect(proofOfEntry(other.viewers.lead, first)).rejects.toMatchObject({ problem: { kind: "not-found" } });
});
