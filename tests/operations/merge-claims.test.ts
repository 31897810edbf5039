import { expect, test } from "vitest";
import { mergeClaimsOperation } from "@/lib/operations/merge-claims";
import { run } from "@/lib/pipeline/run";
import { makeArticle } from "../support/article";
import { keepsTheContract, rowOf } from "../support/contract";
import { burned, done, madeClaim, madeEvidence, madeLink, madeSubmission } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft } from "../support/traces";
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
          after: { statement: "The warehouse burned down, and police counted trucks.", merged: [other.claimId], anchorsAdded: [trucks] },
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
