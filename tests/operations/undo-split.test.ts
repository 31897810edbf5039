import { expect, test } from "vitest";
import { editClaimOperation } from "@/lib/operations/edit-claim";
import { withdrawLinkOperation } from "@/lib/operations/link-evidence";
import { placeAnchorOperation } from "@/lib/operations/place-anchor";
import { relateClaimsOperation } from "@/lib/operations/relate-claims";
import { restoreClaimOperation, withdrawClaimOperation } from "@/lib/operations/retire-claim";
import { splitClaimOperation } from "@/lib/operations/split-claim";
import { redoSplitOperation, undoSplitOperation } from "@/lib/operations/undo-split";
import { run } from "@/lib/pipeline/run";
import { makeArticle, spanOf } from "../support/article";
import { keepsTheContract, rowOf } from "../support/contract";
import { anchorIn, burned, done, madeClaim, madeLink, madeSearch, madeSubmission } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft, expectSoundLog, stateOf } from "../support/traces";
import { asOwner, makeWorkspace, type TestWorkspace } from "../support/workspace";

useTestDatabase();

const gone = { kind: "changed-meanwhile" };
const notASplit = {
  because: "no split",
  input: (valid: Record<string, unknown>) => ({ ...valid, done: 1 }),
  problem: { kind: "not-found" },
};

keepsTheContract(undoSplitOperation, {
  changes: ["claim", "sentence"],
  events: ({ claimId }) => [
    { act: "claim.restored", object: `claim/${String(claimId)}`, ver: 3, parts: { before: { retired: "split" } } },
    { act: "claim.withdrawn", ver: 2, parts: { before: { statement: "The warehouse burned down." } } },
    { act: "claim.withdrawn", ver: 2, parts: { before: { statement: "It burned on 3 May 2021." } } },
  ],
  refused: [notASplit],
});

keepsTheContract(redoSplitOperation, {
  changes: ["claim", "sentence"],
  events: ({ claimId }) => [
    {
      act: "claim.split",
      object: `claim/${String(claimId)}`,
      ver: 4,
      parts: { before: { statement: burned }, after: { into: [expect.any(String), expect.any(String)] } },
    },
    { act: "claim.restored", ver: 3, parts: { before: { retired: "withdrawn" } } },
    { act: "claim.restored", ver: 3, parts: { before: { retired: "withdrawn" } } },
  ],
  refused: [notASplit],
});

/** A claim with a link, two searches and a relation in each direction, split in two; the second part takes the link and one search. */
async function splitWhole(w: TestWorkspace) {
  const article = await makeArticle(w.viewers.analyst);
  const [claim, saying, other] = [await madeClaim(w, article), await madeClaim(w, article), await madeClaim(w, article)];
  const link = await madeLink(w, claim.claimId);
  const searches = [await madeSearch(w, claim.claimId), await madeSearch(w, claim.claimId)];
  for (const [fromClaimId, toClaimId, kind] of [
    [saying.claimId, claim.claimId, "attributes"],
    [claim.claimId, other.claimId, "contradicts"],
  ]) {
    done(await run(relateClaimsOperation, w.viewers.analyst, { fromClaimId, toClaimId, kind }));
  }
  const takes = { links: [link.linkId], searches: [searches[0]!.searchId], related: [] };
  const parts = [{ statement: "The warehouse burned down." }, { statement: "It burned on 3 May 2021.", takes }];
  const split = done(await run(splitClaimOperation, w.viewers.analyst, { claimId: claim.claimId, version: 2, parts }));
  const turn = { claimId: claim.claimId, done: split.version };
  return { ...claim, link, searches, saying, other, parts: split.parts, turn };
}

