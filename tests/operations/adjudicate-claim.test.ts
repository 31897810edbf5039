import { expect, test } from "vitest";
import { adjudicateClaimOperation } from "@/lib/operations/adjudicate-claim";
import { withdrawLinkOperation } from "@/lib/operations/link-evidence";
import { approveAssessmentOperation } from "@/lib/operations/review-assessment";
import { reviseAssessmentOperation } from "@/lib/operations/revise-assessment";
import { submitAssessmentOperation } from "@/lib/operations/submit-assessment";
import { run } from "@/lib/pipeline/run";
import { keepsTheContract, rowOf } from "../support/contract";
import { dissent, done, judgement, madeAdjudication, madeDisagreement, madeSubmission, madeVerdict } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft, expectSoundLog } from "../support/traces";
import { asOwner, eventsOf, makeWorkspace } from "../support/workspace";

useTestDatabase();

const reasons = { reasonCode: "definition", reasons: "The log is evidence enough." };

keepsTheContract(adjudicateClaimOperation, {
  changes: ["adjudication", "assessment", "notification", "verdict"],
  events: ({ claimId, takenId, seen }) => [
    {
      act: "adjudication.made",
      object: expect.stringMatching(/^adjudication\//),
      ver: 1,
      claimId,
      parts: {
        before: { differing: (seen as { assessmentId: string }[]).map((each) => each.assessmentId), verdict: null },
        after: { ...judgement, taken: takenId, disagreement: "reading" },
        comment: "The log was written on the spot.",
      },
    },
    { act: "assessment.approved", object: `assessment/${String(takenId)}`, claimId, parts: { before: { state: "submitted" } } },
  ],
  refused: [
    {
      because: "no reasons",
      input: (valid) => ({ ...valid, reasons: " " }),
      problem: { kind: "invalid", fields: { reasons: expect.any(String) } },
    },
    {
      because: "no code",
      input: (valid) => ({ ...valid, reasonCode: "other" }),
      problem: { kind: "invalid", fields: { reasonCode: expect.any(String) } },
    },
    {
      because: "neither one taken nor one written",
      input: (valid) => ({ ...valid, takenId: null }),
      problem: { kind: "invalid", fields: { takenId: expect.any(String) } },
    },
    {
      because: "one that is not among them",
      input: (valid) => ({ ...valid, takenId: valid.claimId }),
      problem: { kind: "invalid", fields: { takenId: expect.any(String) } },
    },
    {
      because: "another version of one than the adjudicator saw",
      input: (valid) => ({ ...valid, seen: (valid.seen as object[]).map((each) => ({ ...each, version: 9 })) }),
      problem: { kind: "changed-meanwhile", current: expect.anything() },
    },
    {
      because: "one more than the adjudicator saw",
      input: (valid) => ({ ...valid, seen: (valid.seen as object[]).slice(1) }),
      problem: { kind: "changed-meanwhile" },
    },
  ],
});

test("the one that is taken settles the claim, with the reasons; the other stays as it was handed in; both are told", async () => {
  const w = await makeWorkspace();
  const { claimId, first, second, adjudicationId } = await madeAdjudication(w, "second");
  expect(await rowOf("adjudication", adjudicationId)).toMatchObject({
    adjudicator_id: w.viewers.reviewer.userId,
    taken_id: second.assessmentId,
    differing: [first.assessmentId, second.assessmentId],
    tag: dissent.tag,
    rationale: dissent.rationale,
    reason_code: "reading",
  });
  const verdicts = await asOwner(`SELECT assessment_id, adjudication_id, tag, basis, settled_by FROM verdict WHERE claim_id = $1`, [
    claimId,
  ]);
  expect(verdicts).toEqual([
    {
      assessment_id: second.assessmentId,
      adjudication_id: adjudicationId,
      tag: dissent.tag,
      basis: dissent.basis,
      settled_by: w.viewers.reviewer.userId,
    },
  ]);
  expect(await rowOf("assessment", first.assessmentId)).toMatchObject({ state: "submitted", version: first.version });
  expect(await rowOf("assessment", second.assessmentId)).toMatchObject({ state: "approved" });
  const told = await asOwner<{ user_id: string }>(`SELECT user_id FROM notification WHERE kind = 'adjudicated' AND claim_id = $1`, [
    claimId,
  ]);
  expect(told.map((row) => row.user_id).toSorted()).toEqual([w.viewers.analyst.userId, w.viewers.second.userId].toSorted());
  await expectSoundLog(w.workspaceId);
});

test("the adjudicator may write the settled one; the gate is asked of it as of any other", async () => {
  const w = await makeWorkspace();
  const { claimId, adjudicationId } = await madeAdjudication(w, null);
  const [verdict] = await asOwner(`SELECT assessment_id, adjudication_id, rationale FROM verdict WHERE claim_id = $1`, [claimId]);
  expect(verdict).toEqual({ assessment_id: null, adjudication_id: adjudicationId, rationale: "Settled words." });

  const other = await madeDisagreement(w);
  const written = { ...judgement, basis: "corroborated" };
  const settle = () =>
    run(adjudicateClaimOperation, w.viewers.reviewer, { claimId: other.claimId, seen: other.seen, judgement: written, ...reasons });
  await expectNothingLeft(w, settle, { kind: "gate", rules: [{ rule: "corroborated" }] });
});

test("one whose evidence has gone since is not taken", async () => {
  const w = await makeWorkspace();
  const { claimId, seen, first } = await madeDisagreement(w);
  const [link] = await asOwner<{ id: string }>(`SELECT id FROM evidence_link WHERE claim_id = $1`, [claimId]);
  done(await run(withdrawLinkOperation, w.viewers.analyst, { linkId: link!.id, version: 1 }));
  const take = () => run(adjudicateClaimOperation, w.viewers.reviewer, { claimId, seen, takenId: first.assessmentId, ...reasons });
  await expectNothingLeft(w, take, { kind: "gate", rules: [{ rule: "single-source" }] });
});

test("nobody adjudicates what they assessed, and nothing where all agree", async () => {
  const w = await makeWorkspace();
  const { claimId, seen } = await madeDisagreement(w);
  const third = await madeSubmission(w, w.viewers.reviewer, { claimId });
  const all = [...seen, { assessmentId: third.assessmentId, version: third.version }];
  const settle = (who: "reviewer" | "lead") => () =>
    run(adjudicateClaimOperation, w.viewers[who], { claimId, seen: all, takenId: third.assessmentId, ...reasons });
  await expectNothingLeft(w, settle("reviewer"), { kind: "forbidden" });
  expect(await settle("lead")()).toMatchObject({ ok: true });

  const alone = await madeSubmission(w);
  const { assessmentId, version } = alone;
  const needless = { claimId: alone.claimId, seen: [{ assessmentId, version }], takenId: assessmentId, ...reasons };
  await expectNothingLeft(w, () => run(adjudicateClaimOperation, w.viewers.lead, needless), {
    kind: "invalid",
    detail: expect.stringContaining("approved"),
  });
});

test("what is settled is settled once; a dissent that comes in later can be adjudicated, and sets aside what was approved", async () => {
  const w = await makeWorkspace();
  const made = await madeAdjudication(w, "first");
  const versions = await asOwner<{ assessmentId: string; version: number }>(
    `SELECT id AS "assessmentId", version FROM assessment WHERE claim_id = $1`,
    [made.claimId],
  );
  const again = { claimId: made.claimId, seen: versions, takenId: made.second.assessmentId, ...reasons };
  await expectNothingLeft(w, () => run(adjudicateClaimOperation, w.viewers.lead, again), {
    kind: "invalid",
    detail: expect.stringContaining("Open it again"),
  });

  const approved = await madeVerdict(w);
  const { claimId } = approved;
  const late = done(await run(submitAssessmentOperation, w.viewers.second, { claimId, version: 0, judgement: dissent }));
  const seen = [approved, late].map(({ assessmentId, version }) => ({ assessmentId, version }));
  done(await run(adjudicateClaimOperation, w.viewers.lead, { claimId, seen, takenId: late.assessmentId, ...reasons }));
  expect(await rowOf("assessment", approved.assessmentId)).toMatchObject({ state: "submitted" });
  expect((await eventsOf(`assessment/${approved.assessmentId}`)).at(-1)).toMatchObject({ act: "assessment.unsettled" });
  const stands = await asOwner(`SELECT assessment_id FROM verdict WHERE claim_id = $1 AND superseded_at IS NULL`, [claimId]);
  expect(stands).toEqual([{ assessment_id: late.assessmentId }]);
  await expectSoundLog(w.workspaceId);
});

test("of a claim of which more is to come it has to be said that it is settled without", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeDisagreement(w);
  const third = await madeSubmission(w, w.viewers.reviewer, { claimId });
  done(await run(reviseAssessmentOperation, w.viewers.reviewer, { assessmentId: third.assessmentId, version: third.version }));
  const { seen, first } = await seenOf(claimId);
  const settle = (said: object) => () =>
    run(adjudicateClaimOperation, w.viewers.lead, { claimId, seen, takenId: first, ...reasons, ...said });
  await expectNothingLeft(w, settle({}), { kind: "invalid", fields: { withoutMissing: expect.any(String) } });
  expect(await settle({ withoutMissing: true })()).toMatchObject({ ok: true });
  await expectNothingLeft(w, () => run(approveAssessmentOperation, w.viewers.lead, { assessmentId: first, version: 3 }), {
    kind: "invalid",
  });
});

async function seenOf(claimId: string) {
  const seen = await asOwner<{ assessmentId: string; version: number }>(
    `SELECT id AS "assessmentId", version FROM assessment WHERE claim_id = $1 AND state = 'submitted' ORDER BY submitted_at`,
    [claimId],
  );
  return { seen, first: seen[0]!.assessmentId };
}
