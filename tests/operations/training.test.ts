import { expect, test } from "vitest";
import { readCalibrations } from "@/lib/data/calibration";
import { readClaimDetail } from "@/lib/data/claim-detail";
import { readTraining } from "@/lib/data/known-answers";
import { countToReview, readReviewQueue } from "@/lib/data/review-queue";
import { adjudicateClaimOperation } from "@/lib/operations/adjudicate-claim";
import { assignArticleOperation } from "@/lib/operations/assign-article";
import { assignClaimOperation } from "@/lib/operations/assign-claim";
import { changeWorkspaceOperation } from "@/lib/operations/change-workspace";
import { approveAssessmentOperation } from "@/lib/operations/review-assessment";
import { setKnownAnswerOperation, withdrawKnownAnswerOperation } from "@/lib/operations/set-known-answer";
import { setTrainingOperation } from "@/lib/operations/set-training";
import { submitAssessmentOperation } from "@/lib/operations/submit-assessment";
import { takeClaimOperation } from "@/lib/operations/take-claim";
import { memberAs } from "@/lib/pipeline/session";
import { run } from "@/lib/pipeline/run";
import { makeArticle } from "../support/article";
import { keepsTheContract } from "../support/contract";
import { dissent, done, judgement, madeAnswer, madeClaim, madeDisagreement, madeSubmission, madeTraining } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft } from "../support/traces";
import { makeWorkspace, type TestWorkspace } from "../support/workspace";

useTestDatabase();

keepsTheContract(setTrainingOperation, {
  changes: ["article"],
  events: () => [{ act: "article.training-set", ver: 2, parts: { before: { training: false }, after: { training: true } } }],
});
keepsTheContract(setKnownAnswerOperation, {
  changes: ["known_answer"],
  events: ({ tag, basis, explanation }) => [{ act: "answer.set", ver: 1, parts: { before: null, after: { tag, basis, explanation } } }],
  refused: [
    {
      because: "a basis of another tag",
      input: (valid) => ({ ...valid, basis: "corroborated" }),
      problem: { kind: "invalid", fields: { basis: expect.any(String) } },
    },
  ],
});
keepsTheContract(withdrawKnownAnswerOperation, {
  changes: ["known_answer"],
  events: () => [{ act: "answer.withdrawn", ver: 2, parts: { before: { tag: "evidenced", basis: "single-source" } } }],
});

const calibrate = async (w: TestWorkspace, share: number, claims: number, settlement: "review" | "submission" = "review") => {
  const change = { name: "The desk", settlement, calibration: { share, claims } };
  for (const version of [1, 2, 3]) {
    const result = await run(changeWorkspaceOperation, w.viewers.lead, { version, ...change });
    if (result.ok) return;
  }
  throw new Error("no version fits");
};
const submit = (w: TestWorkspace, who: "analyst" | "second", claimId: string, judged = judgement) =>
  run(submitAssessmentOperation, w.viewers[who], { claimId, version: 0, judgement: judged });

test("the known answer is shown to who has answered, and to leads; before, an analyst sees nothing of others either", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeTraining(w);
  await madeAnswer(w, claimId);
  done(await submit(w, "analyst", claimId));
  expect(await readTraining(w.viewers.second, claimId)).toEqual({ known: null, right: null, version: null });
  expect(await readClaimDetail(w.viewers.second, claimId)).toMatchObject({ blind: true, others: [], links: [] });
  expect(await readTraining(w.viewers.analyst, claimId)).toMatchObject({ known: { tag: "evidenced" }, right: true, version: null });
  expect(await readTraining(w.viewers.lead, claimId)).toMatchObject({ known: { basis: "single-source" }, right: null, version: 1 });
  done(await submit(w, "second", claimId, dissent));
  expect(await readTraining(w.viewers.second, claimId)).toMatchObject({ known: { tag: "evidenced" }, right: false });
  const ordinary = await madeClaim(w);
  await expect(readTraining(w.viewers.lead, ordinary.claimId)).rejects.toMatchObject({ problem: { kind: "not-found" } });
});

test("nothing is settled on training claims: not by approval, not by adjudication, not by itself", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeTraining(w);
  const first = done(await submit(w, "analyst", claimId));
  const approve = { assessmentId: first.assessmentId, version: first.version };
  await expectNothingLeft(w, () => run(approveAssessmentOperation, w.viewers.reviewer, approve), { kind: "invalid" });
  const second = done(await submit(w, "second", claimId, dissent));
  const seen = [first, second].map(({ assessmentId, version }) => ({ assessmentId, version }));
  const settle = { claimId, seen, takenId: first.assessmentId, reasonCode: "reading", reasons: "It says so." };
  await expectNothingLeft(w, () => run(adjudicateClaimOperation, w.viewers.reviewer, settle), { kind: "invalid" });

  const alone = await makeWorkspace();
  done(await run(changeWorkspaceOperation, alone.viewers.lead, { version: 1, name: "Alone", settlement: "submission" }));
  const training = await madeTraining(alone);
  const viewer = await memberAs(alone.viewers.analyst.userId, alone.slug);
  expect(done(await run(submitAssessmentOperation, viewer, { claimId: training.claimId, version: 0, judgement }))).toMatchObject({
    state: "submitted",
  });
});

