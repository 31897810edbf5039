import { expect, test } from "vitest";
import { exportBundleOperation } from "@/lib/operations/export-bundle";
import { recordBundleOperation } from "@/lib/operations/record-bundle";
import { run } from "@/lib/pipeline/run";
import { makeArticle } from "../support/article";
import { madeAssignment } from "../support/assigned";
import { keepsTheContract } from "../support/contract";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft } from "../support/traces";
import { asOwner, countRows, eventsOf, makeWorkspace } from "../support/workspace";

useTestDatabase();

const whole = { scope: { of: "workspace" }, withhold: ["comments"] };

test("export-bundle puts a bundle on the list and in the queue, with drafts withheld, and tells nothing in the log", async () => {
  const w = await makeWorkspace();
  const asked = await run(exportBundleOperation, w.viewers.lead, whole);
  expect(asked).toMatchObject({ ok: true });
  const [row] = await asOwner(`SELECT state, asked_by, asked FROM bundle WHERE workspace_id = $1`, [w.workspaceId]);
  expect(row).toEqual({
    state: "waiting",
    asked_by: w.viewers.lead.userId,
    asked: { scope: { of: "workspace" }, withhold: ["drafts", "comments"] },
  });
  expect(await countRows("bundle_job", w.workspaceId)).toBe(1);
  expect(await eventsOf(w.workspaceId)).toEqual([]);
});

test("a bundle of the whole workspace is for leads", async () => {
  const w = await makeWorkspace();
  for (const who of ["observer", "analyst", "reviewer"] as const)
    await expectNothingLeft(w, () => run(exportBundleOperation, w.viewers[who], whole), { kind: "forbidden" });
});

test("whoever has still to assess a claim in it gets no bundle, nor is one told in the log in their name", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeAssignment(w, w.viewers.lead);
  const [claim] = await asOwner<{ article: string }>(`SELECT article_id AS article FROM claim WHERE id = $1`, [claimId]);
  const record = { bundleId: claimId, files: {}, parts: "11".repeat(32), through: 1 };
  for (const scope of [{ of: "workspace" }, { of: "article", article: claim!.article }]) {
    const asked = { scope, withhold: [] };
    const refused = { kind: "forbidden", detail: expect.stringContaining("still have to assess 1 claim") };
    await expectNothingLeft(w, () => run(exportBundleOperation, w.viewers.lead, asked), refused);
    await expectNothingLeft(w, () => run(recordBundleOperation, w.viewers.lead, { ...record, asked }), refused);
  }
  const { articleId } = await makeArticle(w.viewers.analyst);
  const other = { scope: { of: "article", article: articleId }, withhold: [] };
  expect(await run(exportBundleOperation, w.viewers.lead, other)).toMatchObject({ ok: true });
});

test("no more than five bundles of a workspace wait at once", async () => {
  const w = await makeWorkspace();
  for (let i = 0; i < 5; i++) expect(await run(exportBundleOperation, w.viewers.lead, whole)).toMatchObject({ ok: true });
  await expectNothingLeft(w, () => run(exportBundleOperation, w.viewers.lead, whole), { kind: "rate-limited" });
});

keepsTheContract(recordBundleOperation, {
  changes: [],
  events: ({ bundleId, asked, ...record }) => [
    {
      act: "bundle.exported",
      object: `bundle/${String(bundleId)}`,
      ver: 1,
      articleId: null,
      parts: { after: { ...record, format: "onus-bundle/1", scope: (asked as { scope: unknown }).scope, withheld: ["drafts"] } },
    },
  ],
  refused: [
    {
      because: "a name that no bundle has",
      input: (valid) => ({ ...valid, files: { "../etc/passwd": "00".repeat(32) } }),
      problem: { kind: "invalid" },
    },
  ],
  atOnce: null,
});

test("a bundle that is made anew is told anew, as the next version", async () => {
  const w = await makeWorkspace();
  const record = { bundleId: w.viewers.lead.userId, asked: whole, files: {}, parts: "11".repeat(32), through: 1 };
  for (const version of [1, 2])
    expect(await run(recordBundleOperation, w.viewers.lead, record)).toMatchObject({ ok: true, value: { version } });
});
