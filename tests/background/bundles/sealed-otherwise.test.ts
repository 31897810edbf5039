import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, expect, test } from "vitest";
import { makeBundle } from "@/lib/background/bundles/make-bundle";
import type { Making } from "@/lib/background/bundles/making";
import { provesConsistency } from "@/lib/domain/audit/tree/verify";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import { fromBase64 } from "@/lib/domain/audit/note/base64";
import { parseCheckpoint } from "@/lib/domain/audit/note/checkpoint";
import { parseNote } from "@/lib/domain/audit/note/signed-note";
import { bundleAskedSchema } from "@/lib/domain/audit/bundle/asked";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { policyFile } from "@/lib/domain/audit/bundle/policy-file";
import { filesIn, linesIn, verified } from "../../support/bundle-files";
import { madeBundle } from "../../support/bundles";
import { sealByHand, testKey } from "../../support/hand-sealed";
import { madeClaim, madeVerdict } from "../../support/made";
import { useTestDatabase } from "../../support/people";
import { asOwner, makeWorkspace, type TestWorkspace } from "../../support/workspace";

useTestDatabase();

const asked = bundleAskedSchema.parse({ scope: { of: "workspace" }, withhold: [] });
let w: TestWorkspace;
beforeEach(async () => {
  w = await makeWorkspace();
  await madeVerdict(w);
});

async function madeWithout(sealer: () => Promise<unknown>, more: Partial<Making> = {}): Promise<{ path: string; detail: string | null }> {
  const folder = mkdtempSync(join(tmpdir(), "onus-bundle-"));
  const path = join(folder, "bundle.zip");
  const making = { step: "", written: () => 0, signal: new AbortController().signal, ...more };
  const bundle = makeBundle(w.viewers.lead, { bundleId: w.workspaceId, asked }, { path, work: join(folder, "work") }, making);
  const [made] = await Promise.all([bundle, sealer()]);
  return { path, detail: made.detail };
}

const freeze = (): Promise<unknown> =>
  asOwner(`UPDATE audit_log SET frozen_at = now(), frozen_why = 'the database is older than the signer' WHERE workspace_id = $1`, [
    w.workspaceId,
  ]);

test("earlier checkpoints come along, each with a proof that the head goes on from it", async () => {
  await sealByHand(w);
  await madeClaim(w);
  await sealByHand(w);
  const { files } = await madeBundle(w, { scope: { of: "workspace" } });
  const head = parseCheckpoint(parseNote(files.get("checkpoint")!.toString())!.text)!;
  const earlier = linesIn<{ note: string; proof: string[] }>(files.get("earlier.jsonl"));
  expect(earlier.length).toBeGreaterThanOrEqual(2);
  for (const { note, proof } of earlier) {
    const first = parseCheckpoint(parseNote(note)!.text)!;
    const hashes = proof.map((each) => fromBase64(each)!);
    const claim = { first: first.size, firstRoot: first.root, second: head.size, secondRoot: head.root, proof: hashes };
    expect(provesConsistency(sha256, claim)).toBe(true);
  }
});

test("of a log that is frozen, the bundle is the log up to its last checkpoint, with what is disclosed, and nothing to read", async () => {
  const size = await sealByHand(w);
  await madeClaim(w);
  await freeze();
  const { path, detail } = await madeWithout(async () => undefined);
  const files = filesIn(path);
  expect([...files.keys()]).toEqual(["README.txt", "checkpoint", "leaves.jsonl", "parts.jsonl", "earlier.jsonl"]);
  expect(linesIn(files.get("leaves.jsonl"))).toHaveLength(size);
  const parts = linesIn<{ index: number }>(files.get("parts.jsonl"));
  expect(parts.length).toBeGreaterThan(0);
  expect(Math.max(...parts.map(({ index }) => index))).toBeLessThan(size);
  expect(files.get("README.txt")!.toString()).toContain("not vouched for");
  expect(detail).toContain("the database is older than the signer");
  const origin = w.viewers.lead.workspace.logOrigin;
  expect(await verified(path, policyFile(origin, testKey(origin).vkey))).toMatchObject({ outcome: "verified" });
});

test("of a log that is frozen while the bundle is made, as well", async () => {
  await sealByHand(w);
  const { path } = await madeWithout(async () => {
    await sleep(400);
    await freeze();
  });
  expect([...filesIn(path).keys()]).toHaveLength(5);
});

test("a log of which nothing was ever signed is refused with the reason", async () => {
  await sealByHand(w);
  await asOwner(`UPDATE audit_log SET note = NULL, signed_size = NULL WHERE workspace_id = $1`, [w.workspaceId]);
  await freeze();
  await expect(madeWithout(async () => undefined)).rejects.toThrow("frozen before anything of it was signed");
});

test("no bundle is handed out of a log that was changed after it was signed", async () => {
  await sealByHand(w);
  await asOwner(`ALTER TABLE audit_entry DISABLE TRIGGER USER`);
  await asOwner(
    `UPDATE audit_entry SET leaf = convert_to(replace(convert_from(leaf, 'UTF8'), 'claim.created', 'claim.changed'), 'UTF8') WHERE workspace_id = $1`,
    [w.workspaceId],
  );
  await asOwner(`ALTER TABLE audit_entry ENABLE TRIGGER USER`);
  await expect(madeBundle(w, { scope: { of: "workspace" } })).rejects.toThrow("changed after it was signed");
});

test("an erased part is not in the bundle, and its entry says that it was erased", async () => {
  await sealByHand(w);
  const [part] = await asOwner<{ hash: string; payload: string }>(
    `DELETE FROM audit_part p USING audit_event e WHERE e.workspace_id = $1 AND p.leaf_hash = e.leaf_hash AND e.act = 'claim.created' AND p.name = 'after'
     RETURNING encode(p.leaf_hash, 'hex') AS hash, convert_from(p.payload, 'UTF8') AS payload`,
    [w.workspaceId],
  );
  const { files } = await madeBundle(w, { scope: { of: "workspace" } });
  expect(files.get("parts.jsonl")!.toString()).not.toContain(JSON.stringify(part!.payload));
  const row = files
    .get("files/events.csv")!
    .toString()
    .split("\r\n")
    .find((line) => line.includes(part!.hash))!;
  expect(row.endsWith(",,,after")).toBe(true);
});

test("where witnesses are set up, it has a checkpoint that they have cosigned, once there is one; else it says that there is none", async () => {
  const line = `— witness.test/w ${Buffer.alloc(76, 1).toString("base64")}\n`;
  const told = (): Promise<{ told: number }[]> =>
    asOwner(`SELECT 1 AS told FROM audit_event WHERE workspace_id = $1 AND act = 'bundle.exported'`, [w.workspaceId]);
  const cosigning = async (): Promise<void> => {
    while ((await told()).length === 0) await sleep(50);
    const size = await sealByHand(w);
    await sleep(500);
    await asOwner(`UPDATE audit_checkpoint SET note = note || $3 WHERE workspace_id = $1 AND size = $2`, [w.workspaceId, size, line]);
  };
  await sealByHand(w);
  const witnesses = { names: ["witness.test/w"], patienceMs: 20_000 };
  const { path, detail } = await madeWithout(cosigning, { witnesses });
  expect(filesIn(path).get("checkpoint")!.toString().endsWith(line)).toBe(true);
  expect(detail).toBeNull();

  const late = await madeWithout(() => sleep(1500).then(() => sealByHand(w)), {
    witnesses: { names: ["witness.test/other"], patienceMs: 100 },
  });
  expect(late.detail).toContain("Not all witnesses");
});
