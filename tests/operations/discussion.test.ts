import { expect, test } from "vitest";
import { discussionOfArticle, discussionOfClaim } from "@/lib/data/discussion";
import { countUnread, readNews } from "@/lib/data/news";
import { addCommentOperation } from "@/lib/operations/add-comment";
import { assignClaimOperation } from "@/lib/operations/assign-claim";
import { editCommentOperation, withdrawCommentOperation } from "@/lib/operations/edit-comment";
import { mergeClaimsOperation } from "@/lib/operations/merge-claims";
import { readNewsOperation } from "@/lib/operations/read-news";
import { reopenThreadOperation, resolveThreadOperation } from "@/lib/operations/resolve-thread";
import { startThreadOperation } from "@/lib/operations/start-thread";
import { submitAssessmentOperation } from "@/lib/operations/submit-assessment";
import { run } from "@/lib/pipeline/run";
import { makeArticle } from "../support/article";
import { keepsTheContract } from "../support/contract";
import { done, judgement, madeClaim, madeDraft, madeLink, madeThread } from "../support/made";
import { useTestDatabase } from "../support/people";
import { expectNothingLeft } from "../support/traces";
import { asOwner, makeWorkspace } from "../support/workspace";

useTestDatabase();

keepsTheContract(startThreadOperation, {
  changes: ["comment", "notification", "thread"],
  events: ({ about, text, mentions }) => [
    { act: "thread.started", ver: 1, claimId: (about as { id: string }).id, parts: { after: { about } } },
    { act: "comment.added", ver: 1, claimId: (about as { id: string }).id, parts: { after: { mentions }, comment: text } },
  ],
  refused: [
    {
      because: "nothing written",
      input: (valid) => ({ ...valid, text: "  " }),
      problem: { kind: "invalid", fields: { text: expect.any(String) } },
    },
    {
      because: "a mention of somebody who is no member",
      input: (valid) => ({ ...valid, mentions: ["00000000-0000-4000-8000-000000000000"] }),
      problem: { kind: "invalid", fields: { mentions: expect.any(String) } },
    },
  ],
  atOnce: "both stand",
});
keepsTheContract(addCommentOperation, {
  changes: ["comment", "thread"],
  events: ({ threadId, text }) => [{ act: "comment.added", ver: 1, parts: { after: { thread: threadId }, comment: text } }],
  atOnce: "both stand",
});
keepsTheContract(editCommentOperation, {
  changes: ["comment"],
  events: ({ text }) => [{ act: "comment.changed", ver: 2, parts: { before: { text: "Which warehouse is meant?" }, comment: text } }],
});
keepsTheContract(withdrawCommentOperation, {
  changes: ["comment"],
  events: () => [{ act: "comment.withdrawn", ver: 2, parts: { before: { text: "Which warehouse is meant?" } } }],
});
keepsTheContract(resolveThreadOperation, { changes: ["thread"], events: () => [{ act: "thread.resolved", ver: 2, parts: {} }] });
keepsTheContract(reopenThreadOperation, { changes: ["thread"], events: () => [{ act: "thread.reopened", ver: 3, parts: {} }] });

const wordsOf = async (...asked: Parameters<typeof discussionOfClaim>) =>
  (await discussionOfClaim(...asked)).threads.flatMap((thread) => thread.comments.map((comment) => comment.text));

test("a claim shows what is said about it, its links and the sentences that it stands in", async () => {
  const w = await makeWorkspace();
  const article = await makeArticle(w.viewers.analyst);
  const { claimId } = await madeClaim(w, article);
  const { linkId } = await madeLink(w, claimId);
  const say = (kind: string, id: string, text: string) => run(startThreadOperation, w.viewers.lead, { about: { kind, id }, text });
  for (const [kind, id] of [
    ["claim", claimId],
    ["link", linkId],
    ["sentence", article.sentences[1]!.id],
  ] as const)
    done(await say(kind, id, `On the ${kind}`));
  const { threads } = await discussionOfClaim(w.viewers.analyst, claimId);
  const quoted = Object.fromEntries(threads.map(({ about, comments }) => [comments[0]!.text, about.words]));
  expect(Object.keys(quoted)).toEqual(expect.arrayContaining(["On the claim", "On the link"]));
  expect(quoted["On the claim"]).toContain("burned down");
  expect(quoted["On the link"]).toContain("the warehouse burned");
  const everything = await discussionOfArticle(w.viewers.observer, article.articleId, false);
  expect(everything.threads).toHaveLength(3);
});