test("an analyst's calibration is the share of first answers with the known tag and basis", async () => {
  const w = await makeWorkspace();
  const claims = [await madeTraining(w), await madeTraining(w), await madeTraining(w)];
  await madeAnswer(w, claims[0]!.claimId);
  await madeAnswer(w, claims[1]!.claimId, "unverifiable");
  for (const { claimId } of claims) done(await submit(w, "analyst", claimId));
  expect((await readCalibrations(w.viewers.lead))?.by.get(w.viewers.analyst.userId)).toEqual({ answered: 2, right: 1 });
  done(await run(withdrawKnownAnswerOperation, w.viewers.lead, { claimId: claims[1]!.claimId, version: 1 }));
  expect((await readCalibrations(w.viewers.lead))?.by.get(w.viewers.analyst.userId)).toEqual({ answered: 1, right: 1 });
});

test("before they count, analysts are given training claims only, and settle nothing; then as everybody", async () => {
  const w = await makeWorkspace();
  const training = await madeTraining(w);
  await madeAnswer(w, training.claimId);
  const early = await madeSubmission(w, w.viewers.second);
  await calibrate(w, 0.8, 1);
  const approve = () => run(approveAssessmentOperation, w.viewers.reviewer, { assessmentId: early.assessmentId, version: early.version });
  await expectNothingLeft(w, approve, { kind: "invalid", detail: expect.stringContaining("does not count yet") });

  const article = await makeArticle(w.viewers.lead);
  const ordinary = await madeClaim(w, article);
  const named = { articleId: article.articleId, version: 0, plan: { mode: "named", analysts: [w.viewers.second.userId], dueOn: null } };
  await expectNothingLeft(w, () => run(assignArticleOperation, w.viewers.lead, named), {
    kind: "invalid",
    fields: { "plan.analysts": expect.any(String) },
  });
  const queue = (articleId: string) => ({ articleId, version: 0, plan: { mode: "queue", wanted: 2, dueOn: null } });
  done(await run(assignArticleOperation, w.viewers.lead, queue(article.articleId)));
  done(await run(assignArticleOperation, w.viewers.lead, queue(training.articleId)));
  const refused = await run(takeClaimOperation, w.viewers.second, { claimId: ordinary.claimId });
  expect(refused).toMatchObject({ ok: false, problem: { kind: "invalid", detail: expect.stringContaining("training claims only") } });
  expect(done(await run(takeClaimOperation, w.viewers.second, {}))).toMatchObject({ claimId: training.claimId });
  const own = await run(submitAssessmentOperation, w.viewers.second, { claimId: training.claimId, version: 0, judgement: dissent });
  expect(own).toMatchObject({ ok: true });
  // Wrong: still only training, of which there is none left.
  expect(await run(takeClaimOperation, w.viewers.second, {})).toMatchObject({ ok: false, problem: { kind: "not-found" } });
  await calibrate(w, 0.01, 1);
  const next = await madeTraining(w);
  await madeAnswer(w, next.claimId, "unverifiable");
  done(await submit(w, "second", next.claimId, dissent));
  done(await approve());
  expect(done(await run(takeClaimOperation, w.viewers.second, {}))).toMatchObject({ claimId: ordinary.claimId });
});

test("what somebody handed in who does not count yet waits for no review, differs from nothing and leaves its place open; its author reads why", async () => {
  const w = await makeWorkspace();
  const training = await madeTraining(w);
  await madeAnswer(w, training.claimId);
  const { claimId, first } = await madeDisagreement(w);
  const alone = await madeSubmission(w, w.viewers.second);
  done(await submit(w, "analyst", training.claimId));
  const plan = { mode: "queue", wanted: 2, dueOn: null };
  done(await run(assignClaimOperation, w.viewers.lead, { claimId, version: 0, plan }));
  const asked = { order: "risk" as const, filter: { articleId: null, analystId: null, mark: null }, after: null, limit: 10 };
  const queue = async () => (await readReviewQueue(w.viewers.reviewer, asked)).rows;
  const before = await queue();
  expect(before.map((row) => row.claimId).toSorted()).toEqual([claimId, alone.claimId].toSorted());
  expect(before.find((row) => row.claimId === claimId)).toMatchObject({ agrees: false, missing: 0 });
  expect((await readClaimDetail(w.viewers.second, alone.claimId)).notYet).toBeNull();

  await calibrate(w, 0.8, 1);
  const marks = ["single-origin", "waits"];
  expect(await queue()).toMatchObject([{ claimId, agrees: true, missing: 1, marks, assessments: [{ id: first.assessmentId }] }]);
  expect(await countToReview(w.viewers.reviewer, 10)).toBe(1);
  const shown = await readClaimDetail(w.viewers.reviewer, claimId);
  expect(shown.missing).toBe(1);
  expect(shown.others.map(({ analystId, counts }) => [analystId, counts])).toEqual([
    [w.viewers.analyst.userId, true],
    [w.viewers.second.userId, false],
  ]);
  const approve = { assessmentId: first.assessmentId, version: first.version };
  expect(await run(approveAssessmentOperation, w.viewers.reviewer, approve)).toMatchObject({
    problem: { fields: { withoutMissing: expect.stringContaining("One assessment is") } },
  });
  expect((await readClaimDetail(w.viewers.second, alone.claimId)).notYet).toContain("no training claim answered yet");
  expect((await readClaimDetail(w.viewers.analyst, claimId)).notYet).toBeNull();
});
