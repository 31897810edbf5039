import { expect, test } from "vitest";
import { rejectCandidateOperation } from "@/lib/operations/decide-candidate";
import { disposeSentenceOperation } from "@/lib/operations/dispose-sentence";
import { finishArticleOperation } from "@/lib/operations/edit-article";
import { importArticleVersionOperation } from "@/lib/operations/import-article-version";
import { confirmAnchorOperation } from "@/lib/operations/place-anchor";
import { withdrawClaimOperation } from "@/lib/operations/retire-claim";
import { run } from "@/lib/pipeline/run";
import { articleText, makeArticle } from "../support/article";
import { keepsTheContract, rowOf } from "../support/contract";
import { anchorIn, burned, done, madeClaim } from "../support/made";
import { useTestDatabase } from "../support/people";
import { laterText } from "../support/subjects";
import { expectNothingLeft } from "../support/traces";
import { asOwner, makeWorkspace } from "../support/workspace";

useTestDatabase();

keepsTheContract(importArticleVersionOperation, {
  changes: ["article", "article_version", "candidate", "sentence"],
  events: ({ articleId }) => [
    {
      act: "article.version-imported",
      object: `article/${String(articleId)}`,
      ver: 2,
      parts: { before: { ordinal: 1 }, after: { ordinal: 2, intake: "paste", sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } },
    },
  ],
  refused: [
    {
      because: "the same text",
      input: (valid) => ({ ...valid, text: articleText }),
      problem: { kind: "invalid", fields: { text: expect.any(String) } },
    },
    {
      because: "no text",
      input: (valid) => ({ ...valid, text: " \n" }),
      problem: { kind: "invalid", fields: { text: expect.any(String) } },
    },
    {
      because: "no such snapshot",
      input: (valid) => ({ ...valid, snapshotId: "00000000-0000-7000-8000-000000000001" }),
      problem: { kind: "not-found" },
    },
  ],
});

const trucks = "Police counted twelve trucks in the yard.";
const hurt = "The harbour master said that nobody was hurt.";
/** The question first, the fire told otherwise, the police left out, and the harbour master where he was. */
const rewritten = [trucks, "", "Fire at the harbour", "", `The old warehouse burned down entirely on 3 May 2021. ${hurt}`].join("\n");

test("each claim is found again as it stands now: exact, moved, fuzzy or lost, and the words beside a fuzzy one differ", async () => {
  const w = await makeWorkspace();
  const article = await makeArticle(w.viewers.analyst);
  const claims = {
    exact: await madeClaim(w, article, hurt),
    moved: await madeClaim(w, article, trucks),
    fuzzy: await madeClaim(w, article),
    lost: await madeClaim(w, article, "Who set the fire?"),
  };
  const { articleId } = article;
  const later = done(await run(importArticleVersionOperation, w.viewers.analyst, { articleId, version: 1, text: rewritten }));
  for (const quote of ["exact", "moved"] as const) {
    const anchor = await anchorIn(later.versionId, claims[quote].claimId);
    expect(["exact", "moved"]).toContain(anchor.state);
    expect(rewritten.slice(anchor.start, anchor.end)).toBe(quote === "exact" ? hurt : trucks);
  }
  const fuzzy = await anchorIn(later.versionId, claims.fuzzy.claimId);
  expect(fuzzy).toMatchObject({ state: "fuzzy", exact: rewritten.slice(fuzzy.start, fuzzy.end) });
  expect(fuzzy.exact).not.toBe(burned);
  expect(await anchorIn(later.versionId, claims.lost.claimId)).toMatchObject({ state: "lost", exact: "Who set the fire?" });
  expect(later.anchors).toMatchObject({ fuzzy: 1, lost: 1, confirmed: 0 });
  const counted = await asOwner<{ claims: number }>(`SELECT sum(claims)::int AS claims FROM sentence WHERE article_version_id = $1`, [
    later.versionId,
  ]);
  expect(counted).toEqual([{ claims: 3 }]);
});

