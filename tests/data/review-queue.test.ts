import { expect, test } from "vitest";
import { readAs } from "@/lib/data/reading";
import { countToReview, readReviewQueue } from "@/lib/data/review-queue";
import { waitingFacts } from "@/lib/data/risk-facts";
import { type QueueAsked, sortedQueue, weighed } from "@/lib/domain/review-queue";
import { editSourceOperation } from "@/lib/operations/add-source";
import { assignClaimOperation } from "@/lib/operations/assign-claim";
import { withdrawLinkOperation } from "@/lib/operations/link-evidence";
import { recordSearchOperation } from "@/lib/operations/record-search";
import { approveAssessmentOperation, returnAssessmentOperation } from "@/lib/operations/review-assessment";
import { submitAssessmentOperation } from "@/lib/operations/submit-assessment";
import { undoReviewOperation } from "@/lib/operations/undo-review";
import { run } from "@/lib/pipeline/run";
import { makeArticle } from "../support/article";
import {
  dissent,
  done,
  judgement,
  madeAdjudication,
  madeClaim,
  madeDisagreement,
  madeLink,
  madeSubmission,
  madeVerdict,
} from "../support/made";
import { useTestDatabase } from "../support/people";
import { asOwner, makeWorkspace, type TestWorkspace } from "../support/workspace";

useTestDatabase();

const asked: QueueAsked = { order: "risk", filter: { articleId: null, analystId: null, mark: null }, after: null, limit: 10 };
const waiting = async (w: TestWorkspace, who: keyof TestWorkspace["viewers"] = "reviewer") =>
  (await readReviewQueue(w.viewers[who], asked)).rows.map((row) => row.claimId);

test("a claim waits with what was handed in, who did, how they judged and what to look at first", async () => {
  const w = await makeWorkspace();
  const alone = await madeSubmission(w);
  const { claimId, first, second } = await madeDisagreement(w);
  const queue = await readReviewQueue(w.viewers.reviewer, asked);
  expect(queue).toMatchObject({ found: 2, waiting: 2, own: 0, next: null, marks: { disagreement: 1, "single-origin": 2, unmarked: 0 } });
  expect(queue.rows).toMatchObject([
    {
      claimId,
      articleTitle: "Fire at the harbour",
      marks: ["disagreement", "single-origin"],
      agrees: false,
      assessments: [
        { id: first.assessmentId, analyst: w.viewers.analyst.name, tag: judgement.tag, waits: true, version: first.version },
        { id: second.assessmentId, analyst: w.viewers.second.name, tag: dissent.tag, basis: dissent.basis },
      ],
    },
    { claimId: alone.claimId, marks: ["single-origin"], agrees: true, missing: 0 },
  ]);
  expect(queue.analysts.map(({ name, claims }) => [name, claims])).toEqual([
    [w.viewers.analyst.name, 2],
    [w.viewers.second.name, 1],
  ]);
});

test("the marks go by the grades, the origins and the gate as they stand now", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeSubmission(w);
  const marks = async () => (await readReviewQueue(w.viewers.reviewer, asked)).rows[0]!.marks;
  const [source] = await asOwner<{ sourceId: string; name: string }>(`SELECT id AS "sourceId", name FROM source WHERE workspace_id = $1`, [
    w.workspaceId,
  ]);
  const graded = (version: number, reliability: string) =>
    run(editSourceOperation, w.viewers.analyst, { ...source!, version, reliability });
  done(await graded(1, "D"));
  expect(await marks()).toEqual(["low-grade", "single-origin"]);
  done(await graded(2, "F"));
  expect(await marks()).toEqual(["single-origin", "unknown-grade"]);
  const [link] = await asOwner<{ linkId: string }>(`SELECT id AS "linkId" FROM evidence_link WHERE claim_id = $1`, [claimId]);
  done(await run(withdrawLinkOperation, w.viewers.analyst, { ...link!, version: 1 }));
  expect(await marks()).toEqual(["gate"]);
  const mixed = await madeClaim(w);
  await madeLink(w, mixed.claimId);
  const said = { ...judgement, rationale: "It is likely, with low confidence." };
  done(await run(submitAssessmentOperation, w.viewers.second, { claimId: mixed.claimId, version: 0, judgement: said }));
  const { rows } = await readReviewQueue(w.viewers.reviewer, asked);
  expect(rows.map((row) => row.marks)).toEqual([["gate"], ["single-origin", "mixed"]]);
});

test("what is answered leaves the queue and comes back when something new is handed in", async () => {
  const w = await makeWorkspace();
  const approved = await madeVerdict(w);
  await madeAdjudication(w);
  const returned = await madeSubmission(w);
  const back = { assessmentId: returned.assessmentId, version: returned.version, reasonCode: "style", comment: "Better words." };
  const { version } = done(await run(returnAssessmentOperation, w.viewers.reviewer, back));
  const retired = await madeSubmission(w);
  await asOwner(`UPDATE claim SET retired = 'withdrawn' WHERE id = $1`, [retired.claimId]);
  expect(await waiting(w)).toEqual([]);
  expect(await countToReview(w.viewers.reviewer, 10)).toBe(0);

  done(await run(submitAssessmentOperation, w.viewers.analyst, { claimId: returned.claimId, version, judgement }));
  done(await run(submitAssessmentOperation, w.viewers.second, { claimId: approved.claimId, version: 0, judgement: dissent }));
  expect(await waiting(w)).toEqual([approved.claimId, returned.claimId]);
  const [row] = (await readReviewQueue(w.viewers.reviewer, asked)).rows;
  expect(row!.assessments.map(({ waits }) => waits)).toEqual([false, true]);
  expect(await countToReview(w.viewers.reviewer, 10)).toBe(2);
  expect(await countToReview(w.viewers.reviewer, 1)).toBe(1);
});

