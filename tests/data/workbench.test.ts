import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readCandidates, readOwnStates, readVersionText, workbenchChanges, workbenchJson } from "@/lib/data/workbench";
import { uuidV7 } from "@/lib/domain/ids";
import type { WorkbenchData } from "@/lib/domain/workbench";
import { rejectCandidateOperation } from "@/lib/operations/decide-candidate";
import { disposeSentenceOperation } from "@/lib/operations/dispose-sentence";
import { editArticleOperation } from "@/lib/operations/edit-article";
import { editClaimOperation } from "@/lib/operations/edit-claim";
import { placeAnchorOperation } from "@/lib/operations/place-anchor";
import { withdrawClaimOperation } from "@/lib/operations/retire-claim";
import { run } from "@/lib/pipeline/run";
import { articleText, makeArticle, spanOf } from "../support/article";
import { anchorIn, done, madeClaim, madeDraft, madeLink, madeSearch, madeSubmission } from "../support/made";
import { useTestDatabase } from "../support/people";
import { asOwner, makeWorkspace } from "../support/workspace";

useTestDatabase();

const minute = 60_000;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-03-01T12:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});
const later = (minutes: number) => vi.setSystemTime(Date.now() + minutes * minute);

async function opened() {
  const w = await makeWorkspace();
  const article = await makeArticle(w.viewers.analyst);
  const [fire, trucks, hurt] = [
    await madeClaim(w, article),
    await madeClaim(w, article, "Police counted twelve trucks in the yard."),
    await madeClaim(w, article, "nobody was hurt"),
  ];
  const whole = async (known: string | null = null) => {
    const { revision, json } = await workbenchJson(w.viewers.observer, article.articleId, known);
    return { revision: revision!, data: json === null ? null : (JSON.parse(json) as WorkbenchData) };
  };
  return { w, article, fire, trucks, hurt, whole, by: w.viewers.analyst };
}

test("the whole is what stands, with its counts; who has it already gets nothing", async () => {
  const { w, whole, fire, article } = await opened();
  await madeLink(w, fire.claimId, "refutes");
  await madeSearch(w, fire.claimId);
  await madeDraft(w, fire.claimId);
  const { revision, data } = await whole();
  expect(data).toMatchObject({ revision, unsplit: 0, article: { id: article.articleId, version: 1 }, versions: [{ ordinal: 1 }] });
  expect(data!.sentences.map(({ start, end }) => articleText.slice(start, end))).toHaveLength(5);
  expect(data!.claims).toMatchObject([
    {
      id: fire.claimId,
      number: 1,
      links: { supports: 0, refutes: 1 },
      searches: 1,
      submitted: 0,
      verdict: null,
      anchors: [{ ...spanOf("The warehouse burned down on 3 May 2021."), state: "exact" }],
    },
    { number: 2 },
    { number: 3 },
  ]);
  expect(JSON.stringify(data)).not.toContain("The brigade's log says so.");
  expect(await whole(revision)).toEqual({ revision, data: null });
});

test("since a revision, just what has changed comes: claims, retired ones, sentences and proposals", async () => {
  const { w, article, fire, trucks, hurt, whole, by } = await opened();
  later(5);
  done(await run(editClaimOperation, by, { claimId: hurt.claimId, version: 1, statement: "Nobody was hurt [in the fire]." }));
  const { revision } = await whole();
  expect(await workbenchChanges(by, article.articleId, revision)).toEqual({
    revision,
    claims: [],
    retired: [],
    sentences: [],
    candidates: [],
    whole: false,
  });

  later(5);
  done(await run(editClaimOperation, by, { claimId: fire.claimId, version: 1, statement: "It burned." }));
  done(await run(withdrawClaimOperation, by, { claimId: trucks.claimId, version: 1 }));
  const question = article.sentences.at(-1)!;
  done(await run(disposeSentenceOperation, by, { sentenceId: question.id, version: 1, disposition: "no-checkable-claim" }));
  const [candidate] = await readCandidates(by, article.versionId, { from: 0, to: 3 });
  done(await run(rejectCandidateOperation, by, { candidateId: candidate!.id, version: 1 }));

  const changes = await workbenchChanges(w.viewers.second, article.articleId, revision);
  // The last act that the reader knows comes again; it does no harm.
  expect(changes.claims.map(({ id, statement }) => [id, statement])).toEqual([
    [fire.claimId, "It burned."],
    [hurt.claimId, "Nobody was hurt [in the fire]."],
  ]);
  expect(changes.retired).toEqual([trucks.claimId]);
  expect(changes.candidates.map(({ id, state }) => [id, state])).toEqual([[candidate!.id, "rejected"]]);
  expect(changes.sentences.map(({ start, claims, disposition }) => [articleText.slice(start, start + 6), claims, disposition])).toEqual([
    ["The wa", 1, null],
    ["The ha", 1, null],
    ["Police", 0, null],
    ["Who se", 0, "no-checkable-claim"],
  ]);
  expect(changes).toMatchObject({ whole: false, revision: (await whole()).revision });
});

