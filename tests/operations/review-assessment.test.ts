import { expect, test } from "vitest";
import { withdrawLinkOperation } from "@/lib/operations/link-evidence";
import { approveAssessmentOperation, returnAssessmentOperation } from "@/lib/operations/review-assessment";
import { submitAssessmentOperation } from "@/lib/operations/submit-assessment";
import type { AnyOperation } from "@/lib/pipeline/operation";
import { run } from "@/lib/pipeline/run";
import { keepsTheContract, rowOf } from "../support/contract";
import { done, judgement, madeClaim, madeDraft, madeLink, madeSubmission, madeVerdict } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft } from "../support/traces";
import { asOwner, eventsOf, makeWorkspace } from "../support/workspace";

useTestDatabase();

keepsTheContract(approveAssessmentOperation, {
  changes: ["assessment", "review", "verdict"],
  events: ({ assessmentId }) => [
    {
      act: "assessment.approved",
      object: `assessment/${String(assessmentId)}`,
      ver: 3,
      parts: { before: { state: "submitted" }, after: judgement },
    },
  ],
});

keepsTheContract(returnAssessmentOperation, {
  changes: ["assessment", "review"],
  events: ({ assessmentId }) => [
    {
      act: "assessment.returned",
      object: `assessment/${String(assessmentId)}`,
      ver: 3,
      parts: {
        before: { state: "submitted", verdict: null },
        after: { state: "returned", reasonCode: "evidence-missed" },
        comment: "The police report is missing.",
      },
    },
  ],
  refused: [
    {
      because: "no reason",
      input: (valid) => ({ ...valid, reasonCode: undefined }),
      problem: { kind: "invalid", fields: { reasonCode: expect.any(String) } },
    },
    {
      because: "no comment",
      input: (valid) => ({ ...valid, comment: " " }),
      problem: { kind: "invalid", fields: { comment: expect.any(String) } },
    },
  ],
});

test("the verdict is what was assessed, settled by the reviewer, and stands alone", async () => {
  const w = await makeWorkspace();
  const { assessmentId, claimId } = await madeVerdict(w);
  const verdicts = await asOwner(
    `SELECT tag, basis, rationale, assessment_id, settled_by, superseded_at FROM verdict WHERE claim_id = $1`,
    [claimId],
  );
  const { tag, basis, rationale } = judgement;
  expect(verdicts).toEqual([
    { tag, basis, rationale, assessment_id: assessmentId, settled_by: w.viewers.reviewer.userId, superseded_at: null },
  ]);
  expect(await asOwner(`SELECT reviewer_id, outcome FROM review WHERE assessment_id = $1`, [assessmentId])).toEqual([
    { reviewer_id: w.viewers.reviewer.userId, outcome: "approved" },
  ]);
});

test("returning what settled a claim opens the claim, and says which verdict fell; another's verdict stays", async () => {
  const w = await makeWorkspace();
  const first = await madeVerdict(w);
  const other = await madeSubmission(w, w.viewers.second, first);
  const returned = { reasonCode: "scope", comment: "Too wide." };
  const [verdict] = await asOwner<{ id: string }>(`SELECT id FROM verdict WHERE claim_id = $1`, [first.claimId]);
  done(await run(returnAssessmentOperation, w.viewers.lead, { assessmentId: first.assessmentId, version: first.version, ...returned }));
  expect((await eventsOf(`assessment/${first.assessmentId}`)).at(-1)).toMatchObject({
    parts: { before: { state: "approved", verdict: verdict!.id } },
  });
  expect(await rowOf("verdict", verdict!.id)).toMatchObject({ superseded_at: expect.any(Date) });

  const again = done(
    await run(submitAssessmentOperation, w.viewers.analyst, { claimId: first.claimId, version: first.version + 1, judgement }),
  );
  const approved = done(
    await run(approveAssessmentOperation, w.viewers.reviewer, { assessmentId: first.assessmentId, version: again.version }),
  );
  done(await run(approveAssessmentOperation, w.viewers.reviewer, { assessmentId: other.assessmentId, version: other.version }));
  done(await run(returnAssessmentOperation, w.viewers.lead, { assessmentId: first.assessmentId, version: approved.version, ...returned }));
  expect(await asOwner(`SELECT assessment_id FROM verdict WHERE claim_id = $1 AND superseded_at IS NULL`, [first.claimId])).toEqual([
    { assessment_id: other.assessmentId },
  ]);
});

test("nobody reviews their own, whatever their role; a draft is not there for anybody else; nothing is reviewed twice", async () => {
  const w = await makeWorkspace();
  const own = await madeSubmission(w, w.viewers.lead);
  for (const operation of [approveAssessmentOperation, returnAssessmentOperation] as AnyOperation[]) {
    const input = { reasonCode: "style", comment: "Mine." };
    await expectNothingLeft(w, () => run(operation, w.viewers.lead, { assessmentId: own.assessmentId, version: own.version, ...input }), {
      kind: "forbidden",
    });
    const draft = await madeDraft(w, (await madeClaim(w)).claimId);
    await expectNothingLeft(w, () => run(operation, w.viewers.reviewer, { assessmentId: draft.assessmentId, version: 1, ...input }), {
      kind: "not-found",
    });
  }
  const approved = done(
    await run(approveAssessmentOperation, w.viewers.reviewer, { assessmentId: own.assessmentId, version: own.version }),
  );
  await expectNothingLeft(w, () => run(approveAssessmentOperation, w.viewers.reviewer, approved), { kind: "invalid" });
});

test("the gate is asked again: what lost its evidence since it was submitted is not approved", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeClaim(w);
  const link = await madeLink(w, claimId);
  const { assessmentId, version } = done(await run(submitAssessmentOperation, w.viewers.analyst, { claimId, version: 0, judgement }));
  done(await run(withdrawLinkOperation, w.viewers.analyst, { linkId: link.linkId, version: 1 }));
  await expectNothingLeft(w, () => run(approveAssessmentOperation, w.viewers.reviewer, { assessmentId, version }), {
    kind: "gate",
    rules: [{ rule: "single-source" }],
  });
});
