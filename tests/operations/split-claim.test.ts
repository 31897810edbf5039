import { expect, test } from "vitest";
import { importArticleVersionOperation } from "@/lib/operations/import-article-version";
import { splitClaimOperation } from "@/lib/operations/split-claim";
import { run } from "@/lib/pipeline/run";
import { keepsTheContract, rowOf } from "../support/contract";
import { anchorIn, burned, done, madeClaim, madeSubmission } from "../support/made";
import { useTestDatabase } from "../support/people";
import { laterText } from "../support/subjects";
import { expectNothingLeft } from "../support/traces";
import { asOwner, makeWorkspace } from "../support/workspace";

useTestDatabase();

const parts = [{ statement: "The warehouse burned down." }, { statement: "It burned on 3 May 2021." }];

keepsTheContract(splitClaimOperation, {
  changes: ["anchor", "article", "claim", "sentence"],
  events: ({ claimId }) => [
    {
      act: "claim.split",
      object: `claim/${String(claimId)}`,
      ver: 2,
      parts: { before: { statement: burned }, after: { into: [expect.any(String), expect.any(String)] } },
    },
    { act: "claim.created", ver: 1, parts: { after: { number: 2, splitFrom: claimId, anchors: [{ exact: burned }] } } },
    { act: "claim.created", ver: 1, parts: { after: { number: 3, splitFrom: claimId, anchors: [{ exact: "3 May 2021" }] } } },
  ],
  refused: [
    {
      because: "one part",
      input: (valid) => ({ ...valid, parts: parts.slice(1) }),
      problem: { kind: "invalid", fields: { parts: expect.any(String) } },
    },
    {
      because: "a span behind the end",
      input: (valid) => ({ ...valid, parts: [parts[0], { ...parts[1], spans: [{ start: 0, end: 9999 }] }] }),
      problem: { kind: "invalid", fields: { parts: expect.any(String) } },
    },
  ],
});

test("the parts stand where the claim stood; it is retired, and neither assessed nor retired claims are split", async () => {
  const w = await makeWorkspace();
  const { claimId, versionId } = await madeClaim(w);
  const split = done(await run(splitClaimOperation, w.viewers.analyst, { claimId, version: 1, parts }));
  expect(await rowOf("claim", claimId)).toMatchObject({ retired: "split", retired_into: split.parts[0]!.claimId });
  const counts = await asOwner(`SELECT claims FROM sentence WHERE article_version_id = $1 AND claims > 0`, [versionId]);
  expect(counts).toEqual([{ claims: 2 }]);
  await expectNothingLeft(w, () => run(splitClaimOperation, w.viewers.analyst, { claimId, version: 2, parts }), { kind: "invalid" });
  const assessed = await madeSubmission(w);
  await expectNothingLeft(w, () => run(splitClaimOperation, w.viewers.analyst, { claimId: assessed.claimId, version: 1, parts }), {
    kind: "invalid",
  });
});

test("the parts of a claim that was found with doubt stand in doubt too", async () => {
  const w = await makeWorkspace();
  const { claimId, articleId } = await madeClaim(w);
  const { versionId } = done(await run(importArticleVersionOperation, w.viewers.analyst, { articleId, version: 1, text: laterText }));
  const before = await anchorIn(versionId, claimId);
  expect(before.state).toBe("fuzzy");
  const split = done(await run(splitClaimOperation, w.viewers.analyst, { claimId, version: 1, parts }));
  for (const part of split.parts) expect(await anchorIn(versionId, part.claimId)).toMatchObject({ state: "fuzzy", exact: before.exact });
});
