import { expect, test, vi } from "vitest";
import { proposeInBackground } from "@/lib/background/proposer";
import { nextSplitJob } from "@/lib/data/split-jobs";
import { rejectCandidateOperation, reopenCandidateOperation } from "@/lib/operations/decide-candidate";
import { importArticleVersionOperation } from "@/lib/operations/import-article-version";
import { run } from "@/lib/pipeline/run";
import { makeArticle } from "../support/article";
import { done } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectSoundLog } from "../support/traces";
import { asOwner, eventsOf, makeWorkspace } from "../support/workspace";

useTestDatabase();

const longText = Array.from({ length: 1250 }, (_, i) => `The harbour master counted ${i + 2} trucks on 3 May 2021.`).join("\n\n");

/** Lets so many workers go until there is nothing left to do. */
async function untilDone(workers: number): Promise<void> {
  const end = new AbortController();
  const all = Array.from({ length: workers }, () => proposeInBackground(end.signal));
  await vi.waitUntil(async () => (await nextSplitJob()) === null, { timeout: 25_000, interval: 50 });
  end.abort();
  await Promise.all(all);
}

test("a long article is worked off one batch after another, each sentence once, also by two workers", async () => {
  const w = await makeWorkspace();
  const { articleId, versionId } = await makeArticle(w.viewers.analyst, longText);
  expect(await nextSplitJob()).toEqual({ workspaceId: w.workspaceId, articleVersionId: versionId });
  await untilDone(2);
  const batches = (await eventsOf(w.workspaceId)).filter((event) => event.act === "candidates.proposed");
  expect(batches).toMatchObject([
    { actor: "agent:rules", articleId, parts: { after: { articleVersionId: versionId, from: 600, to: 1000 } } },
    { actor: "agent:rules", articleId, parts: { after: { articleVersionId: versionId, from: 1000, to: 1250 } } },
  ]);
  const [left] = await asOwner(
    `SELECT count(*) FILTER (WHERE NOT split)::int AS unsplit,
       (SELECT count(*)::int FROM (SELECT 1 FROM candidate WHERE article_version_id = $1 GROUP BY sentence_ordinal, ordinal HAVING count(*) > 1) twice) AS twice,
       (SELECT count(DISTINCT sentence_ordinal)::int FROM candidate WHERE article_version_id = $1) AS proposed
     FROM sentence WHERE article_version_id = $1`,
    [versionId],
  );
  expect(left).toEqual({ unsplit: 0, twice: 0, proposed: 1250 });
  await expectSoundLog(w.workspaceId);
});

test("a decision that somebody took back in a later version is not made again by the background", async () => {
  const w = await makeWorkspace();
  const { articleId, versionId } = await makeArticle(w.viewers.analyst, longText);
  const first = `SELECT id, version, state FROM candidate WHERE article_version_id = $1 ORDER BY sentence_ordinal, ordinal LIMIT 1`;
  const [old] = await asOwner<{ id: string }>(first, [versionId]);
  done(await run(rejectCandidateOperation, w.viewers.analyst, { candidateId: old!.id, version: 1 }));
  const later = done(
    await run(importArticleVersionOperation, w.viewers.analyst, { articleId, version: 1, text: `${longText}\n\nAn end.` }),
  );
  const [carried] = await asOwner<{ id: string; version: number; state: string }>(first, [later.versionId]);
  expect(carried!.state).toBe("rejected");
  done(await run(reopenCandidateOperation, w.viewers.analyst, { candidateId: carried!.id, version: carried!.version }));
  await untilDone(1);
  expect((await asOwner(first, [later.versionId]))[0]).toMatchObject({ state: "open", version: carried!.version + 1 });
});
