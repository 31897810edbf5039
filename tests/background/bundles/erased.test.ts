import { existsSync, readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { makeNextBundle } from "@/lib/background/bundles/bundler";
import { removeOldBundles } from "@/lib/background/bundles/old-bundles";
import { beatBundle, takeBundleJob } from "@/lib/data/bundle-jobs";
import { bundleFor } from "@/lib/data/bundles";
import { policyFile } from "@/lib/domain/audit/bundle/policy-file";
import { bundleFile } from "@/lib/gateways/bundles/places";
import { eraseWordsOperation } from "@/lib/operations/erase-words";
import { exportBundleOperation } from "@/lib/operations/export-bundle";
import { run } from "@/lib/pipeline/run";
import { linesIn, verified } from "../../support/bundle-files";
import { madeBundle } from "../../support/bundles";
import { testKey, whileSealed } from "../../support/hand-sealed";
import { done, madeVerdict } from "../../support/made";
import { useTestDatabase } from "../../support/people";
import { countRows, makeWorkspace, type TestWorkspace } from "../../support/workspace";

useTestDatabase();

const words = "The brigade's log says so.";
let w: TestWorkspace;
let before: Awaited<ReturnType<typeof madeBundle>>;
let kept: string;
let waiting: string;
beforeAll(async () => {
  w = await makeWorkspace();
  await madeVerdict(w);
  before = await madeBundle(w, { scope: { of: "workspace" } });
  const ask = async () => done(await run(exportBundleOperation, w.viewers.lead, { scope: { of: "workspace" }, withhold: [] })).bundleId;
  kept = await ask();
  await whileSealed(w, () => makeNextBundle(new AbortController().signal));
  waiting = await ask();
  done(await run(eraseWordsOperation, w.viewers.lead, { words: [words], basis: "a court's order" }));
});

test("what was erased is in no file of a bundle made since, which says at which entry, and is verified", async () => {
  const bundle = await madeBundle(w, { scope: { of: "workspace" } });
  for (const [name, bytes] of bundle.files) expect([name, bytes.includes(words)]).toEqual([name, false]);
  const origin = w.viewers.lead.workspace.logOrigin;
  const found = await verified(bundle.path, policyFile(origin, testKey(origin).vkey));
  expect(found.outcome).toBe("verified");
  expect(found.parts.erased).toBeGreaterThan(0);
  const leaves = linesIn<{ act: string }>(bundle.files.get("leaves.jsonl"));
  const index = leaves.findIndex(({ act }) => act === "part.erased");
  const parts = linesIn<{ index: number; payload: string }>(bundle.files.get("parts.jsonl"));
  expect(parts.find((part) => part.index === index)!.payload).toContain("a court's order");
});

test("a bundle that somebody took along before goes on being verified", async () => {
  const origin = w.viewers.lead.workspace.logOrigin;
  expect(readFileSync(before.path).includes(words)).toBe(true);
  expect(await verified(before.path, policyFile(origin, testKey(origin).vkey))).toMatchObject({ outcome: "verified" });
});

test("the server keeps no bundle of before: it cannot be downloaded any more, and its file goes", async () => {
  await expect(bundleFor(w.viewers.lead, kept)).rejects.toThrow("not-found");
  expect(existsSync(bundleFile(w.workspaceId, kept))).toBe(true);
  await removeOldBundles(new Date());
  expect(existsSync(bundleFile(w.workspaceId, kept))).toBe(false);
});

test("one that was being made is stopped", async () => {
  const job = (await takeBundleJob(new Date()))!;
  expect(job.bundleId).toBe(waiting);
  expect(await beatBundle(job, { step: "", written: 0 }, new Date())).toBe(false);
  expect(await countRows("bundle_job", w.workspaceId)).toBe(0);
});
