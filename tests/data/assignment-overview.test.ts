import { expect, test } from "vitest";
import { articleProgress } from "@/lib/data/article-progress";
import { openAssignments, readArticleAssignment } from "@/lib/data/assignment-overview";
import { readClaimAssignment, readOwnAssignments } from "@/lib/data/claim-assignment";
import { effectOf, planOf, articlePlanSchema } from "@/lib/domain/assignment";
import { assignArticleOperation } from "@/lib/operations/assign-article";
import { assignClaimOperation } from "@/lib/operations/assign-claim";
import { run } from "@/lib/pipeline/run";
import { makeArticle, type TestArticle } from "../support/article";
import { placesOf } from "../support/assigned";
import { done, madeClaim, madeDraft, madeLink, madeSubmission } from "../support/made";
import { useTestDatabase } from "../support/people";
import { asOwner, makeWorkspace, type TestWorkspace } from "../support/workspace";

useTestDatabase();

const today = "2031-02-03";
const everyOpen = { analystId: null, untouchedSince: null, after: null, limit: 100 };
const quotes = ["The warehouse burned down on 3 May 2021.", "Police counted twelve trucks in the yard.", "nobody was hurt"];

/** Three claims named to the analyst and the second: one handed in by the analyst, one begun, one untouched. */
async function underWay() {
  const w = await makeWorkspace();
  const { analyst, second, lead } = w.viewers;
  const article = await makeArticle(analyst);
  const claims = [];
  for (const quote of quotes) claims.push(await madeClaim(w, article, quote));
  const plan = { mode: "named", analysts: [analyst.userId, second.userId], dueOn: "2031-02-01" };
  done(await run(assignArticleOperation, lead, { articleId: article.articleId, version: 0, plan }));
  await madeLink(w, claims[0]!.claimId);
  await madeSubmission(w, analyst, claims[0]);
  await madeDraft(w, claims[1]!.claimId, analyst);
  return { w, article, claims };
}
const overviewOf = (w: TestWorkspace, article: TestArticle) => readArticleAssignment(w.viewers.lead, article.articleId, today);

test("a lead sees how far everybody is: handed in, open, begun, overdue", async () => {
  const { w, article } = await underWay();
  const { analyst, second } = w.viewers;
  expect(await overviewOf(w, article)).toMatchObject({
    version: 1,
    plan: { mode: "named", wanted: 2, dueOn: "2031-02-01" },
    progress: [
      { userId: analyst.userId, done: 1, open: 2, begun: 1, overdue: 2 },
      { userId: second.userId, done: 0, open: 3, begun: 0, overdue: 3 },
    ],
    places: { wanted: 6, taken: 6, done: 1, free: 0 },
    blind: 0,
  });
  expect((await articleProgress(w.viewers.reviewer, [article.articleId])).get(article.articleId)).toEqual({
    mine: 0,
    all: { wanted: 6, taken: 6, done: 1 },
  });
  expect((await articleProgress(second, [article.articleId])).get(article.articleId)).toEqual({ mine: 3, all: null });
});

test("a lead who assesses a claim themself learns nothing of others' work on it until they have handed in", async () => {
  const { w, article, claims } = await underWay();
  const { lead, analyst, second } = w.viewers;
  const { claimId } = claims[0]!;
  const plan = { mode: "named", analysts: [lead.userId, analyst.userId, second.userId] };
  done(await run(assignClaimOperation, lead, { claimId, version: 1, plan }));
  const overview = await overviewOf(w, article);
  expect(overview).toMatchObject({ blind: 1, places: { done: 0 } });
  expect(overview.progress.find((each) => each.userId === analyst.userId)).toMatchObject({ done: 0, open: 2 });
  const others = (await openAssignments(lead, article.articleId, everyOpen)).filter((row) => row.analystId !== lead.userId);
  expect(others.map((row) => row.claimId)).not.toContain(claimId);
  const { holders } = await readClaimAssignment(lead, claimId);
  expect(holders!.map(({ userId, state }) => [userId, state])).toEqual(
    expect.arrayContaining([
      [lead.userId, "open"],
      [analyst.userId, null],
      [second.userId, null],
    ]),
  );
});

test("who has what is for reviewers and leads; an analyst sees their own and whether they could take it", async () => {
  const { w, article, claims } = await underWay();
  const { analyst, second, observer, reviewer } = w.viewers;
  for (const viewer of [analyst, observer]) {
    await expect(readArticleAssignment(viewer, article.articleId, today)).rejects.toMatchObject({ problem: { kind: "not-found" } });
    await expect(openAssignments(viewer, article.articleId, everyOpen)).rejects.toMatchObject({ problem: { kind: "not-found" } });
  }
  const { claimId } = claims[0]!;
  expect(await readClaimAssignment(analyst, claimId)).toMatchObject({ mine: { state: "done" }, holders: null, choice: null });
  expect(await readClaimAssignment(second, claimId)).toMatchObject({ mine: { state: "open", dueOn: "2031-02-01" }, mayTake: false });
  expect(await readClaimAssignment(reviewer, claimId)).toMatchObject({ mine: null, holders: { length: 2 }, choice: null });
  expect(await readOwnAssignments(second, article.articleId)).toMatchObject({
    mine: { [claimId]: { state: "open", dueOn: "2031-02-01" } },
    free: 0,
  });
});

test("what is open is listed the longest untouched first, by analyst or by how long it has lain, page by page", async () => {
  const { w, article } = await underWay();
  const { lead, second } = w.viewers;
  await asOwner(
    `UPDATE assignment s SET touched_at = timestamptz '2025-01-01' - c.number * interval '1 day' FROM claim c
     WHERE c.id = s.claim_id AND s.analyst_id = $1`,
    [second.userId],
  );
  const list = (asked: object) => openAssignments(lead, article.articleId, { ...everyOpen, ...asked });
  const stale = await list({ untouchedSince: new Date("2024-12-30T00:00:00Z"), analystId: second.userId });
  expect(stale.map((row) => row.number)).toEqual([3, 2]);
  const first = await list({ limit: 2 });
  const next = await list({ after: first.at(-1)! });
  expect(first.map((row) => row.number)).toEqual([3, 2]);
  expect([...first, ...next].map((row) => row.id)).toEqual((await list({})).map((row) => row.id));
});

test("what is said to come of a plan comes of it", async () => {
  const { w, article, claims } = await underWay();
  const { analyst, second, reviewer, lead } = w.viewers;
  await madeDraft(w, claims[2]!.claimId, second);
  const plans = [
    { mode: "named", analysts: [second.userId, reviewer.userId] },
    { mode: "queue", wanted: 3 },
    { mode: "named", analysts: [analyst.userId] },
    { mode: "queue", wanted: 1 },
  ];
  for (const plan of plans) {
    const { facts, version } = await overviewOf(w, article);
    const foretold = effectOf(planOf(articlePlanSchema.parse(plan)), facts);
    const { assigned, released } = done(await run(assignArticleOperation, lead, { articleId: article.articleId, version, plan }));
    let free = 0;
    for (const { claimId } of claims) free += (await placesOf(claimId)).free!;
    expect({ made: assigned, released, free }).toEqual({ made: foretold.made, released: foretold.released, free: foretold.free });
  }
});
