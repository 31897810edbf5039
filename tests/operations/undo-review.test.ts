import { expect, test } from "vitest";
import { approveAssessmentOperation, returnAssessmentOperation } from "@/lib/operations/review-assessment";
import { takeClaimOperation } from "@/lib/operations/take-claim";
import { assignClaimOperation } from "@/lib/operations/assign-claim";
import { saveAssessmentOperation } from "@/lib/operations/save-assessment";
import { undoReviewOperation } from "@/lib/operations/undo-review";
import { run } from "@/lib/pipeline/run";
import { keepsTheContract, rowOf } from "../support/contract";
import { done, judgement, madeSubmission, madeVerdict } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft, expectSoundLog } from "../support/traces";
import { asOwner, makeWorkspace } from "../support/workspace";

useTestDatabase();

keepsTheContract(undoReviewOperation, {
  changes: ["assessment", "review", "verdict"],
  events: ({ assessmentId }) => [
    {
      act: "review.undone",
      object: `assessment/${String(assessmentId)}`,
      ver: 4,
      parts: { before: { state: "approved", verdict: expect.any(String) }, after: { state: "submitted", verdict: null } },
    },
  ],
});

const verdictsOf = (claimId: string) =>
  asOwner<{ assessment_id: string; stands: boolean }>(
    `SELECT assessment_id, superseded_at IS NULL AS stands FROM verdict WHERE claim_id = $1 ORDER BY settled_at`,
    [claimId],
  );
const back = { reasonCode: "scope", comment: "Too wide." };

test("an approval that is taken back leaves the claim open, and the next review is a new one", async () => {
  const w = await makeWorkspace();
  const { claimId, assessmentId, version } = await madeVerdict(w);
  const undone = done(await run(undoReviewOperation, w.viewers.reviewer, { assessmentId, version }));
  expect(undone.state).toBe("submitted");
  expect(await verdictsOf(claimId)).toEqual([{ assessment_id: assessmentId, stands: false }]);
  done(await run(approveAssessmentOperation, w.viewers.reviewer, { assessmentId, version: undone.version }));
  expect((await verdictsOf(claimId)).map(({ stands }) => stands)).toEqual([false, true]);
  const reviews = await asOwner(`SELECT undone_at IS NULL AS counts FROM review WHERE assessment_id = $1 ORDER BY created_at`, [
    assessmentId,
  ]);
  expect(reviews).toEqual([{ counts: false }, { counts: true }]);
  await expectSoundLog(w.workspaceId);
});

test("an approval that had put another verdict aside gives it back", async () => {
  const w = await makeWorkspace();
  const first = await madeVerdict(w);
  const other = await madeSubmission(w, w.viewers.second, first);
  const { assessmentId, version } = done(
    await run(approveAssessmentOperation, w.viewers.reviewer, { assessmentId: other.assessmentId, version: other.version }),
  );
  done(await run(undoReviewOperation, w.viewers.reviewer, { assessmentId, version }));
  expect((await verdictsOf(first.claimId)).filter(({ stands }) => stands)).toEqual([{ assessment_id: first.assessmentId, stands: true }]);
});

test("a return is taken back as long as the author has not begun to mend; what had settled the claim settles it again", async () => {
  const w = await makeWorkspace();
  const { assessmentId, claimId, version } = await madeSubmission(w);
  const returned = done(await run(returnAssessmentOperation, w.viewers.reviewer, { assessmentId, version, ...back }));
  const submitted = done(await run(undoReviewOperation, w.viewers.reviewer, returned));
  expect(submitted.state).toBe("submitted");
  const approved = done(await run(approveAssessmentOperation, w.viewers.reviewer, submitted));
  const again = done(await run(returnAssessmentOperation, w.viewers.reviewer, { ...approved, ...back }));
  expect((await verdictsOf(claimId)).map(({ stands }) => stands)).toEqual([false]);
  const restored = done(await run(undoReviewOperation, w.viewers.reviewer, again));
  expect(restored.state).toBe("approved");
  expect((await verdictsOf(claimId)).map(({ stands }) => stands)).toEqual([true]);

  const last = done(await run(returnAssessmentOperation, w.viewers.reviewer, { ...restored, ...back }));
  const mending = { claimId, version: last.version, judgement: { ...judgement, rationale: "Narrower." } };
  const draft = done(await run(saveAssessmentOperation, w.viewers.analyst, mending));
  const undo = () => run(undoReviewOperation, w.viewers.reviewer, { assessmentId, version: draft.version });
  await expectNothingLeft(w, undo, { kind: "invalid", detail: expect.stringContaining("since") });
  expect(await rowOf("assessment", assessmentId)).toMatchObject({ state: "draft", rationale: "Narrower." });
});

test("nobody takes back another's review, and nothing is taken back twice", async () => {
  const w = await makeWorkspace();
  const { assessmentId, version } = await madeVerdict(w);
  await expectNothingLeft(w, () => run(undoReviewOperation, w.viewers.lead, { assessmentId, version }), { kind: "forbidden" });
  const undone = done(await run(undoReviewOperation, w.viewers.reviewer, { assessmentId, version }));
  await expectNothingLeft(w, () => run(undoReviewOperation, w.viewers.reviewer, undone), { kind: "not-found" });
});

test("an approval after which the claim was settled by another stays", async () => {
  const w = await makeWorkspace();
  const first = await madeVerdict(w);
  const other = await madeSubmission(w, w.viewers.second, first);
  done(await run(approveAssessmentOperation, w.viewers.lead, { assessmentId: other.assessmentId, version: other.version }));
  const undo = () => run(undoReviewOperation, w.viewers.reviewer, { assessmentId: first.assessmentId, version: first.version });
  await expectNothingLeft(w, undo, { kind: "invalid", detail: expect.stringContaining("otherwise") });
});

test.each(["named", "queue"] as const)(
  "who was let go by an approval without them (%s) is told, and has it again when that is taken back",
  async (mode) => {
    const w = await makeWorkspace();
    const { claimId, assessmentId, version } = await madeSubmission(w);
    const plan = mode === "named" ? { mode, analysts: [w.viewers.second.userId] } : { mode, wanted: 3 };
    done(await run(assignClaimOperation, w.viewers.lead, { claimId, version: 0, plan: { ...plan, dueOn: "2031-02-03" } }));
    if (mode === "queue") done(await run(takeClaimOperation, w.viewers.second, { claimId }));
    const state = async () => ({
      free: (await asOwner<{ free: number }>(`SELECT free FROM claim_plan WHERE claim_id = $1`, [claimId]))[0]!.free,
      second: (
        await asOwner<{ state: string }>(`SELECT state FROM assignment WHERE claim_id = $1 AND analyst_id = $2`, [
          claimId,
          w.viewers.second.userId,
        ])
      )[0]!.state,
    });
    const before = await state();
    expect(before).toEqual({ free: mode === "queue" ? 1 : 0, second: "open" });
    const said = { assessmentId, version, withoutMissing: true, comment: "It cannot wait." };
    const approved = done(await run(approveAssessmentOperation, w.viewers.reviewer, said));
    expect(await state()).toEqual({ free: 0, second: "released" });
    done(await run(undoReviewOperation, w.viewers.reviewer, { assessmentId, version: approved.version }));
    expect(await state()).toEqual(before);
    const told = await asOwner(
      `SELECT kind FROM notification WHERE user_id = $1 AND kind IN ('released', 'assigned') ORDER BY created_at DESC LIMIT 2`,
      [w.viewers.second.userId],
    );
    expect(told).toEqual([{ kind: "assigned" }, { kind: "released" }]);
    await expectSoundLog(w.workspaceId);
  },
);
