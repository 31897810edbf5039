import { expect, test } from "vitest";
import { acceptCandidateOperation } from "@/lib/operations/accept-candidate";
import { assignArticleOperation } from "@/lib/operations/assign-article";
import { assignClaimOperation } from "@/lib/operations/assign-claim";
import { removeMemberOperation } from "@/lib/operations/remove-member";
import { approveAssessmentOperation, returnAssessmentOperation } from "@/lib/operations/review-assessment";
import { restoreClaimOperation, withdrawClaimOperation } from "@/lib/operations/retire-claim";
import { splitClaimOperation } from "@/lib/operations/split-claim";
import { run } from "@/lib/pipeline/run";
import { makeArticle } from "../support/article";
import { placesOf } from "../support/assigned";
import { keepsTheContract } from "../support/contract";
import { done, madeClaim, madeDraft, madeLink, madeSubmission } from "../support/made";
import { useTestDatabase } from "../support/people";
import { asOwner, countRows, eventsOf, makeWorkspace, type TestWorkspace } from "../support/workspace";

useTestDatabase();

const plan = (w: TestWorkspace, articleId: string, version: number, plan: object) =>
  run(assignArticleOperation, w.viewers.lead, { articleId, version, plan });
const named = (...analysts: { userId: string }[]) => ({ mode: "named", analysts: analysts.map((each) => each.userId) });
const queue = (wanted: number) => ({ mode: "queue", wanted });
const trucks = "Police counted twelve trucks in the yard.";

keepsTheContract(assignArticleOperation, {
  changes: ["article_plan", "assignment", "claim_plan", "notification"],
  events: (_input, w) => [
    {
      act: "article.assigned",
      ver: 1,
      parts: {
        before: null,
        after: {
          mode: "named",
          wanted: 2,
          dueOn: "2031-02-03",
          analysts: [w.viewers.analyst.pseudonym, w.viewers.second.pseudonym],
          claims: 1,
          assigned: 2,
          released: 0,
        },
      },
    },
  ],
  refused: [
    {
      because: "nobody named",
      input: (valid) => ({ ...valid, plan: { mode: "named", analysts: [] } }),
      problem: { kind: "invalid", fields: { "plan.analysts": expect.any(String) } },
    },
    {
      because: "more than twenty wanted",
      input: (valid) => ({ ...valid, plan: queue(21) }),
      problem: { kind: "invalid", fields: { "plan.wanted": expect.any(String) } },
    },
    {
      because: "there is no plan to end",
      input: (valid) => ({ ...valid, plan: { mode: "nobody" } }),
      problem: { kind: "invalid", detail: expect.any(String) },
    },
    { because: "a plan that is not there", input: (valid) => ({ ...valid, version: 3 }), problem: { kind: "changed-meanwhile" } },
  ],
});

test("whoever cannot assess is given nothing: an observer, somebody of another workspace", async () => {
  const [w, elsewhere] = [await makeWorkspace(), await makeWorkspace()];
  const { articleId } = await madeClaim(w);
  for (const stranger of [w.viewers.observer, elsewhere.viewers.analyst]) {
    expect(await plan(w, articleId, 0, named(w.viewers.analyst, stranger))).toMatchObject({
      problem: { kind: "invalid", fields: { "plan.analysts": expect.any(String) } },
    });
  }
});

test("claims that come later, by whatever way, come under the plan in the act that makes them", async () => {
  const w = await makeWorkspace();
  const { viewers } = w;
  const article = await makeArticle(viewers.analyst);
  done(await plan(w, article.articleId, 0, named(viewers.second, viewers.reviewer)));
  const both = [{ state: "open" }, { state: "open" }];

  const { claimId, version } = await madeClaim(w, article);
  expect((await placesOf(claimId)).held).toMatchObject(both);
  const parts = [{ statement: "It burned." }, { statement: "It was 3 May." }];
  const split = done(await run(splitClaimOperation, viewers.analyst, { claimId, version, parts }));
  for (const part of split.parts) expect((await placesOf(part.claimId)).held).toMatchObject(both);

  const [candidate] = await asOwner<{ candidateId: string; version: number; statement: string }>(
    `SELECT id AS "candidateId", version, statement FROM candidate WHERE article_version_id = $1 AND state = 'open' LIMIT 1`,
    [article.versionId],
  );
  const accepted = done(await run(acceptCandidateOperation, viewers.analyst, candidate));
  expect((await placesOf(accepted.claimId)).held).toMatchObject(both);
});

