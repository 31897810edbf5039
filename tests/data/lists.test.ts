import { beforeAll, expect, test } from "vitest";
import { readArticleFacts } from "@/lib/data/article-details";
import { articleTitle, listArticles } from "@/lib/data/article-list";
import { searchClaims, type ClaimQuery } from "@/lib/data/claim-search";
import { readDashboard } from "@/lib/data/dashboard";
import { listEvidence, listSources, readEvidence } from "@/lib/data/evidence-list";
import type { ListCursor } from "@/lib/domain/list-cursor";
import { disposeSentenceOperation } from "@/lib/operations/dispose-sentence";
import { finishArticleOperation } from "@/lib/operations/edit-article";
import { importArticleVersionOperation } from "@/lib/operations/import-article-version";
import { withdrawClaimOperation } from "@/lib/operations/retire-claim";
import { run } from "@/lib/pipeline/run";
import { makeArticle } from "../support/article";
import { burned, done, madeClaim, madeDraft, madeEvidence, madeLink, madeSubmission, madeVerdict } from "../support/made";
import { useTestDatabase } from "../support/people";
import { laterText } from "../support/subjects";
import { makeWorkspace, type TestWorkspace } from "../support/workspace";

useTestDatabase();

let w: TestWorkspace;
let stranger: TestWorkspace["viewers"]["lead"];
let settled: Awaited<ReturnType<typeof madeVerdict>>;
let open: Awaited<ReturnType<typeof madeSubmission>>;
/** One article with a settled claim, one with a submitted one, one without any that is finished. */
beforeAll(async () => {
  w = await makeWorkspace();
  stranger = (await makeWorkspace()).viewers.lead;
  settled = await madeVerdict(w);
  open = await madeSubmission(w);
  const { articleId, sentences } = await makeArticle(w.viewers.analyst, "Rain fell in the night. It stopped at noon.");
  done(await run(disposeSentenceOperation, w.viewers.analyst, { sentenceId: sentences[0]!.id, version: 1, disposition: "opinion" }));
  done(await run(finishArticleOperation, w.viewers.analyst, { articleId, version: 1, reason: "Weather." }));
});

const articles = { filter: "all", title: "", before: null, limit: 10 } as const;

test("articles come last changed first, with how far each has come, a page at a time", async () => {
  const list = await listArticles(w.viewers.observer, articles);
  expect(list).toMatchObject([
    { finishedAt: expect.any(Date), sentences: 2, openSentences: 1, claims: 0 },
    { finishedAt: null, claims: 1, toReview: 1, settled: { evidenced: 0 } },
    { finishedAt: null, claims: 1, toReview: 0, settled: { evidenced: 1, contested: 0, unsupported: 0 }, openSentences: 4 },
  ]);
  const pages = [];
  for (let before: ListCursor | null = null; ; before = { at: pages.at(-1)!.updatedAt, id: pages.at(-1)!.id }) {
    const [next] = await listArticles(w.viewers.observer, { ...articles, before, limit: 1 });
    if (!next) break;
    pages.push(next);
  }
  expect(pages).toEqual(list);
});

test("articles are found by state and by title, where % and _ mean themselves; nobody else finds them", async () => {
  const count = async (options: object) => (await listArticles(w.viewers.observer, { ...articles, ...options })).length;
  expect([await count({ filter: "open" }), await count({ filter: "finished" })]).toEqual([2, 1]);
  expect([
    await count({ title: "HARBOUR" }),
    await count({ title: "%" }),
    await count({ title: "_" }),
    await count({ title: "\\" }),
  ]).toEqual([3, 0, 0, 0]);
  expect(await listArticles(stranger, articles)).toEqual([]);
  const [{ id } = { id: "" }] = await listArticles(w.viewers.observer, articles);
  expect([await articleTitle(w.viewers.observer, id), await articleTitle(stranger, id)]).toEqual(["Fire at the harbour", null]);
});

const asked: ClaimQuery = { words: "", tag: null, show: "all", articleId: null, before: null, limit: 10 };
const found = async (query: Partial<ClaimQuery>, viewer = w.viewers.observer) =>
  (await searchClaims(viewer, { ...asked, ...query })).map((claim) => claim.id);

test("claims are found by every word, their own or their evidence's, and by what became of them", async () => {
  const both = [open.claimId, settled.claimId];
  expect((await found({ words: "warehouse burned" })).toSorted()).toEqual(both.toSorted());
  expect(await found({ words: "warehouse zebra" })).toEqual([]);
  expect(await found({ words: "brigade's" })).toHaveLength(2);
  expect(await found({ tag: "evidenced" })).toEqual([settled.claimId]);
  expect(await found({ show: "unsettled" })).toEqual([open.claimId]);
  expect(await found({ show: "to-review" })).toEqual([open.claimId]);
  expect(await found({}, stranger)).toEqual([]);
  const [passage] = await searchClaims(w.viewers.observer, { ...asked, words: "brigade's" });
  expect(passage).toMatchObject({ statement: burned, passage: "the warehouse burned on 3 May 2021" });
});

