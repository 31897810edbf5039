import { expect, test } from "vitest";
import { acceptCandidateOperation } from "@/lib/operations/accept-candidate";
import { mergeClaimsOperation } from "@/lib/operations/merge-claims";
import { restoreClaimOperation, withdrawClaimOperation } from "@/lib/operations/retire-claim";
import { run } from "@/lib/pipeline/run";
import { makeArticle } from "../support/article";
import { eventsSince, keepsTheContract, rowOf } from "../support/contract";
import { burned, done, madeCandidate, madeClaim, madeSubmission } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft, expectSoundLog } from "../support/traces";
import { asOwner, eventsOf, makeWorkspace } from "../support/workspace";

useTestDatabase();

keepsTheContract(withdrawClaimOperation, {
  changes: ["claim", "sentence"],
  events: ({ claimId }) => [
    {
      act: "claim.withdrawn",
      object: `claim/${String(claimId)}`,
      ver: 2,
      parts: { before: { statement: burned }, comment: "It says nothing that can be checked." },
    },
  ],
});

keepsTheContract(restoreClaimOperation, {
  changes: ["claim", "sentence"],
  events: ({ claimId }) => [
    { act: "claim.restored", object: `claim/${String(claimId)}`, ver: 3, parts: { before: { retired: "withdrawn", retiredInto: null } } },
  ],
});

test("a withdrawn claim's proposal is open again, and accepted again with the claim", async () => {
  const w = await makeWorkspace();
  const candidate = await madeCandidate(w);
  const { claimId } = done(await run(acceptCandidateOperation, w.viewers.analyst, candidate));
  const told = (await eventsOf(w.workspaceId)).length;
  done(await run(withdrawClaimOperation, w.viewers.analyst, { claimId, version: 1 }));
  expect(await rowOf("candidate", candidate.candidateId)).toMatchObject({ state: "open", decided_by: null, version: 3 });
  done(await run(restoreClaimOperation, w.viewers.analyst, { claimId, version: 2 }));
  expect(await rowOf("candidate", candidate.candidateId)).toMatchObject({ state: "accepted", claim_id: claimId, version: 4 });
  expect((await eventsSince(w, told)).map((event) => event.act)).toEqual([
    "claim.withdrawn",
    "candidate.reopened",
    "claim.restored",
    "candidate.accepted",
  ]);
  await expectSoundLog(w.workspaceId);
});

test("a merged claim comes back as it was, and counts in its sentence", async () => {
  const w = await makeWorkspace();
  const article = await makeArticle(w.viewers.analyst);
  const [into, twin] = [await madeClaim(w, article), await madeClaim(w, article)];
  const merge = { into: { claimId: into.claimId, version: 1 }, merged: [{ claimId: twin.claimId, version: 1 }], statement: burned };
  done(await run(mergeClaimsOperation, w.viewers.analyst, merge));
  done(await run(restoreClaimOperation, w.viewers.analyst, { claimId: twin.claimId, version: 2 }));
  expect(await rowOf("claim", twin.claimId)).toMatchObject({ retired: null, retired_into: null, version: 3 });
  expect(await asOwner(`SELECT claims FROM sentence WHERE article_version_id = $1 AND claims > 0`, [article.versionId])).toEqual([
    { claims: 2 },
  ]);
});

test("an assessed claim is not withdrawn, a withdrawn one not again, and a standing one not restored", async () => {
  const w = await makeWorkspace();
  const assessed = await madeSubmission(w);
  await expectNothingLeft(w, () => run(withdrawClaimOperation, w.viewers.analyst, { claimId: assessed.claimId, version: 1 }), {
    kind: "invalid",
  });
  const { claimId } = await madeClaim(w);
  await expectNothingLeft(w, () => run(restoreClaimOperation, w.viewers.analyst, { claimId, version: 1 }), { kind: "invalid" });
  done(await run(withdrawClaimOperation, w.viewers.analyst, { claimId, version: 1 }));
  await expectNothingLeft(w, () => run(withdrawClaimOperation, w.viewers.analyst, { claimId, version: 2 }), { kind: "invalid" });
});