test("whoever has left is given nothing of what comes later; their place shows as missing", async () => {
  const w = await makeWorkspace();
  const { analyst, second, lead } = w.viewers;
  const article = await makeArticle(analyst);
  done(await plan(w, article.articleId, 0, named(analyst, second)));
  done(await run(removeMemberOperation, lead, { userId: second.userId, version: 1 }));
  const { claimId } = await madeClaim(w, article);
  expect((await placesOf(claimId)).held).toMatchObject([{ analystId: analyst.userId }]);
  expect(await asOwner(`SELECT wanted FROM claim_plan WHERE claim_id = $1`, [claimId])).toEqual([{ wanted: 2 }]);
});

test("a claim that is withdrawn has no places any more, and restored it follows the plan that holds by then", async () => {
  const w = await makeWorkspace();
  const { viewers } = w;
  const { claimId, articleId, version } = await madeClaim(w);
  done(await plan(w, articleId, 0, queue(2)));
  expect((await placesOf(claimId)).free).toBe(2);
  const gone = done(await run(withdrawClaimOperation, viewers.analyst, { claimId, version }));
  expect((await placesOf(claimId)).free).toBe(0);
  done(await plan(w, articleId, 1, queue(3)));
  const back = done(await run(restoreClaimOperation, viewers.analyst, gone));
  expect((await placesOf(claimId)).free).toBe(3);
  const again = done(await run(withdrawClaimOperation, viewers.analyst, back));
  done(await plan(w, articleId, 2, { mode: "nobody" }));
  done(await run(restoreClaimOperation, viewers.analyst, again));
  expect(await asOwner(`SELECT wanted, free FROM claim_plan WHERE claim_id = $1`, [claimId])).toEqual([{ wanted: 0, free: 0 }]);
});

test("a new plan takes open claims from who is not named any more, and leaves what was handed in", async () => {
  const w = await makeWorkspace();
  const { analyst, second, reviewer } = w.viewers;
  const article = await makeArticle(analyst);
  const [first, other] = [await madeClaim(w, article), await madeClaim(w, article, trucks)];
  done(await plan(w, article.articleId, 0, named(analyst, second)));
  await madeLink(w, first.claimId);
  await madeSubmission(w, analyst, first);
  await madeDraft(w, other.claimId, analyst);
  expect(done(await plan(w, article.articleId, 1, named(second, reviewer)))).toMatchObject({ claims: 2, assigned: 2, released: 1 });
  const stateOf = async (claimId: string, userId: string) =>
    (await placesOf(claimId)).held.find((place) => place.analystId === userId)?.state;
  expect(await stateOf(first.claimId, analyst.userId)).toBe("done");
  expect(await stateOf(other.claimId, analyst.userId)).toBe("released");
  expect(await stateOf(other.claimId, reviewer.userId)).toBe("open");
  expect(await countRows("assessment", w.workspaceId)).toBe(2);
  const told = await asOwner(`SELECT kind FROM notification WHERE user_id = $1 ORDER BY created_at, kind`, [analyst.userId]);
  expect(told).toEqual([{ kind: "assigned" }, { kind: "released" }]);
});

test("nobody gets a second place: who has assessed a claim has one of those that are wanted", async () => {
  const w = await makeWorkspace();
  const { analyst, second } = w.viewers;
  const { claimId } = await madeSubmission(w);
  const [{ articleId }] = (await asOwner<{ articleId: string }>(`SELECT article_id AS "articleId" FROM claim WHERE id = $1`, [
    claimId,
  ])) as [{ articleId: string }];
  await madeDraft(w, claimId, second);
  done(await plan(w, articleId, 0, queue(3)));
  const { free, held } = await placesOf(claimId);
  expect(free).toBe(1);
  const states = new Map(held.map((place) => [place.analystId, place.state]));
  expect([states.get(analyst.userId), states.get(second.userId)]).toEqual(["done", "open"]);
  done(await plan(w, articleId, 1, named(analyst, second)));
  expect((await placesOf(claimId)).held).toHaveLength(2);
});

