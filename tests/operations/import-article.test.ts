import { afterAll, beforeAll, expect, test } from "vitest";
import { importArticleOperation } from "@/lib/operations/import-article";
import { run } from "@/lib/pipeline/run";
import { closeDatabase } from "@/lib/data/database";
import { articleText, makeArticle } from "../support/article";
import { testDatabase, type TestDatabase } from "../support/postgres";
import { asOwner, countRows, eventsOf, makeWorkspace, type TestWorkspace } from "../support/workspace";
import { keepsTheContract } from "../support/contract";

let database: TestDatabase;
let workspace: TestWorkspace;
beforeAll(async () => {
  database = await testDatabase();
  workspace = await makeWorkspace();
});
afterAll(async () => {
  await closeDatabase();
  await database.close();
});

test("an article is kept exactly, with its hash, its sentences and one event", async () => {
  const { articleId, versionId, sentences } = await makeArticle(workspace.viewers.analyst, "One thing.\r\nAnother\u00a0thing.\n");
  const [version] = await asOwner(`SELECT text, sha256, sentence_count FROM article_version WHERE id = $1`, [versionId]);
  expect(version).toMatchObject({ text: "One thing.\nAnother\u00a0thing.\n", sentence_count: sentences.length });
  expect(version!.sha256).toMatch(/^[0-9a-f]{64}$/);
  const events = await eventsOf(`article/${articleId}`);
  expect(events.map((event) => event.act)).toEqual(["article.imported"]);
});

test("text without a word, and broken text, are refused and leave nothing", async () => {
  const before = await countRows("article");
  for (const text of ["", " \n ", "a\0b", "a\ud800b"]) {
    const result = await run(importArticleOperation, workspace.viewers.analyst, { title: "T", text });
    expect(result).toMatchObject({ ok: false, problem: { kind: "invalid", fields: { text: expect.any(String) } } });
  }
  expect(await countRows("article")).toBe(before);
  expect(await countRows("audit_event", workspace.workspaceId)).toBe(await countRows("audit_intent", workspace.workspaceId));
});

test("an observer takes no article in", async () => {
  const result = await run(importArticleOperation, workspace.viewers.observer, { title: "T", text: articleText });
  expect(result).toMatchObject({ ok: false, problem: { kind: "forbidden" } });
});

keepsTheContract(importArticleOperation, {
  changes: ["article", "article_version", "candidate", "sentence"],
  events: ({ title }) => [{ act: "article.imported", ver: 1, parts: { after: { title, ordinal: 1, intake: "paste", sentenceCount: 5 } } }],
  refused: [
    {
      because: "no title",
      input: (valid) => ({ ...valid, title: " " }),
      problem: { kind: "invalid", fields: { title: expect.any(String) } },
    },
    {
      because: "no such snapshot",
      input: (valid) => ({ ...valid, snapshotId: "00000000-0000-7000-8000-000000000001" }),
      problem: { kind: "not-found" },
    },
  ],
  atOnce: "both stand",
});
