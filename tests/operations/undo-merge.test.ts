import { expect, test } from "vitest";
import { editClaimOperation } from "@/lib/operations/edit-claim";
import { importArticleVersionOperation } from "@/lib/operations/import-article-version";
import { editLinkOperation } from "@/lib/operations/link-evidence";
import { mergeClaimsOperation } from "@/lib/operations/merge-claims";
import { placeAnchorOperation } from "@/lib/operations/place-anchor";
import { relateClaimsOperation } from "@/lib/operations/relate-claims";
import { restoreClaimOperation } from "@/lib/operations/retire-claim";
import { redoMergeOperation, undoMergeOperation } from "@/lib/operations/undo-merge";
import { run } from "@/lib/pipeline/run";
import { makeArticle, spanOf } from "../support/article";
import { keepsTheContract, rowOf } from "../support/contract";
import { burned, documentText, done, madeClaim, madeLink, madeSearch, madeSubmission } from "../support/made";
import { useTestDatabase } from "../support/people";
import { laterText } from "../support/subjects";
import { expectNothingLeft, expectSoundLog } from "../support/traces";
import { asOwner, makeWorkspace, type TestWorkspace } from "../support/workspace";

useTestDatabase();

const trucks = "Police counted twelve trucks in the yard.";
const both = "The warehouse burned down, and police counted trucks.";
const gone = { kind: "changed-meanwhile" };
const noMerge = { because: "no merge", input: (valid: Record<string, unknown>) => ({ ...valid, done: 1 }), problem: { kind: "not-found" } };

keepsTheContract(undoMergeOperation, {
  changes: ["anchor", "claim", "evidence_link"],
  events: ({ claimId }) => [
    {
      act: "claim.changed",
      object: `claim/${String(claimId)}`,
      ver: 3,
      parts: {
        before: { statement: both },
        after: { statement: burned, unmerged: [expect.any(String)], anchorsRemoved: [{ exact: trucks }] },
      },
    },
    { act: "claim.restored", ver: 3, parts: { before: { retired: "merged", retiredInto: claimId } } },
    { act: "link.withdrawn", ver: 2, claimId },
  ],
  refused: [noMerge],
});

keepsTheContract(redoMergeOperation, {
  changes: ["anchor", "claim", "evidence_link"],
  events: ({ claimId }) => [
    {
      act: "claim.changed",
      object: `claim/${String(claimId)}`,
      ver: 4,
      parts: { before: { statement: burned }, after: { statement: both, anchorsAdded: [{ exact: trucks }] } },
    },
    { act: "claim.merged", ver: 4, parts: { before: { statement: trucks }, after: { into: claimId } } },
    { act: "link.restored", ver: 3, claimId },
  ],
  refused: [noMerge],
});

/** Two claims with links, searches and relations, some of them the same, merged. */
async function mergeWhole(w: TestWorkspace) {
  const article = await makeArticle(w.viewers.analyst);
  const [into, merged, saying, other] = [
    await madeClaim(w, article),
    await madeClaim(w, article, trucks),
    await madeClaim(w, article),
    await madeClaim(w, article),
  ];
  const own = await madeLink(w, into.claimId);
  await madeLink(w, merged.claimId, "supports", w.viewers.second, own);
  const theirs = await madeLink(w, merged.claimId, "refutes", w.viewers.second);
  for (const { claimId } of [into, merged]) await madeSearch(w, claimId);
  const relate = async (fromClaimId: string, toClaimId: string, kind: string) =>
    done(await run(relateClaimsOperation, w.viewers.analyst, { fromClaimId, toClaimId, kind }));
  await relate(saying.claimId, merged.claimId, "attributes");
  await relate(merged.claimId, other.claimId, "contradicts");
  await relate(other.claimId, into.claimId, "contradicts");
  const [from, to] = [await rowOf("claim", into.claimId), await rowOf("claim", merged.claimId)];
  const merge = {
    into: { claimId: into.claimId, version: from.version as number },
    merged: [{ claimId: merged.claimId, version: to.version as number }],
    statement: both,
  };
  const before = await whole(w);
  const { version } = done(await run(mergeClaimsOperation, w.viewers.analyst, merge));
  return { article, into, merged, saying, other, theirs, before, turn: { claimId: into.claimId, done: version } };
}