test("undoing a split brings the claim back with all that hung on it; doing it again brings back the same parts with all of theirs", async () => {
  const w = await makeWorkspace();
  const { claimId, parts, turn, versionId } = await splitWhole(w);
  const held = () =>
    asOwner(
      `SELECT claim_id, id, withdrawn_at FROM evidence_link WHERE workspace_id = $1
       UNION ALL SELECT claim_id, id, withdrawn_at FROM search_record WHERE workspace_id = $1
       UNION ALL SELECT from_claim_id, to_claim_id, NULL FROM claim_relation WHERE workspace_id = $1 ORDER BY 1, 2`,
      [w.workspaceId],
    );
  const before = await held();
  for (let round = 0; round < 2; round++) {
    done(await run(undoSplitOperation, w.viewers.analyst, turn));
    expect(await rowOf("claim", claimId)).toMatchObject({ retired: null, retired_into: null, statement: burned });
    for (const part of parts) expect(await rowOf("claim", part.claimId)).toMatchObject({ retired: "withdrawn" });
    expect(await asOwner(`SELECT claims FROM sentence WHERE article_version_id = $1 AND claims > 0`, [versionId])).toEqual([{ claims: 3 }]);
    done(await run(redoSplitOperation, w.viewers.analyst, turn));
    expect(await rowOf("claim", claimId)).toMatchObject({ retired: "split", retired_into: parts[0]!.claimId });
    for (const part of parts) expect(await rowOf("claim", part.claimId)).toMatchObject({ retired: null, number: part.number });
    expect(await asOwner(`SELECT claims FROM sentence WHERE article_version_id = $1 AND claims > 0`, [versionId])).toEqual([{ claims: 4 }]);
    expect(await held()).toEqual(before);
  }
  await expectSoundLog(w.workspaceId);
});

test("what somebody has done to the parts since is not undone with the split", async () => {
  const others: ((w: TestWorkspace, part: { claimId: string }, split: Awaited<ReturnType<typeof splitWhole>>) => Promise<unknown>)[] = [
    async (w, { claimId }) =>
      done(await run(editClaimOperation, w.viewers.second, { claimId, version: 1, statement: "The warehouse was destroyed." })),
    async (w, { claimId }) => madeLink(w, claimId, "refutes", w.viewers.second),
    async (w, { claimId }) => madeSearch(w, claimId),
    async (w, { claimId }, { saying }) =>
      done(await run(relateClaimsOperation, w.viewers.second, { fromClaimId: claimId, toClaimId: saying.claimId, kind: "contradicts" })),
    async (w, { claimId }, { versionId }) => {
      const { anchorId } = await anchorIn(versionId, claimId);
      done(await run(placeAnchorOperation, w.viewers.second, { anchorId, version: 1, ...spanOf("twelve trucks") }));
    },
    async (w, { claimId }) => done(await run(withdrawClaimOperation, w.viewers.second, { claimId, version: 1 })),
  ];
  for (const meanwhile of others) {
    const w = await makeWorkspace();
    const split = await splitWhole(w);
    await meanwhile(w, split.parts[0]!, split);
    await expectNothingLeft(w, () => run(undoSplitOperation, w.viewers.analyst, split.turn), gone);
  }
});

test("an assessed part, a claim restored by hand, and a claim changed since hold an undo or a redo back", async () => {
  const w = await makeWorkspace();
  const assessed = await splitWhole(w);
  await madeLink(w, assessed.parts[0]!.claimId, "supports");
  await madeSubmission(w, w.viewers.second, assessed.parts[0]!);
  await expectNothingLeft(w, () => run(undoSplitOperation, w.viewers.analyst, assessed.turn), { kind: "invalid" });

  const restored = await splitWhole(w);
  done(await run(restoreClaimOperation, w.viewers.second, { claimId: restored.claimId, version: 3 }));
  await expectNothingLeft(w, () => run(undoSplitOperation, w.viewers.analyst, restored.turn), gone);
  await expectNothingLeft(w, () => run(redoSplitOperation, w.viewers.analyst, restored.turn), gone);

  const changed = await splitWhole(w);
  done(await run(undoSplitOperation, w.viewers.analyst, changed.turn));
  const before = await stateOf(w);
  done(await run(withdrawLinkOperation, w.viewers.second, { linkId: changed.link.linkId, version: 1 }));
  expect(await stateOf(w)).not.toEqual(before);
  await expectNothingLeft(w, () => run(redoSplitOperation, w.viewers.analyst, changed.turn), gone);
});
