import { expect, test } from "vitest";
import { acceptCandidateOperation } from "@/lib/operations/accept-candidate";
import { rejectCandidateOperation } from "@/lib/operations/decide-candidate";
import { run } from "@/lib/pipeline/run";
import { eventsSince, keepsTheContract, rowOf } from "../support/contract";
import { done, madeCandidate } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft, expectSoundLog } from "../support/traces";
import { asOwner, eventsOf, makeWorkspace } from "../support/workspace";

useTestDatabase();

keepsTheContract(acceptCandidateOperation, {
  changes: ["anchor", "article", "candidate", "claim", "sentence"],
  events: ({ candidateId, statement }) => [
    { act: "candidate.accepted", object: `candidate/${String(candidateId)}`, ver: 2, parts: { before: { statement, proposer: "rules" } } },
    { act: "claim.created", ver: 1, parts: { after: { number: 1, statement, candidateId, attributes: null } } },
  ],
  refused: [
    {
      because: "no words",
      input: (valid) => ({ ...valid, statement: "" }),
      problem: { kind: "invalid", fields: { statement: expect.any(String) } },
    },
    {
      because: "another's id",
      input: (valid) => ({ ...valid, candidateId: "00000000-0000-7000-8000-000000000001" }),
      problem: { kind: "not-found" },
    },
  ],
});

test("a proposal becomes one claim, however often it is accepted; a rejected one may still be", async () => {
  const w = await makeWorkspace();
  const candidate = await madeCandidate(w);
  const rejected = done(await run(rejectCandidateOperation, w.viewers.analyst, { candidateId: candidate.candidateId, version: 1 }));
  const words = { ...candidate, version: rejected.version, statement: "In other words." };
  const { claimId, candidateVersion } = done(await run(acceptCandidateOperation, w.viewers.second, words));
  expect(await rowOf("claim", claimId)).toMatchObject({ statement: "In other words.", created_by: w.viewers.second.userId });
  expect(await rowOf("candidate", candidate.candidateId)).toMatchObject({
    state: "accepted",
    claim_id: claimId,
    decided_by: w.viewers.second.userId,
  });
  const again = () => run(acceptCandidateOperation, w.viewers.analyst, { ...words, version: candidateVersion });
  await expectNothingLeft(w, again, { kind: "invalid", detail: "It is a claim already." });
});

test.each(["saying first", "said first"])("a saying and what was said are linked once both stand: %s", async (order) => {
  const w = await makeWorkspace();
  const saying = await madeCandidate(w, "saying");
  const { attributes_id: saidId } = await rowOf("candidate", saying.candidateId);
  const said = { candidateId: String(saidId), version: 1, statement: "Nobody was hurt." };
  const [first, second] = order === "saying first" ? [saying, said] : [said, saying];
  const one = done(await run(acceptCandidateOperation, w.viewers.analyst, first));
  const told = (await eventsOf(w.workspaceId)).length;
  const two = done(await run(acceptCandidateOperation, w.viewers.analyst, second));
  const [from, to] = order === "saying first" ? [one.claimId, two.claimId] : [two.claimId, one.claimId];
  expect(await asOwner(`SELECT from_claim_id, to_claim_id, kind FROM claim_relation WHERE workspace_id = $1`, [w.workspaceId])).toEqual([
    { from_claim_id: from, to_claim_id: to, kind: "attributes" },
  ]);
  const acts = (await eventsSince(w, told)).map((event) => event.act);
  expect(acts).toEqual(["candidate.accepted", "claim.created", ...(order === "saying first" ? ["claim.related"] : [])]);
  await expectSoundLog(w.workspaceId);
});