test("what somebody types is searched for, and never run", async () => {
  for (const words of ["'; DROP TABLE claim; --", "a & | ! ( ) :*", "\\", "%", "<->", "😀"])
    await expect(found({ words })).resolves.toBeInstanceOf(Array);
});

test("“mine” are one's own drafts, “places” what was found with doubt; withdrawn claims are not found", async () => {
  const own = await makeWorkspace();
  const claim = await madeClaim(own);
  await madeDraft(own, claim.claimId);
  expect(await found({ show: "mine" }, own.viewers.analyst)).toEqual([claim.claimId]);
  expect(await found({ show: "mine" }, own.viewers.second)).toEqual([]);
  expect(await found({ show: "places" }, own.viewers.analyst)).toEqual([]);
  done(await run(importArticleVersionOperation, own.viewers.analyst, { articleId: claim.articleId, version: 1, text: laterText }));
  expect(await found({ show: "places" }, own.viewers.analyst)).toEqual([claim.claimId]);
  const facts = await readArticleFacts(own.viewers.observer, claim.articleId);
  expect(facts.versions).toMatchObject([
    { ordinal: 2, anchors: { fuzzy: 1, exact: 0 }, by: own.viewers.analyst.name },
    { ordinal: 1, anchors: { fuzzy: 0, exact: 1 } },
  ]);
  await expect(readArticleFacts(stranger, claim.articleId)).rejects.toMatchObject({ problem: { kind: "not-found" } });
  done(await run(withdrawClaimOperation, own.viewers.analyst, { claimId: claim.claimId, version: 1 }));
  expect(await found({}, own.viewers.analyst)).toEqual([]);
});

test("evidence is listed with its source and the links that stand, and found by title and source", async () => {
  const list = await listEvidence(w.viewers.observer, { words: "", before: null, limit: 10 });
  expect(list).toHaveLength(2);
  expect(list[0]).toMatchObject({ title: "The brigade's log", reliability: "B", links: 1, intake: "typed" });
  expect(await listEvidence(w.viewers.observer, { words: "log", before: { at: list[0]!.createdAt, id: list[0]!.id }, limit: 10 })).toEqual(
    list.slice(1),
  );
  expect(await listEvidence(w.viewers.observer, { words: "supports", before: null, limit: 10 })).toHaveLength(2);
  expect(await listEvidence(stranger, { words: "", before: null, limit: 10 })).toEqual([]);
  expect((await listSources(w.viewers.observer)).map((source) => source.evidence)).toEqual([1, 1]);
  expect(await listSources(stranger)).toEqual([]);
  expect(await readEvidence(w.viewers.observer, list[0]!.id)).toMatchObject({
    links: [{ stance: "supports", claim: { statement: burned } }],
  });
  await expect(readEvidence(stranger, list[0]!.id)).rejects.toMatchObject({ problem: { kind: "not-found" } });
});

test("the dashboard counts what stands: verdicts, sentences, links by grade, and acts by day", async () => {
  const own = await makeWorkspace();
  const { claimId } = await madeVerdict(own);
  await madeLink(own, claimId, "refutes", own.viewers.analyst, await madeEvidence(own));
  const [article] = await listArticles(own.viewers.observer, articles);
  const dashboard = await readDashboard(own.viewers.observer, article!.id);
  expect(dashboard).toMatchObject({ claims: 1, verdicts: [{ tag: "evidenced", basis: "single-source", claims: 1 }] });
  expect(new Map(dashboard.coverage.map(({ disposition, sentences }) => [disposition, sentences]))).toEqual(
    new Map([
      ["has-claims", 1],
      [null, 4],
    ] as const),
  );
  expect(
    dashboard.links.map(({ stance, reliability, credibility, links }) => `${stance} ${reliability}${credibility} ${links}`).toSorted(),
  ).toEqual(["refutes B2 1", "supports B2 1"]);
  expect(dashboard.days).toHaveLength(1);
  expect(dashboard.days[0]).toMatchObject({ settled: 1 });
  const settling = await makeWorkspace(undefined, "submission");
  await madeSubmission(settling);
  const [other] = await listArticles(settling.viewers.observer, articles);
  expect((await readDashboard(settling.viewers.observer, other!.id)).days).toMatchObject([{ settled: 1 }]);
  await expect(readDashboard(stranger, article!.id)).rejects.toMatchObject({ problem: { kind: "not-found" } });
});
