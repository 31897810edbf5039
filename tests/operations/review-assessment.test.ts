import { expect, test } from "vitest";
import { withdrawLinkOperation } from "@/lib/operations/link-evidence";
import { approveAssessmentOperation, returnAssessmentOperation } from "@/lib/operations/review-assessment";
import { submitAssessmentOperation } from "@/lib/operations/submit-assessment";
import type { AnyOperation } from "@/lib/pipeline/operation";
import { run } from "@/lib/pipeline/run";
import { keepsTheContract, rowOf } from "../support/contract";
import { makeArticle } from "../support/article";
import {
  done,
  judgement,
  madeAdjudication,
  madeClaim,
  madeDisagreement,
  madeDraft,
  madeEvidence,
  madeLink,
  madeSource,
  madeSubmission,
  madeVerdict,
} from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft } from "../support/traces";
import { asOwner, eventsOf, makeWorkspace } from "../support/workspace";

useTestDatabase();

keepsTheContract(approveAssessmentOperation, {
  changes: ["assessment", "notification", "review", "verdict"],
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
  changes: ["assessment", "notification", "review"],
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
    {
      because: "anchored to what is no part of the claim",
      input: (valid) => ({ ...valid, about: { kind: "link", id: valid.assessmentId } }),
      problem: { kind: "invalid", fields: { about: expect.any(String) } },
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

test("what differs in tag or basis is not approved: it goes to adjudication; what differs in words only is", async () => {
  const w = await makeWorkspace();
  const { first, second } = await madeDisagreement(w);
  for (const { assessmentId, version } of [first, second]) {
    await expectNothingLeft(w, () => run(approveAssessmentOperation, w.viewers.reviewer, { assessmentId, version }), {
      kind: "invalid",
      detail: expect.stringContaining("adjudication"),
    });
  }
  const alike = await madeSubmission(w);
  const words = { ...judgement, rationale: "It says so, in other words." };
  done(await run(submitAssessmentOperation, w.viewers.second, { claimId: alike.claimId, version: 0, judgement: words }));
  const { assessmentId, version } = alike;
  expect(await run(approveAssessmentOperation, w.viewers.reviewer, { assessmentId, version })).toMatchObject({ ok: true });
});

test("nobody reviews a claim that they assessed, too, even another's assessment of it", async () => {
  const w = await makeWorkspace();
  const { claimId, assessmentId, version } = await madeSubmission(w);
  await madeSubmission(w, w.viewers.reviewer, { claimId });
  const act = (operation: AnyOperation) => () =>
    run(operation, w.viewers.reviewer, { assessmentId, version, reasonCode: "style", comment: "Better words." });
  for (const operation of [approveAssessmentOperation, returnAssessmentOperation]) {
    await expectNothingLeft(w, act(operation), { kind: "forbidden" });
  }
  expect(await run(approveAssessmentOperation, w.viewers.lead, { assessmentId, version })).toMatchObject({ ok: true });
});

test("a claim that waits for more is settled only by saying so, with a reason", async () => {
  const w = await makeWorkspace();
  const { claimId, assessmentId, version } = await madeSubmission(w);
  const later = await madeSubmission(w, w.viewers.second, { claimId });
  const back = { reasonCode: "style", comment: "Better words." };
  done(await run(returnAssessmentOperation, w.viewers.lead, { assessmentId: later.assessmentId, version: later.version, ...back }));
  const approve = (said: object) => () => run(approveAssessmentOperation, w.viewers.reviewer, { assessmentId, version, ...said });
  await expectNothingLeft(w, approve({}), { kind: "invalid", fields: { withoutMissing: expect.stringContaining("One assessment") } });
  await expectNothingLeft(w, approve({ withoutMissing: true }), { kind: "invalid", fields: { comment: expect.any(String) } });
  expect(await approve({ withoutMissing: true, comment: "They are on leave." })()).toMatchObject({ ok: true });
});

test("one of many is approved only without any mark", async () => {
  const w = await makeWorkspace();
  const { claimId, assessmentId, version } = await madeSubmission(w);
  const approve = () => run(approveAssessmentOperation, w.viewers.reviewer, { assessmentId, version, unmarked: true });
  await expectNothingLeft(w, approve, { kind: "invalid", detail: expect.stringContaining("single origin") });
  const second = await madeEvidence(w, await madeSource(w, "A neighbour"));
  await madeLink(w, claimId, "supports", w.viewers.analyst, second);
  expect(await approve()).toMatchObject({ ok: true });
});

test("a return says where to mend: at the claim, a link of it or a sentence of its article; the author is told, and the reviewer of the answer", async () => {
  const w = await makeWorkspace();
  const article = await makeArticle(w.viewers.analyst);
  const { claimId } = await madeClaim(w, article);
  const { linkId } = await madeLink(w, claimId);
  const sentenceId = article.sentences[1]!.id;
  const { assessmentId, ...first } = await madeSubmission(w, w.viewers.analyst, { claimId });
  let { version } = first;
  const elsewhere = (await makeArticle(w.viewers.analyst)).sentences[0]!.id;
  const back = { assessmentId, reasonCode: "reading", comment: "Look here." };
  await expectNothingLeft(
    w,
    () => run(returnAssessmentOperation, w.viewers.reviewer, { ...back, version, about: { kind: "sentence", id: elsewhere } }),
    { kind: "invalid" },
  );
  for (const about of [
    { kind: "claim", id: claimId },
    { kind: "link", id: linkId },
    { kind: "sentence", id: sentenceId },
  ]) {
    version = done(await run(returnAssessmentOperation, w.viewers.reviewer, { ...back, version, about })).version;
    expect((await eventsOf(`assessment/${assessmentId}`)).at(-1)).toMatchObject({
      parts: { after: { about } },
    });
    const again = { claimId, version, judgement, answer: "Mended." };
    version = done(await run(submitAssessmentOperation, w.viewers.analyst, again)).version;
  }
  const reviews = await asOwner(`SELECT about_kind AS kind, about_id AS id FROM review WHERE assessment_id = $1 ORDER BY created_at`, [
    assessmentId,
  ]);
  expect(reviews).toEqual([
    { kind: "claim", id: claimId },
    { kind: "link", id: linkId },
    { kind: "sentence", id: sentenceId },
  ]);
  const told = await asOwner(
    `SELECT user_id, kind, count(*)::int AS times FROM notification WHERE claim_id = $1 GROUP BY 1, 2 ORDER BY 2 DESC`,
    [claimId],
  );
  expect(told).toEqual([
    { user_id: w.viewers.analyst.userId, kind: "returned", times: 3 },
    { user_id: w.viewers.reviewer.userId, kind: "resubmitted", times: 3 },
  ]);
});

test("what an adjudicator has settled is neither approved nor returned until it is opened again", async () => {
  const w = await makeWorkspace();
  const { second } = await madeAdjudication(w, "first");
  const { assessmentId, version } = second;
  const input = { assessmentId, version, reasonCode: "style", comment: "Better words." };
  for (const operation of [approveAssessmentOperation, returnAssessmentOperation] as AnyOperation[]) {
    await expectNothingLeft(w, () => run(operation, w.viewers.lead, input), {
      kind: "invalid",
      detail: expect.stringContaining("adjudication"),
    });
  }
});