test("an act that commits late, under an earlier id, is not overlooked", async () => {
  const { w, article, fire, trucks, whole, by } = await opened();
  later(5);
  done(await run(editClaimOperation, by, { claimId: trucks.claimId, version: 1, statement: "Twelve trucks." }));
  const { revision } = await whole();
  const earlier = uuidV7(Date.now() - 20_000, new Uint8Array(10));
  await asOwner(`UPDATE claim SET statement = 'Said slowly.' WHERE id = $1`, [fire.claimId]);
  await asOwner(
    `INSERT INTO audit_event (workspace_id, id, act, actor, object, ver, article_id, claim_id, at, leaf_hash)
     VALUES ($1, $2, 'claim.changed', 'p-late', $3, 9, $4, $5, now(), '\\x00')`,
    [w.workspaceId, earlier, `claim/${fire.claimId}`, article.articleId, fire.claimId],
  );
  const changes = await workbenchChanges(by, article.articleId, revision);
  expect(changes.revision).not.toBe(revision);
  expect(changes.claims.map((claim) => claim.statement)).toContain("Said slowly.");
  expect((await whole(revision)).data!.claims[0]!.statement).toBe("Said slowly.");
});

test("after what changes everything, the whole is to be read again", async () => {
  const { article, fire, whole, by } = await opened();
  const { revision } = await whole();
  later(5);
  const { anchorId } = await anchorIn(article.versionId, fire.claimId);
  done(await run(placeAnchorOperation, by, { anchorId, version: 1, ...spanOf("twelve trucks") }));
  expect(await workbenchChanges(by, article.articleId, revision)).toMatchObject({ whole: true });
  const between = await whole();
  later(5);
  done(await run(editArticleOperation, by, { articleId: article.articleId, version: 1, title: "Another" }));
  expect(await workbenchChanges(by, article.articleId, between.revision)).toMatchObject({ whole: true });
  expect((await whole(between.revision)).data!.article.title).toBe("Another");
});

test("another workspace finds nothing, also of what is kept in memory", async () => {
  const { article, whole, fire } = await opened();
  const { revision } = await whole();
  await whole();
  const stranger = (await makeWorkspace()).viewers.lead;
  const notFound = { problem: { kind: "not-found" } };
  await expect(workbenchJson(stranger, article.articleId, null)).rejects.toMatchObject(notFound);
  await expect(workbenchJson(stranger, article.articleId, revision)).rejects.toMatchObject(notFound);
  await expect(workbenchChanges(stranger, article.articleId, revision)).rejects.toMatchObject(notFound);
  await expect(readVersionText(stranger, article.articleId, article.versionId)).rejects.toMatchObject(notFound);
  await expect(readCandidates(stranger, article.versionId, { from: 0, to: 5 })).rejects.toMatchObject(notFound);
  await expect(readOwnStates(stranger, article.articleId)).rejects.toMatchObject(notFound);
  await expect(workbenchChanges(stranger, article.articleId, "yesterday")).rejects.toMatchObject({ problem: { kind: "invalid" } });
  expect(fire.claimId).toBeTruthy();
});

test("who is blind for a claim sees no verdict, no submission and no links of others on it; everybody else does", async () => {
  const { w, article, fire, trucks, whole } = await opened();
  await madeLink(w, trucks.claimId, "refutes");
  await madeSubmission(w, w.viewers.lead, (await madeLink(w, fire.claimId), fire));
  await madeDraft(w, fire.claimId, w.viewers.second);
  const others = (await whole()).data!.claims[0]!;
  expect(others).toMatchObject({ submitted: 1, links: { supports: 1 } });
  const seen = async () => (JSON.parse((await workbenchJson(w.viewers.second, article.articleId, null)).json!) as WorkbenchData).claims;
  expect(await seen()).toMatchObject([{ submitted: 0, verdict: null, links: { supports: 0 } }, { links: { refutes: 1 } }, {}]);
  await madeLink(w, fire.claimId, "context", w.viewers.second);
  expect((await seen())[0]).toMatchObject({ links: { supports: 0, context: 1 } });
  const { claims } = await workbenchChanges(w.viewers.second, article.articleId, uuidV7(Date.now() - minute, new Uint8Array(10)));
  expect(claims[0]).toMatchObject({ submitted: 0, links: { supports: 0, context: 1 } });
});

test("everybody sees the state of their own assessments alone; a text is read under its own article only", async () => {
  const { w, article, fire, trucks } = await opened();
  await madeDraft(w, fire.claimId);
  await madeDraft(w, trucks.claimId, w.viewers.second);
  expect(await readOwnStates(w.viewers.analyst, article.articleId)).toEqual({ [fire.claimId]: "draft" });
  expect(await readOwnStates(w.viewers.lead, article.articleId)).toEqual({});
  expect((await readVersionText(w.viewers.observer, article.articleId, article.versionId)).text).toBe(articleText);
  const other = await makeArticle(w.viewers.analyst);
  await expect(readVersionText(w.viewers.observer, other.articleId, article.versionId)).rejects.toMatchObject({
    problem: { kind: "not-found" },
  });
});
