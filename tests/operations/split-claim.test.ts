import { expect, test } from "vitest";
import { importArticleVersionOperation } from "@/lib/operations/import-article-version";
import { relateClaimsOperation } from "@/lib/operations/relate-claims";
import { splitClaimOperation } from "@/lib/operations/split-claim";
import { run } from "@/lib/pipeline/run";
import { makeArticle } from "../support/article";
import { keepsTheContract, rowOf } from "../support/contract";
import { anchorIn, burned, done, madeClaim, madeLink, madeSearch, madeSubmission } from "../support/made";
import { useTestDatabase } from "../support/people";
import { laterText } from "../support/subjects";
import { expectNothingLeft, expectSoundLog } from "../support/traces";
import { asOwner, eventsOf, makeWorkspace } from "../support/workspace";

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

test("each part takes along what it is given, under the names of who made it, and the first what nobody takes", async () => {
  const w = await makeWorkspace();
  const article = await makeArticle(w.viewers.analyst);
  const [claim, saying, other] = [await madeClaim(w, article), await madeClaim(w, article), await madeClaim(w, article)];
  const { claimId } = claim;
  const [kept, given] = [await madeLink(w, claimId), await madeLink(w, claimId, "refutes", w.viewers.second)];
  const search = await madeSearch(w, claimId);
  const relate = async (fromClaimId: string, toClaimId: string, kind: string) =>
    done(await run(relateClaimsOperation, w.viewers.analyst, { fromClaimId, toClaimId, kind }));
  await relate(saying.claimId, claimId, "attributes");
  await relate(claimId, other.claimId, "contradicts");
  const told = (await eventsOf(w.workspaceId)).length;
  const split = done(
    await run(splitClaimOperation, w.viewers.analyst, {
      claimId,
      version: 2,
      parts: [
        { ...parts[0]!, takes: { links: [], searches: [search.searchId], related: [saying.claimId] } },
        { ...parts[1]!, takes: { links: [given.linkId], searches: [search.searchId], related: [] } },
      ],
    }),
  );
  const [first, second] = split.parts.map((part) => part.claimId);
  const links = await asOwner(
    `SELECT claim_id, stance, created_by FROM evidence_link WHERE claim_id = ANY($1) AND withdrawn_at IS NULL ORDER BY claim_id`,
    [[first, second]],
  );
  expect(links).toEqual([
    { claim_id: first, stance: "supports", created_by: w.viewers.analyst.userId },
    { claim_id: second, stance: "refutes", created_by: w.viewers.second.userId },
  ]);
  for (const part of [first, second]) expect(await asOwner(`SELECT query FROM search_record WHERE claim_id = $1`, [part])).toHaveLength(1);
  const relations = await asOwner(
    `SELECT from_claim_id, to_claim_id, kind FROM claim_relation WHERE $1 IN (from_claim_id, to_claim_id) ORDER BY kind`,
    [first],
  );
  expect(relations).toEqual([
    { from_claim_id: saying.claimId, to_claim_id: first, kind: "attributes" },
    { from_claim_id: first, to_claim_id: other.claimId, kind: "contradicts" },
  ]);
  expect(await asOwner(`SELECT FROM claim_relation WHERE $1 IN (from_claim_id, to_claim_id)`, [second])).toEqual([]);
  // What the old one held stays with it.
  expect(await asOwner(`SELECT FROM evidence_link WHERE claim_id = $1 AND withdrawn_at IS NULL`, [claimId])).toHaveLength(2);
  const events = (await eventsOf(w.workspaceId)).slice(told);
  expect(events.filter((event) => event.act === "link.added").map((event) => event.parts.after)).toMatchObject([
    { claimId: first, copiedFrom: kept.linkId },
    { claimId: second, copiedFrom: given.linkId },
  ]);
  expect(events.filter((event) => event.act === "search.recorded").map((event) => event.claimId)).toEqual([first, second]);
  expect(events.find((event) => event.act === "claim.related")).toMatchObject({ claimId: saying.claimId, parts: { after: { to: first } } });
  await expectSoundLog(w.workspaceId);
});
