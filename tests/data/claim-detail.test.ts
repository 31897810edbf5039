import { expect, test } from "vitest";
import { readClaimDetail } from "@/lib/data/claim-detail";
import { searchClaims } from "@/lib/data/claim-search";
import { readEvidence } from "@/lib/data/evidence-list";
import { importArticleVersionOperation } from "@/lib/operations/import-article-version";
import { withdrawLinkOperation } from "@/lib/operations/link-evidence";
import { relateClaimsOperation } from "@/lib/operations/relate-claims";
import { withdrawClaimOperation } from "@/lib/operations/retire-claim";
import { returnAssessmentOperation } from "@/lib/operations/review-assessment";
import { saveAssessmentOperation } from "@/lib/operations/save-assessment";
import { submitAssessmentOperation } from "@/lib/operations/submit-assessment";
import { undoReviewOperation } from "@/lib/operations/undo-review";
import { run } from "@/lib/pipeline/run";
import { makeArticle } from "../support/article";
import {
  burned,
  done,
  judgement,
  madeAdjudication,
  madeClaim,
  madeDraft,
  madeLink,
  madeSearch,
  madeSubmission,
  madeVerdict,
} from "../support/made";
import { useTestDatabase } from "../support/people";
import { laterText } from "../support/subjects";
import { makeWorkspace } from "../support/workspace";

useTestDatabase();

test("a claim comes with all that hangs on it, and with the names of who did it", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeVerdict(w);
  await madeSearch(w, claimId);
  const withdrawn = await madeLink(w, claimId, "refutes");
  done(await run(withdrawLinkOperation, w.viewers.analyst, { linkId: withdrawn.linkId, version: 1 }));
  const other = await madeClaim(w);
  done(await run(relateClaimsOperation, w.viewers.analyst, { fromClaimId: other.claimId, toClaimId: claimId, kind: "contradicts" }));
  const detail = await readClaimDetail(w.viewers.observer, claimId);
  expect(detail).toMatchObject({
    claim: { id: claimId, number: 1, statement: burned, articleTitle: "Fire at the harbour", createdBy: w.viewers.analyst.name },
    anchors: [{ exact: burned, state: "exact", before: null }],
    relations: [{ kind: "contradicts", direction: "to", claim: { id: other.claimId, verdict: null } }],
    verdicts: [{ tag: "evidenced", basis: "single-source", settledBy: w.viewers.reviewer.name, supersededAt: null }],
    own: null,
    others: [{ analyst: w.viewers.analyst.name, state: "approved", reviews: [{ reviewer: w.viewers.reviewer.name, outcome: "approved" }] }],
    blind: false,
    searches: [{ query: "harbour fire", searchedOn: "2021-06-01", withdrawnAt: null }],
  });
  expect(detail.links.map(({ stance, withdrawnAt }) => [stance, withdrawnAt === null])).toEqual([
    ["supports", true],
    ["refutes", false],
  ]);
});

test("an analyst who still has to submit sees no other's assessment and no verdict; a reviewer does", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeVerdict(w);
  expect((await readClaimDetail(w.viewers.second, claimId)).others).toHaveLength(1);
  await madeDraft(w, claimId, w.viewers.second);
  const blind = await readClaimDetail(w.viewers.second, claimId);
  expect(blind).toMatchObject({ blind: true, others: [], verdicts: [], own: { analystId: w.viewers.second.userId, state: "draft" } });
  await madeDraft(w, claimId, w.viewers.lead);
  expect(await readClaimDetail(w.viewers.lead, claimId)).toMatchObject({ blind: false, others: [{ state: "approved" }] });
});

test("who is blind for a claim finds neither its verdict nor others' links by searching, nor on the evidence's page", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeVerdict(w);
  const { evidenceId } = await madeLink(w, claimId, "refutes");
  const query = { words: "brigade's", tag: null, show: "all", articleId: null, before: null, limit: 5 } as const;
  const seen = async (who: "second" | "analyst" | "reviewer") => {
    const byTag = await searchClaims(w.viewers[who], { ...query, words: "", tag: "evidenced" });
    const byPassage = await searchClaims(w.viewers[who], query);
    const { links } = await readEvidence(w.viewers[who], evidenceId);
    return [byTag.length, byPassage.length, links.length];
  };
  expect(await seen("second")).toEqual([1, 1, 1]);
  await madeDraft(w, claimId, w.viewers.second);
  expect(await seen("second")).toEqual([0, 0, 0]);
  expect(await seen("reviewer")).toEqual([1, 1, 1]);
  expect(await searchClaims(w.viewers.second, { ...query, words: "" })).toMatchObject([
    { id: claimId, tag: null, basis: null, passage: null },
  ]);
});

test("a draft is its author's alone, whoever asks; once submitted it is everybody's", async () => {
  const w = await makeWorkspace();
  const { claimId } = await madeClaim(w);
  await madeDraft(w, claimId);
  for (const who of ["observer", "second", "reviewer", "lead"] as const) {
    expect([who, (await readClaimDetail(w.viewers[who], claimId)).others]).toEqual([who, []]);
  }
  const submitted = await madeSubmission(w, w.viewers.second);
  expect((await readClaimDetail(w.viewers.observer, submitted.claimId)).others).toMatchObject([{ state: "submitted" }]);
});

