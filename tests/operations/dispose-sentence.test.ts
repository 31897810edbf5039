import { expect, test } from "vitest";
import { disposeSentenceOperation } from "@/lib/operations/dispose-sentence";
import { importArticleVersionOperation } from "@/lib/operations/import-article-version";
import { run } from "@/lib/pipeline/run";
import { makeArticle } from "../support/article";
import { keepsTheContract, rowOf } from "../support/contract";
import { done } from "../support/made";
import { useTestDatabase } from "../support/people";
import { laterText } from "../support/subjects";
import { expectNothingLeft } from "../support/traces";
import { makeWorkspace } from "../support/workspace";

useTestDatabase();

keepsTheContract(disposeSentenceOperation, {
  changes: ["sentence"],
  events: ({ sentenceId }) => [
    {
      act: "sentence.disposed",
      object: `sentence/${String(sentenceId)}`,
      ver: 2,
      parts: { before: { disposition: null, reason: null }, after: { disposition: "boilerplate", reason: "A headline." } },
    },
  ],
  refused: [
    {
      because: "an unknown disposition",
      input: (valid) => ({ ...valid, disposition: "skip" }),
      problem: { kind: "invalid", fields: { disposition: expect.any(String) } },
    },
  ],
});

test("an opened sentence is open again, decided by nobody", async () => {
  const w = await makeWorkspace();
  const sentenceId = (await makeArticle(w.viewers.analyst)).sentences[0]!.id;
  done(await run(disposeSentenceOperation, w.viewers.analyst, { sentenceId, version: 1, disposition: "opinion" }));
  expect(await rowOf("sentence", sentenceId)).toMatchObject({ disposition: "opinion", decided_by: w.viewers.analyst.userId });
  done(await run(disposeSentenceOperation, w.viewers.second, { sentenceId, version: 2, disposition: null }));
  expect(await rowOf("sentence", sentenceId)).toMatchObject({ disposition: null, decided_by: null, decided_at: null, version: 3 });
});

test("nobody decides about a sentence of a version that has been replaced", async () => {
  const w = await makeWorkspace();
  const { articleId, sentences } = await makeArticle(w.viewers.analyst);
  done(await run(importArticleVersionOperation, w.viewers.analyst, { articleId, version: 1, text: laterText }));
  const late = () => run(disposeSentenceOperation, w.viewers.analyst, { sentenceId: sentences[0]!.id, version: 1, disposition: "opinion" });
  await expectNothingLeft(w, late, { kind: "changed-meanwhile" });
});
