import { expect, test } from "vitest";
import { importArticleVersionOperation } from "@/lib/operations/import-article-version";
import { confirmAnchorOperation, placeAnchorOperation } from "@/lib/operations/place-anchor";
import { putBackAnchorOperation } from "@/lib/operations/put-back-anchor";
import { run } from "@/lib/pipeline/run";
import { articleText, spanOf } from "../support/article";
import { keepsTheContract, rowOf } from "../support/contract";
import { anchorIn, burned, done, madeClaim } from "../support/made";
import { useTestDatabase } from "../support/people";
import { laterText } from "../support/subjects";
import { expectNothingLeft, expectSoundLog } from "../support/traces";
import { asOwner, makeWorkspace } from "../support/workspace";

useTestDatabase();

const found = "The old warehouse burned down entirely on 3 May 2021.";

keepsTheContract(putBackAnchorOperation, {
  changes: ["anchor"],
  events: ({ anchorId }) => [
    {
      act: "anchor.put-back",
      object: `anchor/${String(anchorId)}`,
      ver: 3,
      parts: { before: { state: "confirmed", exact: found }, after: { state: "fuzzy", exact: found } },
    },
  ],
  refused: [{ because: "no such act", input: (valid) => ({ ...valid, done: 1 }), problem: { kind: "not-found" } }],
});

/** An anchor's row without its version. */
async function placeOf(anchorId: string): Promise<Record<string, unknown>> {
  const { version: _version, ...place } = await rowOf("anchor", anchorId);
  return place;
}

test("a fuzzy place that was confirmed, and one placed by hand, are as they were, down to who had confirmed it", async () => {
  const w = await makeWorkspace();
  const { claimId, articleId } = await madeClaim(w);
  const later = done(await run(importArticleVersionOperation, w.viewers.analyst, { articleId, version: 1, text: laterText }));
  const { anchorId } = await anchorIn(later.versionId, claimId);
  const fuzzy = await placeOf(anchorId);
  done(await run(confirmAnchorOperation, w.viewers.second, { anchorId, version: 1 }));
  const confirmed = await placeOf(anchorId);
  const place = { anchorId, version: 2, ...spanOf("twelve trucks", laterText) };
  done(await run(placeAnchorOperation, w.viewers.analyst, place));
  done(await run(putBackAnchorOperation, w.viewers.analyst, { anchorId, done: 3 }));
  expect(await placeOf(anchorId)).toEqual(confirmed);
  done(await run(putBackAnchorOperation, w.viewers.second, { anchorId, done: 2 }));
  expect(await placeOf(anchorId)).toEqual(fuzzy);
  const counted = await asOwner<{ start: number }>(`SELECT start FROM sentence WHERE article_version_id = $1 AND claims > 0`, [
    later.versionId,
  ]);
  expect(counted).toEqual([{ start: laterText.indexOf(found) }]);
  await expectSoundLog(w.workspaceId);
});

test("a lost claim is lost again, at the very beginning as well", async () => {
  const w = await makeWorkspace();
  const { claimId, articleId } = await madeClaim(w);
  const text = articleText.slice(articleText.indexOf("Police"));
  const later = done(await run(importArticleVersionOperation, w.viewers.analyst, { articleId, version: 1, text }));
  const { anchorId, state, start, end } = await anchorIn(later.versionId, claimId);
  expect({ state, start, end }).toEqual({ state: "lost", start: 0, end: 0 });
  done(await run(placeAnchorOperation, w.viewers.analyst, { anchorId, version: 1, ...spanOf("twelve trucks", text) }));
  done(await run(putBackAnchorOperation, w.viewers.analyst, { anchorId, done: 2 }));
  expect(await anchorIn(later.versionId, claimId)).toMatchObject({ state: "lost", start: 0, end: 0, exact: burned });
  expect(await asOwner(`SELECT FROM sentence WHERE article_version_id = $1 AND claims > 0`, [later.versionId])).toEqual([]);
});

test("a place that somebody has changed since, or in a version that has been replaced, stays", async () => {
  const w = await makeWorkspace();
  const { claimId, articleId, versionId } = await madeClaim(w);
  const { anchorId } = await anchorIn(versionId, claimId);
  done(await run(placeAnchorOperation, w.viewers.analyst, { anchorId, version: 1, ...spanOf("twelve trucks") }));
  done(await run(placeAnchorOperation, w.viewers.second, { anchorId, version: 2, ...spanOf("trucks") }));
  const putBack = () => run(putBackAnchorOperation, w.viewers.analyst, { anchorId, done: 2 });
  await expectNothingLeft(w, putBack, { kind: "changed-meanwhile", detail: expect.stringContaining("changed since") });
  done(await run(importArticleVersionOperation, w.viewers.analyst, { articleId, version: 1, text: laterText }));
  await expectNothingLeft(w, () => run(putBackAnchorOperation, w.viewers.second, { anchorId, done: 3 }), { kind: "changed-meanwhile" });
});
