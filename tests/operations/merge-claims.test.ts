import { expect, test } from "vitest";
import { mergeClaimsOperation } from "@/lib/operations/merge-claims";
import { recordSearchOperation } from "@/lib/operations/record-search";
import { relateClaimsOperation } from "@/lib/operations/relate-claims";
import { run } from "@/lib/pipeline/run";
import { makeArticle } from "../support/article";
import { keepsTheContract, rowOf } from "../support/contract";
import { burned, done, madeClaim, madeEvidence, madeLink, madeSearch, madeSubmission } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft, expectSoundLog } from "../support/traces";
import { asOwner, makeWorkspace } from "../support/workspace";

useTestDatabase();

type Member = { claimId: string; version: number };
const trucks = "Police counted twelve trucks in the yard.";

keepsTheContract(mergeClaimsOperation, {
  changes: ["anchor", "claim", "evidence_link"],
  events: ({ into, merged }) => {
    const [target, [other]] = [into as Member, merged as [Member]];
    return [
      {
        act: "claim.changed",
        object: `claim/${target.claimId}`,
        ver: 2,
        parts: {
          before: { statement: burned },
          after: {
            statement: "The warehouse burned down, and police counted trucks.",
            merged: [other.claimId],
            anchorsAdded: [{ exact: trucks }],
          },
        },
      },
      {
        act: "claim.merged",
        object: `claim/${other.claimId}`,
        ver: 2,
        parts: { before: { statement: trucks }, after: { into: target.claimId } },
      },
      { act: "link.added", ver: 1, claimId: target.claimId, parts: { after: { claimId: target.claimId } } },
    ];
  },
  refused: [
    {
      because: "into itself",
      input: ({ into, ...valid }) => ({ ...valid, into, merged: [into] }),
      problem: { kind: "invalid", fields: { merged: expect.any(String) } },
    },
    {
      because: "an old version",
      input: ({ into, ...valid }) => ({ ...valid, into: { ...(into as Member), version: 3 } }),
      problem: { kind: "changed-meanwhile", current: { version: 1 } },
    },
    {
      because: "one that is not there",
      input: (valid) => ({ ...valid, merged: [{ claimId: "00000000-0000-7000-8000-000000000001", version: 1 }] }),
      problem: { kind: "not-found" },
    },
  ],
});

test("it stands wherever they stood, once in each place, with their evidence, each link once", async () => {
  const w = await makeWorkspace();
  const article = await makeArticle(w.viewers.analyst);
  const [into, twin, other] = [await madeClaim(w, article), await madeClaim(w, article), await madeClaim(w, article, trucks)];
  const again = await madeClaim(w, article, trucks);
  const evidence = await madeEvidence(w);
  for (const claim of [into, twin, other]) await madeLink(w, claim.claimId, "supports", w.viewers.analyst, evidence);
  const merged = [twin, other, again].map(({ claimId }) => ({ claimId, version: 1 }));
  done(await run(mergeClaimsOperation, w.viewers.analyst, { into: { claimId: into.claimId, version: 1 }, merged, statement: "Both." }));
  const anchors = await asOwner<{ exact: string }>(`SELECT exact FROM anchor WHERE claim_id = $1 ORDER BY start`, [into.claimId]);
  expect(anchors.map((anchor) => anchor.exact)).toEqual([burned, trucks]);
  expect(await asOwner(`SELECT id FROM evidence_link WHERE claim_id = $1`, [into.claimId])).toHaveLength(1);
  for (const { claimId } of merged) expect(await rowOf("claim", claimId)).toMatchObject({ retired: "merged", retired_into: into.claimId });
});

test("claims of two articles, and assessed ones, are not merged", async () => {
  const w = await makeWorkspace();
  const [here, there, assessed] = [await madeClaim(w), await madeClaim(w), await madeSubmission(w)];
  for (const { claimId } of [there, assessed]) {
    const merge = () =>
      run(mergeClaimsOperation, w.viewers.analyst, {
        into: { claimId: here.claimId, version: 1 },
        merged: [{ claimId, version: 1 }],
        statement: "Both.",
      });
    await expectNothingLeft(w, merge, { kind: "invalid" });
  }
});

test("searches and relations come along too, each once, under the names of who made them", async () => {
  const w = await makeWorkspace();
  const article = await makeArticle(w.viewers.analyst);
  const [into, twin, saying, other] = [
    await madeClaim(w, article),
    await madeClaim(w, article),
    await madeClaim(w, article),
    await madeClaim(w, article),
  ];
  for (const { claimId } of [into, twin]) await madeSearch(w, claimId);
  const search = { query: "harbour blaze", place: "the archive", searchedOn: "2021-06-02", outcome: "Nothing." };
  done(await run(recordSearchOperation, w.viewers.second, { claimId: twin.claimId, ...search }));
  await madeLink(w, twin.claimId, "refutes", w.viewers.second);
  const pairs = [
    [saying, twin, "attributes"],
    [saying, into, "attributes"],
    [twin, other, "contradicts"],
    [other, into, "contradicts"],
    [twin, into, "contradicts"],
    [other, twin, "attributes"],
  ] as const;
  for (const [from, to, kind] of pairs) {
    done(await run(relateClaimsOperation, w.viewers.analyst, { fromClaimId: from.claimId, toClaimId: to.claimId, kind }));
  }
  const merged = [{ claimId: twin.claimId, version: (await rowOf("claim", twin.claimId)).version as number }];
  const result = done(
    await run(mergeClaimsOperation, w.viewers.analyst, { into: { claimId: into.claimId, version: 1 }, merged, statement: "Both." }),
  );
  expect(await asOwner(`SELECT query, created_by FROM search_record WHERE claim_id = $1 ORDER BY query`, [into.claimId])).toEqual([
    { query: "harbour blaze", created_by: w.viewers.second.userId },
    { query: "harbour fire", created_by: w.viewers.analyst.userId },
  ]);
  expect(await asOwner(`SELECT created_by FROM evidence_link WHERE claim_id = $1`, [into.claimId])).toEqual([
    { created_by: w.viewers.second.userId },
  ]);
  const relations = await asOwner(
    `SELECT from_claim_id, to_claim_id, kind FROM claim_relation WHERE $1 IN (from_claim_id, to_claim_id) AND NOT $2 IN (from_claim_id, to_claim_id) ORDER BY kind, from_claim_id`,
    [into.claimId, twin.claimId],
  );
  expect(relations).toEqual([
    { from_claim_id: saying.claimId, to_claim_id: into.claimId, kind: "attributes" },
    { from_claim_id: other.claimId, to_claim_id: into.claimId, kind: "attributes" },
    { from_claim_id: other.claimId, to_claim_id: into.claimId, kind: "contradicts" },
  ]);
  expect(result.related).toEqual([{ claimId: other.claimId, version: (await rowOf("claim", other.claimId)).version }]);
  await expectSoundLog(w.workspaceId);
});
