import { expect, test } from "vitest";
import { createClaimOperation } from "@/lib/operations/create-claim";
import { importArticleVersionOperation } from "@/lib/operations/import-article-version";
import { run } from "@/lib/pipeline/run";
import { articleText, makeArticle, spanOf } from "../support/article";
import { keepsTheContract, rowOf } from "../support/contract";
import { anchorIn, burned, done } from "../support/made";
import { useTestDatabase } from "../support/people";
import { laterText } from "../support/subjects";
import { expectNothingLeft } from "../support/traces";
import { asOwner, makeWorkspace } from "../support/workspace";

useTestDatabase();

keepsTheContract(createClaimOperation, {
  changes: ["anchor", "article", "claim", "sentence"],
  events: ({ articleVersionId }) => [
    {
      act: "claim.created",
      ver: 1,
      parts: { after: { number: 1, statement: burned, articleVersionId, anchors: [{ ...spanOf(burned), exact: burned }] } },
    },
  ],
  refused: [
    {
      because: "nothing selected",
      input: (valid) => ({ ...valid, spans: [] }),
      problem: { kind: "invalid", fields: { spans: expect.any(String) } },
    },
    {
      because: "overlapping spans",
      input: (valid) => ({
        ...valid,
        spans: [
          { start: 0, end: 9 },
          { start: 5, end: 12 },
        ],
      }),
      problem: { kind: "invalid" },
    },
    {
      because: "a span behind the end",
      input: (valid) => ({ ...valid, spans: [{ start: 0, end: 9999 }] }),
      problem: { kind: "invalid", fields: { spans: expect.any(String) } },
    },
    {
      because: "no such version",
      input: (valid) => ({ ...valid, articleVersionId: "00000000-0000-7000-8000-000000000001" }),
      problem: { kind: "not-found" },
    },
  ],
  atOnce: "both stand",
});

test("claims made at the same moment get numbers of their own, without a gap", async () => {
  const w = await makeWorkspace();
  const { versionId } = await makeArticle(w.viewers.analyst);
  const input = { articleVersionId: versionId, statement: burned, spans: [spanOf(burned)] };
  const made = await Promise.all(Array.from({ length: 6 }, () => run(createClaimOperation, w.viewers.analyst, input)));
  expect(made.map((result) => done(result).number).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
});

test("a claim of several places keeps each with its words and context, and counts in each of their sentences", async () => {
  const w = await makeWorkspace();
  const { versionId } = await makeArticle(w.viewers.analyst);
  const spans = [spanOf("warehouse"), spanOf("twelve trucks")];
  const { claimId } = done(
    await run(createClaimOperation, w.viewers.analyst, {
      articleVersionId: versionId,
      statement: "x",
      spans,
      speaker: "Police",
      mode: "says",
    }),
  );
  const anchors = await asOwner(`SELECT exact, prefix, suffix, state FROM anchor WHERE claim_id = $1 ORDER BY ordinal`, [claimId]);
  expect(anchors).toMatchObject([
    { exact: "warehouse", state: "exact", prefix: articleText.slice(0, articleText.indexOf("warehouse")) },
    { exact: "twelve trucks", suffix: articleText.slice(articleText.indexOf("twelve trucks") + 13) },
  ]);
  const counted = await asOwner(`SELECT ordinal FROM sentence WHERE article_version_id = $1 AND claims = 1`, [versionId]);
  expect(counted).toHaveLength(2);
  expect(await rowOf("claim", claimId)).toMatchObject({ speaker: "Police", mode: "says" });
});

test("a claim is never made in a text that a later version has replaced, not even at the same moment", async () => {
  const w = await makeWorkspace();
  const { articleId, versionId } = await makeArticle(w.viewers.analyst);
  const claim = () =>
    run(createClaimOperation, w.viewers.analyst, { articleVersionId: versionId, statement: burned, spans: [spanOf(burned)] });
  const later = run(importArticleVersionOperation, w.viewers.lead, { articleId, version: 1, text: laterText });
  const made = await Promise.all([claim(), claim(), claim(), claim()]);
  const { versionId: laterId } = done(await later);
  for (const result of made) {
    if (result.ok) await anchorIn(laterId, result.value.claimId);
    else expect(result.problem.kind).toBe("changed-meanwhile");
  }
  await expectNothingLeft(w, claim, { kind: "changed-meanwhile" });
});