test("a fuzzy place is shown beside what stood there before; another workspace finds nothing", async () => {
  const w = await makeWorkspace();
  const { claimId, articleId } = await madeClaim(w);
  done(await run(importArticleVersionOperation, w.viewers.analyst, { articleId, version: 1, text: laterText }));
  const { anchors } = await readClaimDetail(w.viewers.observer, claimId);
  expect(anchors).toMatchObject([{ state: "fuzzy", before: burned, exact: expect.stringContaining("entirely") }]);
  const stranger = (await makeWorkspace()).viewers.lead;
  await expect(readClaimDetail(stranger, claimId)).rejects.toMatchObject({ problem: { kind: "not-found" } });
});

test("what was returned stays readable while its author mends it: each hand-in with its answer, the return between them and what it points at", async () => {
  const w = await makeWorkspace();
  const article = await makeArticle(w.viewers.analyst);
  const { claimId } = await madeClaim(w, article);
  await madeLink(w, claimId);
  const { assessmentId, version } = await madeSubmission(w, w.viewers.analyst, { claimId });
  const about = { kind: "sentence", id: article.sentences[1]!.id };
  const back = { assessmentId, version, reasonCode: "reading", comment: "Which warehouse?", about };
  const returned = done(await run(returnAssessmentOperation, w.viewers.reviewer, back));
  const mended = { ...judgement, rationale: "The brigade's log says so of the one at the harbour." };
  const draft = { claimId, version: returned.version, judgement: { ...mended, rationale: "Not for others yet." } };
  const saved = done(await run(saveAssessmentOperation, w.viewers.analyst, draft));
  expect((await readClaimDetail(w.viewers.reviewer, claimId)).others).toMatchObject([{ state: "draft", rationale: judgement.rationale }]);

  const answered = { claimId, version: saved.version, judgement: mended, answer: "The one at the harbour." };
  done(await run(submitAssessmentOperation, w.viewers.analyst, answered));
  const { others, missing } = await readClaimDetail(w.viewers.reviewer, claimId);
  expect(others).toMatchObject([
    {
      state: "submitted",
      rationale: mended.rationale,
      reviews: [{ outcome: "returned", comment: "Which warehouse?", about: { ...about, words: burned } }],
      submissions: [
        { ordinal: 1, rationale: judgement.rationale, answer: "" },
        { ordinal: 2, rationale: mended.rationale, answer: "The one at the harbour." },
      ],
    },
  ]);
  expect(missing).toBe(0);
});

test("a verdict by adjudication comes with its reasons; a review that was taken back is gone", async () => {
  const w = await makeWorkspace();
  const { claimId, first, adjudicationId } = await madeAdjudication(w);
  const { verdicts, own } = await readClaimDetail(w.viewers.analyst, claimId);
  const adjudication = { id: adjudicationId, takenId: first.assessmentId, reasonCode: "reading", reasons: expect.stringContaining("log") };
  expect(verdicts).toMatchObject([{ assessmentId: first.assessmentId, adjudication }]);
  expect(own).toMatchObject({ state: "approved", reviews: [] });
  const approved = await madeVerdict(w);
  done(await run(undoReviewOperation, w.viewers.reviewer, { assessmentId: approved.assessmentId, version: approved.version }));
  expect((await readClaimDetail(w.viewers.analyst, approved.claimId)).own).toMatchObject({ state: "submitted", reviews: [] });
});

test("the claim tells its author whether they may take up again what they handed in", async () => {
  const w = await makeWorkspace();
  const submitted = await madeSubmission(w);
  const settled = await madeVerdict(w);
  const mayBe = async (claimId: string) => (await readClaimDetail(w.viewers.analyst, claimId)).mayTakeUpAgain;
  expect([await mayBe(submitted.claimId), await mayBe(settled.claimId)]).toEqual([true, false]);
  const free = await makeWorkspace(undefined, "submission");
  const own = await madeSubmission(free);
  expect((await readClaimDetail(free.viewers.analyst, own.claimId)).mayTakeUpAgain).toBe(true);
});

test("a standing claim is shown with the claims it is related to that stand; a retired one keeps its own", async () => {
  const w = await makeWorkspace();
  const article = await makeArticle(w.viewers.analyst);
  const [claim, stands, gone] = [await madeClaim(w, article), await madeClaim(w, article), await madeClaim(w, article)];
  for (const { claimId } of [stands, gone]) {
    const relation = { fromClaimId: claimId, toClaimId: claim.claimId, kind: "contradicts" };
    done(await run(relateClaimsOperation, w.viewers.analyst, relation));
  }
  done(await run(withdrawClaimOperation, w.viewers.analyst, { claimId: gone.claimId, version: 2 }));
  const related = async (claimId: string) =>
    (await readClaimDetail(w.viewers.analyst, claimId)).relations.map(({ claim: other }) => other.id);
  expect(await related(claim.claimId)).toEqual([stands.claimId]);
  expect(await related(gone.claimId)).toEqual([claim.claimId]);
});