test("more that is to come is said, by plan, by assignment and by what is being mended", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeSubmission(w);
  const missing = async () =>
    (await readReviewQueue(w.viewers.reviewer, asked)).rows.map((row) => [row.missing, row.marks.includes("waits")]);
  expect(await missing()).toEqual([[0, false]]);
  const plan = { mode: "queue", wanted: 3, dueOn: null };
  done(await run(assignClaimOperation, w.viewers.lead, { claimId, version: 0, plan }));
  expect(await missing()).toEqual([[2, true]]);
});

test("what one has assessed waits for others; who still has to assess a claim does not find it; nobody below a reviewer has a queue", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeSubmission(w);
  const own = await madeSubmission(w, w.viewers.reviewer);
  expect(await waiting(w)).toEqual([claimId]);
  expect(await readReviewQueue(w.viewers.reviewer, asked)).toMatchObject({ waiting: 1, own: 1, marks: { "single-origin": 1 } });
  expect(await waiting(w, "lead")).toEqual([claimId, own.claimId]);
  expect(await countToReview(w.viewers.reviewer, 10)).toBe(1);

  const plan = { mode: "named", analysts: [w.viewers.reviewer.userId], dueOn: null };
  done(await run(assignClaimOperation, w.viewers.lead, { claimId, version: 0, plan }));
  expect(await readReviewQueue(w.viewers.reviewer, asked)).toMatchObject({
    rows: [],
    found: 0,
    waiting: 0,
    own: 1,
    articles: [],
    analysts: [],
  });
  expect(await countToReview(w.viewers.reviewer, 10)).toBe(0);
  for (const who of ["observer", "analyst"] as const) {
    await expect(waiting(w, who)).rejects.toMatchObject({ problem: { kind: "forbidden" } });
    expect(await countToReview(w.viewers[who], 10)).toBe(0);
  }
});

test("another workspace's claims are nobody's here, and training claims wait for nobody", async () => {
  const [w, other] = [await makeWorkspace(), await makeWorkspace()];
  const { claimId } = await madeSubmission(w);
  const article = await makeArticle(w.viewers.analyst);
  await asOwner(`UPDATE article SET training = true WHERE id = $1`, [article.articleId]);
  const training = await madeClaim(w, article);
  await madeLink(w, training.claimId);
  await madeSubmission(w, w.viewers.analyst, training);
  expect(await waiting(other)).toEqual([]);
  expect(await waiting(w)).toEqual([claimId]);
  expect(await countToReview(w.viewers.reviewer, 10)).toBe(1);
});

test("what is kept of the queue is, after each act, what it would be if it were reckoned anew", async () => {
  const w = await makeWorkspace();
  const { analyst, second, reviewer, lead } = w.viewers;
  const same = async (...waits: string[]) => {
    const { rows } = await readReviewQueue(reviewer, asked);
    const anew = await readAs(reviewer, (db) => waitingFacts(db, w.workspaceId));
    const brief = (claim: { claimId: string; marks: unknown; missing: number; since: string; agrees: boolean }) =>
      [claim.claimId, claim.marks, claim.missing, claim.since, claim.agrees] as const;
    expect(rows.map(brief)).toEqual(sortedQueue(anew.map(weighed)).risk.map(brief));
    expect(rows.map((row) => row.claimId).toSorted()).toEqual(waits.toSorted());
  };
  const one = await madeSubmission(w);
  await same(one.claimId);
  const { claimId, first } = await madeDisagreement(w);
  await same(one.claimId, claimId);
  const [source] = await asOwner<{ sourceId: string; name: string }>(
    `SELECT o.id AS "sourceId", o.name FROM source o JOIN evidence e ON e.source_id = o.id JOIN evidence_link l ON l.evidence_id = e.id WHERE l.claim_id = $1`,
    [one.claimId],
  );
  done(await run(editSourceOperation, analyst, { ...source!, version: 1, reliability: "E" }));
  await same(one.claimId, claimId);
  done(
    await run(recordSearchOperation, analyst, { claimId, query: "fire", place: "archive", searchedOn: "2021-06-01", outcome: "Nothing." }),
  );
  const link = await madeLink(w, one.claimId, "refutes");
  await same(one.claimId, claimId);
  done(await run(withdrawLinkOperation, analyst, { linkId: link.linkId, version: 1 }));
  done(await run(assignClaimOperation, lead, { claimId, version: 0, plan: { mode: "queue", wanted: 4, dueOn: null } }));
  await same(one.claimId, claimId);
  const back = { assessmentId: first.assessmentId, version: first.version, reasonCode: "style", comment: "Better words." };
  done(await run(returnAssessmentOperation, reviewer, back));
  await same(one.claimId, claimId);
  const approval = { assessmentId: one.assessmentId, version: one.version };
  const { version } = done(await run(approveAssessmentOperation, reviewer, approval));
  await same(claimId);
  done(await run(undoReviewOperation, reviewer, { assessmentId: one.assessmentId, version }));
  await same(one.claimId, claimId);
  done(await run(submitAssessmentOperation, second, { claimId: one.claimId, version: 0, judgement: dissent }));
  await same(one.claimId, claimId);
});
