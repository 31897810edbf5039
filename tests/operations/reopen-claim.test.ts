import { expect, test } from "vitest";
import { adjudicateClaimOperation } from "@/lib/operations/adjudicate-claim";
import { reopenClaimOperation } from "@/lib/operations/reopen-claim";
import { run } from "@/lib/pipeline/run";
import { keepsTheContract, rowOf } from "../support/contract";
import { done, madeAdjudication, madeVerdict } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft, expectSoundLog } from "../support/traces";
import { asOwner, makeWorkspace } from "../support/workspace";

useTestDatabase();

keepsTheContract(reopenClaimOperation, {
  changes: ["assessment", "notification", "verdict"],
  events: ({ claimId, verdictId }) => [
    {
      act: "claim.reopened",
      object: expect.stringMatching(/^adjudication\//),
      ver: 2,
      claimId,
      parts: { before: { verdict: verdictId }, after: { verdict: null }, comment: "A second log has turned up." },
    },
    { act: "assessment.unsettled", claimId, parts: { before: { state: "approved" }, after: { state: "submitted" } } },
  ],
  refused: [
    {
      because: "no reasons",
      input: (valid) => ({ ...valid, reasons: "" }),
      problem: { kind: "invalid", fields: { reasons: expect.any(String) } },
    },
    {
      because: "another verdict",
      input: (valid) => ({ ...valid, verdictId: valid.claimId }),
      problem: { kind: "invalid", detail: expect.any(String) },
    },
  ],
});

test("an opened claim waits as before, keeps its adjudication on record, and can be settled anew", async () => {
  const w = await makeWorkspace();
  const { claimId, verdictId, adjudicationId, first, second } = await madeAdjudication(w, "first");
  done(await run(reopenClaimOperation, w.viewers.lead, { claimId, verdictId, reasons: "Read again." }));
  expect(await rowOf("verdict", verdictId)).toMatchObject({ superseded_at: expect.any(Date) });
  expect(await rowOf("adjudication", adjudicationId)).toMatchObject({ taken_id: first.assessmentId });
  const seen = await asOwner(`SELECT id AS "assessmentId", version FROM assessment WHERE claim_id = $1 AND state = 'submitted'`, [claimId]);
  expect(seen).toHaveLength(2);
  const settled = { claimId, seen, takenId: second.assessmentId, reasonCode: "error", reasons: "The other way round." };
  expect(await run(adjudicateClaimOperation, w.viewers.lead, settled)).toMatchObject({ ok: true });
  await expectSoundLog(w.workspaceId);
});

test("what was approved is returned, not opened", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeVerdict(w);
  const [verdict] = await asOwner<{ id: string }>(`SELECT id FROM verdict WHERE claim_id = $1`, [claimId]);
  const open = () => run(reopenClaimOperation, w.viewers.lead, { claimId, verdictId: verdict!.id, reasons: "Why not." });
  await expectNothingLeft(w, open, { kind: "invalid" });
});
