import { expect, test } from "vitest";
import { disposeSentenceOperation } from "@/lib/operations/dispose-sentence";
import { editArticleOperation, finishArticleOperation, reopenArticleOperation } from "@/lib/operations/edit-article";
import { run } from "@/lib/pipeline/run";
import { makeArticle } from "../support/article";
import { keepsTheContract, rowOf } from "../support/contract";
import { done } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft } from "../support/traces";
import { makeWorkspace } from "../support/workspace";

useTestDatabase();

const field = (name: string) => ({ kind: "invalid", fields: { [name]: expect.any(String) } });

keepsTheContract(editArticleOperation, {
  changes: ["article"],
  events: ({ articleId }) => [
    {
      act: "article.changed",
      object: `article/${String(articleId)}`,
      ver: 2,
      parts: {
        before: { title: "Fire at the harbour", publishedOn: null, language: null },
        after: { title: "Fire at the docks", publishedOn: "2021-05-04", language: "en" },
      },
    },
  ],
  refused: [
    { because: "no title", input: (valid) => ({ ...valid, title: "" }), problem: field("title") },
    { because: "no date", input: (valid) => ({ ...valid, publishedOn: "31 June" }), problem: field("publishedOn") },
    { because: "no language", input: (valid) => ({ ...valid, language: "Klingon!" }), problem: field("language") },
    { because: "an address that would run", input: (valid) => ({ ...valid, url: "javascript:alert(1)" }), problem: field("url") },
  ],
});

keepsTheContract(finishArticleOperation, {
  changes: ["article"],
  events: ({ articleId }) => [
    {
      act: "article.finished",
      object: `article/${String(articleId)}`,
      ver: 2,
      parts: { after: { openSentences: 5 }, comment: "The rest is opinion." },
    },
  ],
  refused: [{ because: "open sentences without a reason", input: (valid) => ({ ...valid, reason: " " }), problem: field("reason") }],
});

keepsTheContract(reopenArticleOperation, {
  changes: ["article"],
  events: ({ articleId }) => [
    {
      act: "article.reopened",
      object: `article/${String(articleId)}`,
      ver: 3,
      parts: { before: { finishedAt: expect.any(String), reason: "Done." } },
    },
  ],
});

test("an article without open sentences is finished without a reason", async () => {
  const w = await makeWorkspace();
  const { articleId, sentences } = await makeArticle(w.viewers.analyst);
  for (const { id } of sentences)
    done(await run(disposeSentenceOperation, w.viewers.analyst, { sentenceId: id, version: 1, disposition: "opinion" }));
  done(await run(finishArticleOperation, w.viewers.analyst, { articleId, version: 1 }));
  expect(await rowOf("article", articleId)).toMatchObject({ finished_at: expect.any(Date), finish_reason: null });
});

test("what is open is not opened, and what is finished not finished again", async () => {
  const w = await makeWorkspace();
  const { articleId } = await makeArticle(w.viewers.analyst);
  await expectNothingLeft(w, () => run(reopenArticleOperation, w.viewers.analyst, { articleId, version: 1 }), { kind: "invalid" });
  done(await run(finishArticleOperation, w.viewers.analyst, { articleId, version: 1, reason: "Enough." }));
  await expectNothingLeft(w, () => run(finishArticleOperation, w.viewers.analyst, { articleId, version: 2, reason: "Again." }), {
    kind: "invalid",
  });
});
