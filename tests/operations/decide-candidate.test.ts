import { expect, test } from "vitest";
import { acceptCandidateOperation } from "@/lib/operations/accept-candidate";
import { rejectCandidateOperation, reopenCandidateOperation } from "@/lib/operations/decide-candidate";
import { run } from "@/lib/pipeline/run";
import { keepsTheContract, rowOf } from "../support/contract";
import { done, madeCandidate } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft } from "../support/traces";
import { makeWorkspace } from "../support/workspace";

useTestDatabase();

keepsTheContract(rejectCandidateOperation, {
  changes: ["candidate"],
  events: ({ candidateId }) => [
    {
      act: "candidate.rejected",
      object: `candidate/${String(candidateId)}`,
      ver: 2,
      parts: { before: { state: "open" }, after: { state: "rejected" } },
    },
  ],
  refused: [
    {
      because: "no id",
      input: () => ({ candidateId: "x", version: 1 }),
      problem: { kind: "invalid", fields: { candidateId: expect.any(String) } },
    },
  ],
});

keepsTheContract(reopenCandidateOperation, {
  changes: ["candidate"],
  events: ({ candidateId }) => [
    {
      act: "candidate.reopened",
      object: `candidate/${String(candidateId)}`,
      ver: 3,
      parts: { before: { state: "rejected" }, after: { state: "open" } },
    },
  ],
});

test("what has been decided is not decided again, and what became a claim is not put back", async () => {
  const w = await makeWorkspace();
  const candidate = await madeCandidate(w);
  const { candidateId } = candidate;
  await expectNothingLeft(w, () => run(reopenCandidateOperation, w.viewers.analyst, { candidateId, version: 1 }), { kind: "invalid" });
  done(await run(acceptCandidateOperation, w.viewers.analyst, candidate));
  for (const operation of [rejectCandidateOperation, reopenCandidateOperation]) {
    await expectNothingLeft(w, () => run(operation, w.viewers.analyst, { candidateId, version: 2 }), { kind: "invalid" });
  }
});

test("a proposal that was put back is nobody's decision any more", async () => {
  const w = await makeWorkspace();
  const { candidateId } = await madeCandidate(w);
  done(await run(rejectCandidateOperation, w.viewers.analyst, { candidateId, version: 1 }));
  expect(await rowOf("candidate", candidateId)).toMatchObject({ state: "rejected", decided_by: w.viewers.analyst.userId });
  done(await run(reopenCandidateOperation, w.viewers.second, { candidateId, version: 2 }));
  expect(await rowOf("candidate", candidateId)).toMatchObject({ state: "open", decided_by: null, decided_at: null });
});
