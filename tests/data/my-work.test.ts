import { expect, test } from "vitest";
import { claimsToAssess, claimsToMend, countFree, workCounts } from "@/lib/data/my-work";
import { unreadMentions } from "@/lib/data/news";
import type { Viewer } from "@/lib/domain/viewer";
import { returnAssessmentOperation } from "@/lib/operations/review-assessment";
import { reviseAssessmentOperation } from "@/lib/operations/revise-assessment";
import { withdrawClaimOperation } from "@/lib/operations/retire-claim";
import { saveAssessmentOperation } from "@/lib/operations/save-assessment";
import { takeClaimOperation } from "@/lib/operations/take-claim";
import { run } from "@/lib/pipeline/run";
import { makeArticle } from "../support/article";
import { madeQueue } from "../support/assigned";
import { done, madeClaim, madeDraft, madeSubmission, madeThread } from "../support/made";
import { useTestDatabase } from "../support/people";
import { asOwner, makeWorkspace } from "../support/workspace";

useTestDatabase();

const numbers = async (viewer: Viewer): Promise<number[]> =>
  (await claimsToAssess(viewer, { after: null, limit: 50 })).map((work) => work.number);

test("what is to assess comes by its due date, then as long as one has had it; pages follow each other without gap or repetition", async () => {
  const w = await makeWorkspace();
  const { analyst } = w.viewers;
  const article = await makeArticle(analyst);
  for (const due of [null, "2031-05-05", null, "2031-02-02", "2031-05-05"]) {
    const { claimId } = await madeQueue(w, 1, article, due);
    done(await run(takeClaimOperation, analyst, { claimId }));
  }
  expect(await numbers(analyst)).toEqual([4, 2, 5, 1, 3]);
  const pages = [];
  let after = null;
  for (let page = 0; page < 4; page++) {
    const rows = await claimsToAssess(analyst, { after, limit: 2 });
    pages.push(rows.map((row) => row.number));
    const last = rows.at(-1);
    if (last) after = { dueOn: last.dueOn ?? "infinity", since: last.since, claimId: last.claimId };
  }
  expect(pages).toEqual([[4, 2], [5, 1], [3], []]);
  expect(await workCounts(analyst, "2031-05-05")).toEqual({ toAssess: 5, overdue: 1, toMend: 0, mentions: 0 });
});

test("a draft of one's own accord is there, too, and what is withdrawn or handed in is there no more", async () => {
  const w = await makeWorkspace();
  const { analyst, second } = w.viewers;
  const article = await makeArticle(analyst);
  const begun = await madeClaim(w, article);
  await madeDraft(w, begun.claimId);
  const taken = await madeQueue(w, 2, article);
  done(await run(takeClaimOperation, analyst, { claimId: taken.claimId }));
  await madeSubmission(w, analyst);
  const rows = await claimsToAssess(analyst, { after: null, limit: 50 });
  expect(rows).toMatchObject([
    { number: 1, assignmentId: null, draftAt: expect.any(Date) },
    { number: 2, assignmentId: expect.any(String), draftAt: null },
  ]);
  done(await run(withdrawClaimOperation, analyst, { claimId: taken.claimId, version: taken.version }));
  expect(await numbers(analyst)).toEqual([1]);
  expect(await numbers(second)).toEqual([]);
});

test("what came back stands there with its reason until it is handed in again, also while it is being mended", async () => {
  const w = await makeWorkspace();
  const { analyst, reviewer } = w.viewers;
  const { assessmentId, version, claimId } = await madeSubmission(w);
  const comment = "The police report is missing.";
  const [link] = await asOwner<{ id: string; exact: string }>(`SELECT id, exact FROM evidence_link WHERE claim_id = $1`, [claimId]);
  const about = { kind: "link", id: link!.id };
  const returned = { assessmentId, version, reasonCode: "evidence-missed", comment, about };
  const back = done(await run(returnAssessmentOperation, reviewer, returned));
  const expected = {
    claimId,
    returned: { by: reviewer.name, reasonCode: "evidence-missed", comment, aboutKind: "link", passage: link!.exact },
    takenUp: false,
  };
  expect(await claimsToMend(analyst, 10)).toMatchObject([expected]);
  expect(await workCounts(analyst, "2031-01-01")).toMatchObject({ toMend: 1, toAssess: 0 });
  await madeDraftAgain(analyst, claimId, back.version);
  expect(await claimsToMend(analyst, 10)).toMatchObject([{ ...expected, takenUp: true }]);
  expect(await claimsToMend(reviewer, 10)).toEqual([]);
});

test("what one has taken up again oneself is there, too, with nobody's name on it", async () => {
  const w = await makeWorkspace();
  const { assessmentId, version } = await madeSubmission(w);
  done(await run(reviseAssessmentOperation, w.viewers.analyst, { assessmentId, version }));
  expect(await claimsToMend(w.viewers.analyst, 10)).toMatchObject([{ returned: null, takenUp: true }]);
});

test("a mention is told, but none of a claim that one still has to assess", async () => {
  const w = await makeWorkspace();
  const { analyst, second } = w.viewers;
  const { claimId } = await madeClaim(w);
  await madeThread(w, claimId, [second.userId]);
  expect(await unreadMentions(second, 10)).toMatchObject([{ kind: "mention", actor: analyst.name, claimId, number: 1 }]);
  await madeDraft(w, claimId, second);
  expect(await unreadMentions(second, 10)).toEqual([]);
  expect((await workCounts(second, "2031-01-01")).mentions).toBe(0);
});

test("free for somebody is what they could take: no claim of theirs, none without a place", async () => {
  const w = await makeWorkspace();
  const { analyst, second } = w.viewers;
  const article = await makeArticle(analyst);
  for (const wanted of [1, 2, 1]) await madeQueue(w, wanted, article);
  const elsewhere = await madeQueue(w, 1);
  done(await run(takeClaimOperation, analyst, {}));
  done(await run(takeClaimOperation, analyst, {}));
  expect([await countFree(analyst, 100), await countFree(second, 100), await countFree(second, 2)]).toEqual([2, 3, 2]);
  expect(await countFree(second, 100, elsewhere.articleId)).toBe(1);
});

async function madeDraftAgain(by: Viewer, claimId: string, version: number): Promise<void> {
  const judgement = { tag: "evidenced", basis: "single-source", rationale: "With the report." };
  done(await run(saveAssessmentOperation, by, { claimId, version, judgement }));
}
