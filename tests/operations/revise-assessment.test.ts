import { expect, test } from "vitest";
import { approveAssessmentOperation } from "@/lib/operations/review-assessment";
import { reviseAssessmentOperation } from "@/lib/operations/revise-assessment";
import { changeWorkspaceOperation } from "@/lib/operations/change-workspace";
import { run } from "@/lib/pipeline/run";
import { memberAs } from "@/lib/pipeline/session";
import { keepsTheContract, rowOf } from "../support/contract";
import { done, judgement, madeClaim, madeDraft, madeSubmission, madeVerdict } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft } from "../support/traces";
import { asOwner, makeWorkspace } from "../support/workspace";

useTestDatabase();

keepsTheContract(reviseAssessmentOperation, {
  changes: ["assessment"],
  events: ({ assessmentId }) => [
    {
      act: "assessment.revised",
      object: `assessment/${String(assessmentId)}`,
      ver: 3,
      parts: { before: { state: "submitted", ...judgement, verdict: null }, after: { state: "draft" } },
    },
  ],
  refused: [{ because: "somebody else's", input: (valid) => valid, as: "second", problem: { kind: "forbidden" } }],
});

const standing = (claimId: string) =>
  asOwner<{ assessment_id: string }>(`SELECT assessment_id FROM verdict WHERE claim_id = $1 AND superseded_at IS NULL`, [claimId]);

test("where submissions settle, taking one's own up again opens the claim; a verdict by another's assessment stays", async () => {
  const w = await makeWorkspace(undefined, "submission");
  const first = await madeSubmission(w);
  const { claimId } = first;
  const second = await madeSubmission(w, w.viewers.second, { claimId });
  done(await run(reviseAssessmentOperation, w.viewers.analyst, { assessmentId: first.assessmentId, version: first.version }));
  expect(await rowOf("assessment", first.assessmentId)).toMatchObject({ state: "draft", submitted_at: null });
  expect(await standing(claimId)).toEqual([{ assessment_id: second.assessmentId }]);
  done(await run(reviseAssessmentOperation, w.viewers.second, { assessmentId: second.assessmentId, version: second.version }));
  expect(await standing(claimId)).toEqual([]);
});

test("what a reviewer has settled stays, also in a workspace that now settles by itself", async () => {
  const w = await makeWorkspace();
  const { assessmentId, version, claimId } = await madeVerdict(w);
  await expectNothingLeft(w, () => run(reviseAssessmentOperation, w.viewers.analyst, { assessmentId, version }), { kind: "invalid" });
  done(await run(changeWorkspaceOperation, w.viewers.lead, { version: 1, name: "Desk", settlement: "submission" }));
  const analyst = await memberAs(w.viewers.analyst.userId, w.slug);
  await expectNothingLeft(w, () => run(reviseAssessmentOperation, analyst, { assessmentId, version }), { kind: "invalid" });
  expect(await standing(claimId)).toHaveLength(1);
});

test("a draft is its author's to change already; a review and a revision at the same moment end in one of the two", async () => {
  const w = await makeWorkspace();
  const draft = await madeDraft(w, (await madeClaim(w)).claimId);
  await expectNothingLeft(w, () => run(reviseAssessmentOperation, w.viewers.analyst, { assessmentId: draft.assessmentId, version: 1 }), {
    kind: "invalid",
  });
  const { assessmentId, version, claimId } = await madeSubmission(w);
  const both = await Promise.all([
    run(reviseAssessmentOperation, w.viewers.analyst, { assessmentId, version }),
    run(approveAssessmentOperation, w.viewers.reviewer, { assessmentId, version }),
  ]);
  expect(both.filter((result) => result.ok)).toHaveLength(1);
  expect(await standing(claimId)).toHaveLength(both[1].ok ? 1 : 0);
});