test("a fuzzy place that nobody confirmed stays fuzzy in the next version; a confirmed one is sure", async () => {
  const w = await makeWorkspace();
  const article = await makeArticle(w.viewers.analyst);
  const [open, confirmed] = [await madeClaim(w, article), await madeClaim(w, article)];
  const { articleId } = article;
  const second = done(await run(importArticleVersionOperation, w.viewers.analyst, { articleId, version: 1, text: laterText }));
  const { anchorId } = await anchorIn(second.versionId, confirmed.claimId);
  done(await run(confirmAnchorOperation, w.viewers.analyst, { anchorId, version: 1 }));
  const third = done(
    await run(importArticleVersionOperation, w.viewers.analyst, { articleId, version: 2, text: `${laterText}\n\nOne line more.` }),
  );
  expect((await anchorIn(third.versionId, open.claimId)).state).toBe("fuzzy");
  expect((await anchorIn(third.versionId, confirmed.claimId)).state).toBe("exact");
});

test("what was decided about sentences and proposals holds for the same ones of the next version, and no others", async () => {
  const w = await makeWorkspace();
  const { articleId, versionId, sentences } = await makeArticle(w.viewers.analyst);
  const [last] = sentences.slice(-1);
  done(
    await run(disposeSentenceOperation, w.viewers.analyst, {
      sentenceId: last!.id,
      version: 1,
      disposition: "no-checkable-claim",
      reason: "A question.",
    }),
  );
  const [candidate] = await asOwner<{ id: string; statement: string }>(
    `SELECT id, statement FROM candidate WHERE article_version_id = $1 AND statement LIKE '%truck%' LIMIT 1`,
    [versionId],
  );
  done(await run(rejectCandidateOperation, w.viewers.second, { candidateId: candidate!.id, version: 1 }));
  const later = done(await run(importArticleVersionOperation, w.viewers.analyst, { articleId, version: 1, text: laterText }));
  const decided = await asOwner(
    `SELECT disposition, reason, decided_by FROM sentence WHERE article_version_id = $1 AND disposition IS NOT NULL`,
    [later.versionId],
  );
  expect(decided).toEqual([{ disposition: "no-checkable-claim", reason: "A question.", decided_by: w.viewers.analyst.userId }]);
  const carried = await asOwner(`SELECT statement, state, decided_by FROM candidate WHERE article_version_id = $1 AND state <> 'open'`, [
    later.versionId,
  ]);
  expect(carried).toEqual([{ statement: candidate!.statement, state: "rejected", decided_by: w.viewers.second.userId }]);
});

test("a finished article is open again; a withdrawn claim comes along without being counted", async () => {
  const w = await makeWorkspace();
  const { claimId, articleId } = await madeClaim(w);
  done(await run(withdrawClaimOperation, w.viewers.analyst, { claimId, version: 1 }));
  done(await run(finishArticleOperation, w.viewers.analyst, { articleId, version: 1, reason: "Enough." }));
  const later = done(await run(importArticleVersionOperation, w.viewers.analyst, { articleId, version: 2, text: laterText }));
  expect(await rowOf("article", articleId)).toMatchObject({ finished_at: null, finish_reason: null, current_version_id: later.versionId });
  expect(later.anchors.fuzzy).toBe(0);
  expect((await anchorIn(later.versionId, claimId)).state).toBe("fuzzy");
});

test("of two versions at the same moment one comes in, and the other is told", async () => {
  const w = await makeWorkspace();
  const { articleId } = await makeArticle(w.viewers.analyst);
  const texts = [laterText, rewritten];
  const both = await Promise.all(
    texts.map((text) => run(importArticleVersionOperation, w.viewers.analyst, { articleId, version: 1, text })),
  );
  expect(both.filter((result) => result.ok)).toHaveLength(1);
  const again = () =>
    run(importArticleVersionOperation, w.viewers.analyst, { articleId, version: 1, text: "Something else. It came late." });
  await expectNothingLeft(w, again, { kind: "changed-meanwhile", current: { version: 2 } });
});
