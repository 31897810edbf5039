import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import type { Viewer } from "@/lib/domain/viewer";
import { releaseAssignmentsOperation } from "@/lib/operations/release-assignments";
import { withdrawClaimOperation } from "@/lib/operations/retire-claim";
import { takeClaimOperation } from "@/lib/operations/take-claim";
import { run } from "@/lib/pipeline/run";
import { memberAs } from "@/lib/pipeline/session";
import { makeArticle } from "../support/article";
import { madeAssignment, madeQueue, placesOf } from "../support/assigned";
import { keepsTheContract } from "../support/contract";
import { done, madeClaim, madeDraft, madeLink, madeSubmission } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft, expectSoundLog } from "../support/traces";
import { countRows, makeMember, makeUser, makeWorkspace, type TestWorkspace } from "../support/workspace";

useTestDatabase();

keepsTheContract(takeClaimOperation, {
  changes: ["assignment", "claim_plan"],
  events: ({ claimId }, w) => [
    { act: "assignment.taken", ver: 1, claimId, parts: { after: { analyst: w.viewers.analyst.pseudonym, number: 1 } } },
  ],
  refused: [
    {
      because: "there is no such claim",
      input: () => ({ claimId: "00000000-0000-7000-8000-000000000001" }),
      problem: { kind: "not-found" },
    },
  ],
});

/** So many analysts beside those that a workspace has. */
async function moreAnalysts(w: TestWorkspace, count: number): Promise<Viewer[]> {
  const join = async (): Promise<Viewer> => {
    const userId = await makeUser("Taker", `${randomBytes(6).toString("hex")}@takers.test`);
    await makeMember(w.workspaceId, userId, "analyst");
    return memberAs(userId, w.slug);
  };
  return Promise.all(Array.from({ length: count }, join));
}
const nothing = { ok: false, problem: { kind: "not-found", detail: expect.stringMatching(/nothing to take/) } };

test("fifty who take at the same moment get the seven places of one claim, exactly, and the others are told so", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeQueue(w, 7);
  const takers = await moreAnalysts(w, 50);
  const results = await Promise.all(takers.map((taker) => run(takeClaimOperation, taker, {})));
  expect(results.filter((result) => result.ok)).toHaveLength(7);
  for (const result of results) if (!result.ok) expect(result).toMatchObject(nothing);
  const { free, held } = await placesOf(claimId);
  expect(free).toBe(0);
  expect(held).toHaveLength(7);
  await expectSoundLog(w.workspaceId);
});

test("fifty who take at the same moment from several claims get every place there is, and none twice", async () => {
  const w = await makeWorkspace();
  const article = await makeArticle(w.viewers.analyst);
  const wanted = [7, 5, 1, 12];
  const claims = [];
  for (const places of wanted) claims.push({ places, ...(await madeQueue(w, places, article)) });
  const takers = await moreAnalysts(w, 50);
  const results = await Promise.all(takers.map((taker) => run(takeClaimOperation, taker, { articleId: article.articleId })));
  expect(results.filter((result) => result.ok)).toHaveLength(25);
  for (const { claimId, places } of claims) expect(await placesOf(claimId)).toMatchObject({ free: 0, held: { length: places } });
  expect(await countRows("assignment", w.workspaceId)).toBe(25);
});

test("nobody is told that there is nothing while a place is left: as many takers as places", async () => {
  const w = await makeWorkspace();
  const article = await makeArticle(w.viewers.analyst);
  for (const places of [4, 9, 7]) await madeQueue(w, places, article);
  const takers = await moreAnalysts(w, 20);
  const results = await Promise.all(takers.map((taker) => run(takeClaimOperation, taker, {})));
  expect(results.every((result) => result.ok)).toBe(true);
});

test("one who takes again and again gets each claim once, the earliest due first, then in their order", async () => {
  const w = await makeWorkspace();
  const article = await makeArticle(w.viewers.analyst);
  await madeQueue(w, 3, article);
  await madeQueue(w, 3, article, "2031-05-05");
  await madeQueue(w, 3, article, "2031-02-02");
  await madeQueue(w, 3, article);
  const numbers = [];
  for (let i = 0; i < 4; i++) numbers.push(done(await run(takeClaimOperation, w.viewers.analyst, {})).number);
  expect(numbers).toEqual([3, 2, 1, 4]);
  await expectNothingLeft(w, () => run(takeClaimOperation, w.viewers.analyst, {}), nothing.problem);
});

test("a claim that somebody gave back, or has assessed, is not handed to them again; they may still take it by name", async () => {
  const w = await makeWorkspace();
  const { analyst, second } = w.viewers;
  const { assignmentId, version, claimId } = await madeAssignment(w, analyst, 2);
  done(await run(releaseAssignmentsOperation, analyst, { assignments: [{ assignmentId, version }] }));
  await madeDraft(w, claimId, second);
  for (const taker of [analyst, second]) await expectNothingLeft(w, () => run(takeClaimOperation, taker, {}), nothing.problem);
  expect(done(await run(takeClaimOperation, analyst, { claimId }))).toMatchObject({ assignmentId, version: version + 2 });
  expect(await run(takeClaimOperation, second, { claimId })).toMatchObject({ ok: true });
  expect((await placesOf(claimId)).free).toBe(0);
  expect(await run(takeClaimOperation, w.viewers.lead, { claimId })).toMatchObject({
    problem: { kind: "invalid", detail: "Every place of this claim is taken." },
  });
});

test("whoever assesses without having been asked takes a place, so that nobody assesses beyond what is wanted", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeQueue(w, 2);
  await madeLink(w, claimId, "supports", w.viewers.second);
  await madeSubmission(w, w.viewers.second, { claimId });
  expect(await placesOf(claimId)).toMatchObject({ free: 1, held: [{ analystId: w.viewers.second.userId, state: "done" }] });
});

test("handing in ends the assignment, and nothing of a withdrawn claim is handed out", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeAssignment(w, w.viewers.analyst);
  await madeLink(w, claimId);
  await madeSubmission(w, w.viewers.analyst, { claimId });
  expect((await placesOf(claimId)).held).toMatchObject([{ state: "done" }]);
  const other = await madeQueue(w, 4);
  done(await run(withdrawClaimOperation, w.viewers.analyst, { claimId: other.claimId, version: other.version }));
  await expectNothingLeft(w, () => run(takeClaimOperation, w.viewers.analyst, {}), nothing.problem);
  expect((await madeClaim(w)).claimId).toBeTruthy();
});