test("what was said about a claim that was merged into another is read at that one, and at the next that it is merged into", async () => {
  const w = await makeWorkspace();
  const article = await makeArticle(w.viewers.analyst);
  const claims = [
    await madeClaim(w, article),
    await madeClaim(w, article, "Police counted twelve trucks in the yard."),
    await madeClaim(w, article),
  ];
  const merge = async (into: string, merged: string) => {
    const rows = await asOwner<{ claimId: string; version: number }>(
      `SELECT id AS "claimId", version FROM claim WHERE id = ANY($1::uuid[])`,
      [[into, merged]],
    );
    const row = (id: string) => rows.find(({ claimId }) => claimId === id)!;
    const statement = "The warehouse burned down.";
    done(await run(mergeClaimsOperation, w.viewers.analyst, { into: row(into), merged: [row(merged)], statement }));
  };
  const [first, second, third] = claims.map(({ claimId }) => claimId) as [string, string, string];
  await madeThread(w, first);
  await merge(second, first);
  expect(await wordsOf(w.viewers.lead, second)).toEqual(["Which warehouse is meant?"]);
  expect((await discussionOfClaim(w.viewers.lead, second)).threads[0]!.claim).toMatchObject({ id: first, number: 1 });
  await merge(third, second);
  expect(await wordsOf(w.viewers.lead, third)).toEqual(["Which warehouse is meant?"]);
  done(await run(assignClaimOperation, w.viewers.lead, { claimId: third, version: 0, plan: { mode: "queue", wanted: 2, dueOn: null } }));
  await madeLink(w, third);
  done(await run(submitAssessmentOperation, w.viewers.analyst, { claimId: third, version: 0, judgement }));
  await madeDraft(w, third, w.viewers.second);
  expect(await wordsOf(w.viewers.second, third)).toEqual([]);
});

test("who is mentioned is told, and who took part before; nobody of their own words; reading marks it read", async () => {
  const w = await makeWorkspace();
  const { threadId } = await madeThread(w, undefined, [w.viewers.second.userId]);
  done(await run(addCommentOperation, w.viewers.lead, { threadId, text: "The old one." }));
  const newsOf = async (who: "analyst" | "second" | "lead") => (await readNews(w.viewers[who], null, 10)).map((item) => item.kind);
  expect([await newsOf("analyst"), await newsOf("second"), await newsOf("lead")]).toEqual([["comment"], ["mention"], []]);
  expect(await countUnread(w.viewers.second)).toBe(1);
  done(await run(readNewsOperation, w.viewers.second, { ids: "all" }));
  expect([await countUnread(w.viewers.second), await countUnread(w.viewers.analyst)]).toEqual([0, 1]);
});

test("who is blind for a claim sees and hears nothing of what others say about it, until they have submitted", async () => {
  const w = await makeWorkspace();
  const article = await makeArticle(w.viewers.analyst);
  const { claimId } = await madeClaim(w, article);
  const { linkId } = await madeLink(w, claimId);
  await madeLink(w, claimId, "refutes", w.viewers.second);
  const contested = { ...judgement, tag: "unsupported" as const, basis: "refuted" as const };
  const draft = await madeDraft(w, claimId, w.viewers.second);
  const mentions = [w.viewers.second.userId];
  const started = [];
  for (const [kind, id] of [
    ["claim", claimId],
    ["link", linkId],
  ] as const) {
    started.push(done(await run(startThreadOperation, w.viewers.lead, { about: { kind, id }, text: `Secret ${kind}`, mentions })));
  }
  expect(await wordsOf(w.viewers.second, claimId)).toEqual([]);
  expect((await discussionOfArticle(w.viewers.second, article.articleId, false)).threads).toEqual([]);
  expect([await countUnread(w.viewers.second), await readNews(w.viewers.second, null, 10)]).toEqual([0, []]);
  const { threadId, commentId } = started[0]!;
  const notThere = { kind: "not-found" };
  await expectNothingLeft(w, () => run(addCommentOperation, w.viewers.second, { threadId, text: "Hello" }), notThere);
  await expectNothingLeft(w, () => run(resolveThreadOperation, w.viewers.second, { threadId, version: 1 }), notThere);
  await expectNothingLeft(w, () => run(withdrawCommentOperation, w.viewers.second, { commentId, version: 1 }), notThere);
  await expectNothingLeft(
    w,
    () => run(startThreadOperation, w.viewers.second, { about: { kind: "link", id: linkId }, text: "Mine" }),
    notThere,
  );
  // Their own words stay theirs to see.
  done(await run(startThreadOperation, w.viewers.second, { about: { kind: "claim", id: claimId }, text: "My own question" }));
  expect(await wordsOf(w.viewers.second, claimId)).toEqual(["My own question"]);
  done(await run(submitAssessmentOperation, w.viewers.second, { claimId, version: draft.version, judgement: contested }));
  expect(await wordsOf(w.viewers.second, claimId)).toEqual(expect.arrayContaining(["Secret claim", "Secret link", "My own question"]));
  expect(await countUnread(w.viewers.second)).toBe(2);
});

test("a comment is its author's to change; a lead can take it back, and its words are shown no longer", async () => {
  const w = await makeWorkspace();
  const { commentId, claimId } = await madeThread(w);
  await expectNothingLeft(w, () => run(editCommentOperation, w.viewers.lead, { commentId, version: 1, text: "Other words" }), {
    kind: "forbidden",
  });
  done(await run(editCommentOperation, w.viewers.analyst, { commentId, version: 1, text: "Which of the two?" }));
  await expectNothingLeft(w, () => run(editCommentOperation, w.viewers.analyst, { commentId, version: 1, text: "Again" }), {
    kind: "changed-meanwhile",
  });
  done(await run(withdrawCommentOperation, w.viewers.lead, { commentId, version: 2 }));
  const [comment] = (await discussionOfClaim(w.viewers.analyst, claimId)).threads[0]!.comments;
  expect(comment).toMatchObject({ text: "", withdrawnAt: expect.any(String), version: 3 });
});
