import { existsSync, statSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { makeNextBundle } from "@/lib/background/bundles/bundler";
import { removeOldBundles } from "@/lib/background/bundles/old-bundles";
import { beatBundle, takeBundleJob } from "@/lib/data/bundle-jobs";
import { bundleFor, listBundles } from "@/lib/data/bundles";
import { bundleFile } from "@/lib/gateways/bundles/places";
import { exportBundleOperation } from "@/lib/operations/export-bundle";
import { removeMemberOperation } from "@/lib/operations/remove-member";
import { run } from "@/lib/pipeline/run";
import { done, madeVerdict } from "../../support/made";
import { whileSealed } from "../../support/hand-sealed";
import { useTestDatabase } from "../../support/people";
import { asOwner, makeWorkspace, type TestWorkspace } from "../../support/workspace";

useTestDatabase();

const signal = new AbortController().signal;
let w: TestWorkspace;
beforeAll(async () => {
  w = await makeWorkspace();
  await madeVerdict(w);
});

const ask = async (): Promise<string> =>
  done(await run(exportBundleOperation, w.viewers.lead, { scope: { of: "workspace" }, withhold: [] })).bundleId;
const make = (): Promise<boolean> => whileSealed(w, () => makeNextBundle(signal));

test("what was asked for is made, kept and listed with its size", async () => {
  const id = await ask();
  expect(await make()).toBe(true);
  const path = bundleFile(w.workspaceId, id);
  expect(await bundleFor(w.viewers.lead, id)).toMatchObject({ state: "ready", size: statSync(path).size, askedBy: w.viewers.lead.name });
  expect(existsSync(`${path}.part`)).toBe(false);
  expect(await makeNextBundle(signal)).toBe(false);
});

test("a bundle whose maker has fallen silent is taken by another, and the first can no longer say anything of it", async () => {
  const id = await ask();
  const silent = (await takeBundleJob(new Date()))!;
  expect(silent.bundleId).toBe(id);
  expect(await takeBundleJob(new Date())).toBeNull();
  const later = new Date(Date.now() + 61_000);
  const next = (await takeBundleJob(later))!;
  expect(next).toMatchObject({ bundleId: id, attempts: 2 });
  expect(await beatBundle(silent, { step: "", written: 0 }, later)).toBe(false);
  expect(await beatBundle(next, { step: "reading", written: 7 }, later)).toBe(true);
  expect((await listBundles(w.viewers.lead))[0]).toMatchObject({ state: "making", step: "reading", written: 7 });
  await asOwner(`UPDATE bundle_job SET due_at = now()`);
  expect(await make()).toBe(true);
  expect(await bundleFor(w.viewers.lead, id)).toMatchObject({ state: "ready" });
});

test("one whose makers die again and again is given up with a reason", async () => {
  const id = await ask();
  await asOwner(`UPDATE bundle_job SET attempts = 3`);
  expect(await makeNextBundle(signal)).toBe(true);
  expect(await bundleFor(w.viewers.lead, id)).toMatchObject({ state: "failed", detail: expect.stringContaining("given up") });
});

test("nothing is made for whoever is no longer a member", async () => {
  const other = await makeWorkspace();
  await madeVerdict(other);
  const { articleId } = (
    await asOwner<{ articleId: string }>(`SELECT id AS "articleId" FROM article WHERE workspace_id = $1`, [other.workspaceId])
  )[0]!;
  const asked = { scope: { of: "article", article: articleId }, withhold: [] };
  const { bundleId } = done(await run(exportBundleOperation, other.viewers.reviewer, asked));
  done(await run(removeMemberOperation, other.viewers.lead, { userId: other.viewers.reviewer.userId, version: 1 }));
  expect(await whileSealed(other, () => makeNextBundle(signal))).toBe(true);
  expect(await bundleFor(other.viewers.lead, bundleId)).toMatchObject({
    state: "failed",
    detail: expect.stringContaining("no longer a member"),
  });
  expect(existsSync(bundleFile(other.workspaceId, bundleId))).toBe(false);
});

test("files of old bundles are removed, and with them their rows", async () => {
  const id = await ask();
  await make();
  await removeOldBundles(new Date());
  expect(existsSync(bundleFile(w.workspaceId, id))).toBe(true);
  await removeOldBundles(new Date(Date.now() + 15 * 86_400_000));
  expect(existsSync(bundleFile(w.workspaceId, id))).toBe(false);
  await expect(bundleFor(w.viewers.lead, id)).rejects.toThrow("not-found");
});