/** All that stands on the claims of a workspace: their words, places, links, searches and relations. */
async function whole(w: TestWorkspace): Promise<unknown> {
  return asOwner(
    `SELECT c.id::text, c.statement, c.retired, c.retired_into::text,
       (SELECT json_agg(json_build_array(n.start, n."end", n.exact, n.state) ORDER BY n.start) FROM anchor n WHERE n.claim_id = c.id) AS places,
       (SELECT json_agg(json_build_array(l.evidence_id, l.stance, l.created_by) ORDER BY l.evidence_id, l.stance) FROM evidence_link l
         WHERE l.claim_id = c.id AND l.withdrawn_at IS NULL) AS links,
       (SELECT json_agg(s.query) FROM search_record s WHERE s.claim_id = c.id AND s.withdrawn_at IS NULL) AS searches,
       (SELECT json_agg(json_build_array(r.kind, r.to_claim_id) ORDER BY r.kind, r.to_claim_id) FROM claim_relation r
         WHERE r.from_claim_id = c.id) AS relations
     FROM claim c WHERE c.workspace_id = $1 ORDER BY c.number`,
    [w.workspaceId],
  );
}

test("undoing a merge gives every claim its words, places, links, searches and relations back; doing it again merges the same", async () => {
  const w = await makeWorkspace();
  const { before, turn } = await mergeWhole(w);
  const after = await whole(w);
  let merged = turn;
  for (let round = 0; round < 2; round++) {
    done(await run(undoMergeOperation, w.viewers.analyst, merged));
    expect(await whole(w)).toEqual(before);
    const again = done(await run(redoMergeOperation, w.viewers.analyst, merged));
    expect(await whole(w)).toEqual(after);
    merged = { ...turn, done: again.version };
  }
  // What came along stands again, and is not copied a second time.
  expect(await asOwner(`SELECT FROM evidence_link WHERE claim_id = $1`, [turn.claimId])).toHaveLength(2);
  await expectSoundLog(w.workspaceId);
});

test("what somebody has hung on the claim since the merge stays when it is undone", async () => {
  const w = await makeWorkspace();
  const { turn } = await mergeWhole(w);
  const { linkId } = await madeLink(w, turn.claimId, "context", w.viewers.second);
  done(await run(undoMergeOperation, w.viewers.analyst, turn));
  expect(await rowOf("evidence_link", linkId)).toMatchObject({ withdrawn_at: null });
});

test("what somebody has changed since the merge is not overwritten", async () => {
  type Merged = Awaited<ReturnType<typeof mergeWhole>>;
  const others: ((w: TestWorkspace, merge: Merged) => Promise<unknown>)[] = [
    async (w, { turn }) =>
      done(await run(editClaimOperation, w.viewers.second, { claimId: turn.claimId, version: turn.done, statement: "It burned." })),
    async (w, { merged }) => done(await run(restoreClaimOperation, w.viewers.second, { claimId: merged.claimId, version: 3 })),
    async (w, { turn }) => {
      const [place] = await asOwner<{ id: string }>(`SELECT id FROM anchor WHERE claim_id = $1 AND exact = $2`, [turn.claimId, trucks]);
      done(await run(placeAnchorOperation, w.viewers.second, { anchorId: place!.id, version: 1, ...spanOf("twelve trucks") }));
    },
    async (w, { article }) =>
      done(await run(importArticleVersionOperation, w.viewers.second, { articleId: article.articleId, version: 1, text: laterText })),
    async (w, { turn }) => {
      const [copy] = await asOwner<{ id: string }>(`SELECT id FROM evidence_link WHERE claim_id = $1 AND stance = 'refutes'`, [
        turn.claimId,
      ]);
      const edit = { linkId: copy!.id, version: 1, stance: "context", credibility: 4, ...spanOf("Nothing else burned.", documentText) };
      done(await run(editLinkOperation, w.viewers.second, edit));
    },
  ];
  for (const [i, meanwhile] of others.entries()) {
    const w = await makeWorkspace();
    const merge = await mergeWhole(w);
    await meanwhile(w, merge);
    await expectNothingLeft(w, () => run(undoMergeOperation, w.viewers.analyst, merge.turn), gone, String(i));
  }
});

test("an assessed claim is not unmerged, and claims changed since are not merged again", async () => {
  const w = await makeWorkspace();
  const assessed = await mergeWhole(w);
  await madeSubmission(w, w.viewers.second, assessed.turn);
  await expectNothingLeft(w, () => run(undoMergeOperation, w.viewers.analyst, assessed.turn), { kind: "invalid" });

  const { turn, merged } = await mergeWhole(w);
  await expectNothingLeft(w, () => run(redoMergeOperation, w.viewers.analyst, turn), gone);
  done(await run(undoMergeOperation, w.viewers.analyst, turn));
  done(await run(editClaimOperation, w.viewers.second, { claimId: merged.claimId, version: 4, statement: "Twelve trucks stood there." }));
  await expectNothingLeft(w, () => run(redoMergeOperation, w.viewers.analyst, turn), gone);
});
