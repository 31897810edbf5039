import { expect, test, vi } from "vitest";
import { proposeInBackground, proposeNext } from "@/lib/background/proposer";
import { rejectCandidateOperation, reopenCandidateOperation } from "@/lib/operations/decide-candidate";
import { importArticleVersionOperation } from "@/lib/operations/import-article-version";
import { resumeProposingOperation } from "@/lib/operations/stop-proposing";
import { run } from "@/lib/pipeline/run";
import { makeArticle } from "../support/article";
import { workbenchJson } from "@/lib/data/workbench";
import type { WorkbenchData } from "@/lib/domain/workbench";
import { done } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectSoundLog } from "../support/traces";
import { asOwner, countRows, eventsOf, makeWorkspace, type TestWorkspace } from "../support/workspace";

useTestDatabase();

const longText = Array.from({ length: 1250 }, (_, i) => `The harbour master counted ${i + 2} trucks on 3 May 2021.`).join("\n\n");

/** Lets so many workers go until there is nothing left to do in the workspace. */
async function untilDone(workspaceId: string, workers: number): Promise<void> {
  const end = new AbortController();
  const all = Array.from({ length: workers }, () => proposeInBackground(end.signal));
  await vi.waitUntil(async () => (await countRows("split_job", workspaceId)) === 0, { timeout: 25_000, interval: 50 });
  end.abort();
  await Promise.all(all);
}

test("a long article is worked off one batch after another, each sentence once, also by two workers", async () => {
  const w = await makeWorkspace();
  const { articleId, versionId } = await makeArticle(w.viewers.analyst, longText);
  expect(await countRows("split_job", w.workspaceId)).toBe(1);
  await untilDone(w.workspaceId, 2);
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
  await untilDone(w.workspaceId, 1);
  expect((await asOwner(first, [later.versionId]))[0]).toMatchObject({ state: "open", version: carried!.version + 1 });
});

/** An article that the database refuses every proposal for, until the returned function is called. */
async function makeFailingArticle(w: TestWorkspace) {
  const article = await makeArticle(w.viewers.analyst, longText);
  const name = `refuse_${article.versionId.replaceAll("-", "")}`;
  await asOwner(`CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no more of this'; END $$`);
  await asOwner(`CREATE TRIGGER ${name} BEFORE INSERT ON candidate FOR EACH ROW
    WHEN (NEW.article_version_id = '${article.versionId}') EXECUTE FUNCTION ${name}()`);
  return { ...article, mend: () => asOwner(`DROP TRIGGER ${name} ON candidate`) };
}

const minute = 60_000;
const jobOf = async (articleVersionId: string) =>
  (await asOwner(`SELECT attempts, due_at, set_aside_at FROM split_job WHERE article_version_id = $1`, [articleVersionId]))[0];

test("an article that fails is put off, and others are worked off meanwhile", async () => {
  const w = await makeWorkspace();
  const failing = await makeFailingArticle(w);
  const other = await makeArticle(w.viewers.analyst, `${longText}\n\nThat is all.`);
  const now = new Date(Date.now() + minute);
  while (await proposeNext(now));
  expect(await jobOf(other.versionId)).toBeUndefined();
  expect(await jobOf(failing.versionId)).toEqual({ attempts: 1, due_at: new Date(now.getTime() + 10_000), set_aside_at: null });
});

test("after five failures an article is set aside, until a person asks for it again", async () => {
  const w = await makeWorkspace();
  const { articleId, versionId, mend } = await makeFailingArticle(w);
  const stopped = async () =>
    (JSON.parse((await workbenchJson(w.viewers.analyst, articleId, null)).json!) as WorkbenchData).proposingStopped;
  let now = Date.now() + minute;
  for (let attempt = 1; attempt <= 5; attempt++, now += 60 * minute) {
    expect(await stopped()).toBe(false);
    while (await proposeNext(new Date(now)));
    expect(await jobOf(versionId)).toMatchObject({ attempts: attempt });
  }
  expect(await stopped()).toBe(true);
  expect((await eventsOf(w.workspaceId)).at(-1)).toMatchObject({ act: "proposing.stopped", actor: "agent:rules", articleId });
  expect(await proposeNext(new Date(now))).toBe(false);

  await mend();
  done(await run(resumeProposingOperation, w.viewers.analyst, { articleVersionId: versionId }));
  expect(await stopped()).toBe(false);
  await untilDone(w.workspaceId, 1);
  expect(await asOwner(`SELECT 1 FROM sentence WHERE article_version_id = $1 AND NOT split`, [versionId])).toEqual([]);
});

test("a batch that comes to its end makes earlier failures forgotten", async () => {
  const w = await makeWorkspace();
  const { versionId, mend } = await makeFailingArticle(w);
  const now = Date.now() + minute;
  while (await proposeNext(new Date(now)));
  await mend();
  expect(await proposeNext(new Date(now + minute))).toBe(true);
  expect(await jobOf(versionId)).toMatchObject({ attempts: 0 });
  await untilDone(w.workspaceId, 1);
});
