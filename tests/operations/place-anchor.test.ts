import { expect, test } from "vitest";
import { importArticleVersionOperation } from "@/lib/operations/import-article-version";
import { confirmAnchorOperation, placeAnchorOperation } from "@/lib/operations/place-anchor";
import { run } from "@/lib/pipeline/run";
import { spanOf } from "../support/article";
import { keepsTheContract, rowOf } from "../support/contract";
import { anchorIn, done, madeClaim } from "../support/made";
import { useTestDatabase } from "../support/people";
import { laterText } from "../support/subjects";
import { expectNothingLeft } from "../support/traces";
import { asOwner, makeWorkspace } from "../support/workspace";

useTestDatabase();

keepsTheContract(confirmAnchorOperation, {
  changes: ["anchor"],
  events: ({ anchorId }) => [
    {
      act: "anchor.confirmed",
      object: `anchor/${String(anchorId)}`,
      ver: 2,
      parts: { before: { state: "fuzzy", score: expect.any(String) }, after: { state: "confirmed" } },
    },
  ],
});

keepsTheContract(placeAnchorOperation, {
  changes: ["anchor"],
  events: ({ anchorId, start, end }) => [
    {
      act: "anchor.placed",
      object: `anchor/${String(anchorId)}`,
      ver: 2,
      parts: {
        before: { state: "fuzzy", exact: "The old warehouse burned down entirely on 3 May 2021." },
        after: { state: "confirmed", exact: "burned down entirely", start, end },
      },
    },
  ],
  refused: [
    {
      because: "nothing selected",
      input: (valid) => ({ ...valid, end: valid.start }),
      problem: { kind: "invalid", fields: { end: expect.any(String) } },
    },
    {
      because: "behind the end",
      input: (valid) => ({ ...valid, end: 9999 }),
      problem: { kind: "invalid", fields: { end: expect.any(String) } },
    },
  ],
});

test("only a fuzzy place is confirmed", async () => {
  const w = await makeWorkspace();
  const { claimId, versionId } = await madeClaim(w);
  const { anchorId } = await anchorIn(versionId, claimId);
  await expectNothingLeft(w, () => run(confirmAnchorOperation, w.viewers.analyst, { anchorId, version: 1 }), { kind: "invalid" });
});

test("a claim that is placed elsewhere counts in the sentence where it now stands, under the name of who placed it", async () => {
  const w = await makeWorkspace();
  const { claimId, versionId } = await madeClaim(w);
  const { anchorId } = await anchorIn(versionId, claimId);
  const place = spanOf("twelve trucks");
  done(await run(placeAnchorOperation, w.viewers.second, { anchorId, version: 1, ...place }));
  expect(await rowOf("anchor", anchorId)).toMatchObject({
    state: "confirmed",
    score: null,
    confirmed_by: w.viewers.second.userId,
    exact: "twelve trucks",
  });
  const counted = await asOwner<{ start: number; end: number }>(
    `SELECT start, "end" FROM sentence WHERE article_version_id = $1 AND claims > 0`,
    [versionId],
  );
  expect(counted).toHaveLength(1);
  expect(counted[0]!.start).toBeLessThanOrEqual(place.start);
  expect(counted[0]!.end).toBeGreaterThanOrEqual(place.end);
});

test("nothing is placed in a version that has been replaced", async () => {
  const w = await makeWorkspace();
  const { claimId, articleId, versionId } = await madeClaim(w);
  const { anchorId } = await anchorIn(versionId, claimId);
  done(await run(importArticleVersionOperation, w.viewers.analyst, { articleId, version: 1, text: laterText }));
  const late = () => run(placeAnchorOperation, w.viewers.analyst, { anchorId, version: 1, ...spanOf("twelve trucks") });
  await expectNothingLeft(w, late, { kind: "changed-meanwhile" });
});