test("a claim with a plan of its own keeps it, until it follows the article's again", async () => {
  const w = await makeWorkspace();
  const { claimId, articleId } = await madeClaim(w);
  done(await run(assignClaimOperation, w.viewers.lead, { claimId, version: 0, plan: queue(5) }));
  done(await plan(w, articleId, 0, queue(2)));
  expect((await placesOf(claimId)).free).toBe(5);
  done(await run(assignClaimOperation, w.viewers.lead, { claimId, version: 1, plan: { mode: "article" } }));
  expect((await placesOf(claimId)).free).toBe(2);
});

test("a settled claim is handed to nobody, and to those that are still wanted once it is opened again", async () => {
  const w = await makeWorkspace();
  const { assessmentId, version, claimId } = await madeSubmission(w);
  const lead = w.viewers.lead;
  done(await run(assignClaimOperation, lead, { claimId, version: 0, plan: queue(3) }));
  expect((await placesOf(claimId)).free).toBe(2);
  const approved = done(
    await run(approveAssessmentOperation, w.viewers.reviewer, { assessmentId, version, withoutMissing: true, comment: "One will do." }),
  );
  expect((await placesOf(claimId)).free).toBe(0);
  const back = { assessmentId, version: approved.version, reasonCode: "reading", comment: "Read it again." };
  done(await run(returnAssessmentOperation, w.viewers.reviewer, back));
  expect((await placesOf(claimId)).free).toBe(2);
});

test("a plan that ends leaves everybody what they have, and gives nobody more", async () => {
  const w = await makeWorkspace();
  const { claimId, articleId } = await madeClaim(w);
  done(await plan(w, articleId, 0, queue(2)));
  done(await plan(w, articleId, 1, { mode: "nobody" }));
  expect(await placesOf(claimId)).toEqual({ free: 0, held: [] });
  const later = await madeClaim(w, { articleId, versionId: (await versionOf(articleId))!, sentences: [] }, trucks);
  expect((await placesOf(later.claimId)).free).toBeNull();
  expect(await plan(w, articleId, 2, { mode: "nobody" })).toMatchObject({ problem: { kind: "invalid" } });
});

test("saving a plan as it stands changes nothing", async () => {
  const w = await makeWorkspace();
  const { articleId } = await madeClaim(w);
  done(await plan(w, articleId, 0, named(w.viewers.analyst)));
  const told = await eventsOf(w.workspaceId);
  expect(done(await plan(w, articleId, 1, named(w.viewers.analyst)))).toMatchObject({ version: 1, assigned: 0 });
  expect(await eventsOf(w.workspaceId)).toEqual(told);
});

test("two thousand claims for three analysts are one event", async () => {
  const w = await makeWorkspace();
  const { analyst, second, reviewer } = w.viewers;
  const { articleId, claimId } = await madeClaim(w);
  await asOwner(
    `INSERT INTO claim (workspace_id, id, article_id, number, statement, created_by, created_at, updated_at)
     SELECT workspace_id, gen_random_uuid(), article_id, n, statement, created_by, created_at, updated_at
     FROM claim, generate_series(2, 2000) n WHERE id = $1`,
    [claimId],
  );
  const told = (await eventsOf(w.workspaceId)).length;
  expect(done(await plan(w, articleId, 0, named(analyst, second, reviewer)))).toMatchObject({ claims: 2000, assigned: 6000 });
  expect(await countRows("assignment", w.workspaceId)).toBe(6000);
  expect(await eventsOf(w.workspaceId)).toHaveLength(told + 1);
  expect(await countRows("notification", w.workspaceId)).toBe(3);
});

async function versionOf(articleId: string): Promise<string | undefined> {
  const [row] = await asOwner<{ id: string }>(`SELECT current_version_id AS id FROM article WHERE id = $1`, [articleId]);
  return row?.id;
}
