import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/data/database";
import { forgetSettings } from "@/lib/gateways/settings";
import { askModelOperation } from "@/lib/operations/ask-model";
import { run } from "@/lib/pipeline/run";
import { articleText, makeArticle } from "../support/article";
import { testDatabase, type TestDatabase } from "../support/postgres";
import { asOwner, countRows, makeWorkspace, type TestWorkspace } from "../support/workspace";
import { keepsTheContract } from "../support/contract";

let database: TestDatabase;
let workspace: TestWorkspace;
let stub: Server;
let answer: unknown;

/** A loopback server that speaks the protocol and answers what the test says. */
beforeAll(async () => {
  stub = createServer((_request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ choices: [{ message: { content: JSON.stringify(answer) } }] }));
  });
  await new Promise<void>((resolve) => stub.listen(0, "127.0.0.1", resolve));
  process.env.ONUS_PROPOSER_URL = `http://127.0.0.1:${(stub.address() as AddressInfo).port}/v1`;
  process.env.ONUS_PROPOSER_MODEL = "stub";
  database = await testDatabase();
  forgetSettings();
  workspace = await makeWorkspace();
});
afterAll(async () => {
  delete process.env.ONUS_PROPOSER_URL;
  delete process.env.ONUS_PROPOSER_MODEL;
  forgetSettings();
  stub.close();
  await closeDatabase();
  await database.close();
});

test("what a model proposes is recorded as a software agent's, and a quote that is not in the text is thrown away", async () => {
  const { versionId } = await makeArticle(workspace.viewers.analyst, articleText);
  const [sentence] = await asOwner<{ ordinal: number }>(`SELECT ordinal FROM sentence WHERE article_version_id = $1 AND start = $2`, [
    versionId,
    articleText.indexOf("Police counted"),
  ]);
  answer = {
    claims: [
      {
        sentence: sentence!.ordinal,
        quote: "counted twelve trucks",
        statement: "[Police] counted twelve trucks [at the harbour].",
        kind: "fact",
      },
      { sentence: sentence!.ordinal, quote: "counted ninety trucks", statement: "Police counted ninety trucks.", kind: "fact" },
    ],
  };
  const result = await run(askModelOperation, workspace.viewers.analyst, { articleVersionId: versionId, from: 0, to: 10 });
  expect(result).toMatchObject({ ok: true, value: { candidates: 1, discarded: 1 } });
  const rows = await asOwner(`SELECT statement, proposer, state FROM candidate WHERE article_version_id = $1 AND proposer <> 'rules'`, [
    versionId,
  ]);
  expect(rows).toEqual([
    { statement: "[Police] counted twelve trucks [at the harbour].", proposer: expect.stringContaining("stub"), state: "open" },
  ]);
});

test("an answer that is no list of claims is refused and leaves nothing", async () => {
  const { versionId } = await makeArticle(workspace.viewers.analyst);
  const before = [await countRows("candidate"), await countRows("audit_event")];
  answer = "nonsense";
  const result = await run(askModelOperation, workspace.viewers.analyst, { articleVersionId: versionId, from: 0, to: 10 });
  expect(result).toMatchObject({ ok: false, problem: { kind: "unavailable" } });
  expect([await countRows("candidate"), await countRows("audit_event")]).toEqual(before);
});

keepsTheContract(askModelOperation, {
  changes: ["candidate"],
  events: ({ articleVersionId }) => [{ act: "candidates.proposed", ver: 1, parts: { after: { articleVersionId, candidates: 1 } } }],
  refused: [
    {
      because: "too much at once",
      input: (valid) => ({ ...valid, to: 999 }),
      problem: { kind: "invalid", fields: { to: expect.any(String) } },
    },
  ],
  atOnce: "the second finds it done",
});
