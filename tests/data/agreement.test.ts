import { beforeAll, expect, test } from "vitest";
import { readDiffering } from "@/lib/data/differing-items";
import { readMarkedPlaces } from "@/lib/data/marked-places";
import { countSeen, readRatings } from "@/lib/data/ratings";
import { agreementOf } from "@/lib/domain/agreement/agreement-of";
import type { Ratings } from "@/lib/domain/agreement/ratings";
import { unitizingOf } from "@/lib/domain/agreement/unitizing";
import { type AgreementAsked, type Rated, readAsked } from "@/lib/domain/agreement-asked";
import type { Basis } from "@/lib/domain/tags";
import type { Viewer } from "@/lib/domain/viewer";
import { assignClaimOperation } from "@/lib/operations/assign-claim";
import { createClaimOperation } from "@/lib/operations/create-claim";
import { linkEvidenceOperation, withdrawLinkOperation } from "@/lib/operations/link-evidence";
import { returnAssessmentOperation } from "@/lib/operations/review-assessment";
import { submitAssessmentOperation } from "@/lib/operations/submit-assessment";
import { run } from "@/lib/pipeline/run";
import { publishedCases } from "../domain/agreement/published";
import { articleText, makeArticle, spanOf } from "../support/article";
import { burned, dissent, documentText, done, madeClaim, madeDisagreement, madeEvidence } from "../support/made";
import { useTestDatabase } from "../support/people";
import { ratedTable } from "../support/rated";
import { asOwner, makeWorkspace, type TestWorkspace } from "../support/workspace";

useTestDatabase();

const all: AgreementAsked = readAsked({});
const asking = (more: Partial<AgreementAsked>): AgreementAsked => ({ ...all, ...more });
const sizes = async (viewer: Viewer, asked: AgreementAsked = all, subject: Rated = "tag") =>
  agreementOf(await readRatings(viewer, asked, subject)).data;
const valueOf = (ratings: Ratings, figure: "krippendorffAlpha" | "cohenKappa" | "percentAgreement") => {
  const found = agreementOf(ratings).figures[figure];
  return "value" in found ? found.value : found.undefined;
};

/** Krippendorff’s section C: twelve units, four observers, missing data. */
const basisOf: Record<string, Basis> = { 1: "unverifiable", 2: "single-source", 3: "no-evidence", 4: "refuted", 5: "misleading" };
const published = publishedCases("krippendorff-2011")[2]!.observers!.map((row) => row.map((label) => (label ? basisOf[label]! : null)));
let w: TestWorkspace;
let raters: Viewer[];
let claimIds: string[];
beforeAll(async () => {
  w = await makeWorkspace();
  const { analyst, second, reviewer, lead } = w.viewers;
  raters = [analyst, second, reviewer, lead];
  claimIds = await ratedTable(w, raters, published);
}, 120_000);

test("a published table that people hand in, each blind, has the published figure", async () => {
  const ratings = await readRatings(w.viewers.lead, all, "basis");
  expect(ratings.raters).toEqual(raters.map(({ pseudonym }) => pseudonym).toSorted());
  expect(agreementOf(ratings).data).toEqual({ items: 12, singles: 1, ratings: 41, raters: 4, labels: 7 });
  expect(valueOf(ratings, "krippendorffAlpha")).toBeCloseTo(0.743, 3);
  expect((await readRatings(w.viewers.lead, all, "tag")).labels).toEqual(["evidenced", "contested", "unsupported"]);
});

test("narrowed down to two, it is the table of these two; to one, what this one rated, by everybody", async () => {
  const [one, other] = [raters[0]!, raters[3]!];
  const pair = await readRatings(w.viewers.reviewer, asking({ analystIds: [one.userId, other.userId] }), "basis");
  const both = published[0]!.map((label, item) => [label, published[3]![item]!] as const).filter(([a, b]) => a !== null && b !== null);
  expect(agreementOf(pair).data).toMatchObject({ items: 11, ratings: 20, raters: 2 });
  expect(valueOf(pair, "percentAgreement")).toBeCloseTo(both.filter(([a, b]) => a === b).length / both.length, 12);
  expect(await sizes(w.viewers.lead, asking({ analystIds: [one.userId] }))).toMatchObject({ items: 9, raters: 4, ratings: 35 });
});

test("the items that differ come page by page, the last made first, each with what was given; of a pair, and by what they gave", async () => {
  const { lead } = w.viewers;
  const page = (more: Partial<Parameters<typeof readDiffering>[3]>) =>
    readDiffering(lead, all, "basis", { pair: null, after: null, limit: 2, ...more });
  const differing = claimIds.filter((_, item) => new Set(published.map((row) => row[item]).filter((label) => label !== null)).size > 1);
  const first = await page({});
  const last = first[1]!;
  const second = await page({ after: { claimId: last.claimId, evidenceId: null } });
  expect([...first.slice(0, 2), ...second].map(({ claimId }) => claimId)).toEqual(differing.toReversed());
  expect(first).toHaveLength(3);
  const one = first.find(({ claimId }) => claimId === claimIds[5])!;
  expect(one).toMatchObject({ number: expect.any(Number) as number, articleTitle: "Fire at the harbour", evidence: null });
  expect(one.given.map(({ label }) => label)).toHaveLength(4);
  const ids = [raters[0]!.userId, raters[1]!.userId] as const;
  const pair = await page({ pair: { raters: ids, gave: null } });
  expect(pair.map(({ claimId }) => claimId)).toEqual([claimIds[5]]);
  expect(pair[0]!.given.map(({ rater }) => rater).toSorted()).toEqual(raters.map(({ name }) => name).toSorted());
  const gave = await page({ pair: { raters: ids, gave: ["unverifiable", "single-source"] } });
  expect(gave.map(({ claimId }) => claimId)).toEqual([claimIds[5]]);
  const alike = await page({ pair: { raters: ids, gave: ["unverifiable", "unverifiable"] }, limit: 20 });
  expect(alike.map(({ claimId }) => claimId)).toEqual([claimIds[7], claimIds[0]]);
});

test("only first submissions count, in their period; who had seen others' is counted only when asked for", async () => {
  const own = await makeWorkspace();
  const { viewers } = own;
  // Nobody assigned it, and neither had a draft: both could see what the other did.
  const { claimId, first } = await madeDisagreement(own);
  expect(await sizes(viewers.lead)).toMatchObject({ ratings: 0 });
  expect(await countSeen(viewers.lead, all)).toBe(2);
  expect(await sizes(viewers.lead, asking({ seen: true }))).toMatchObject({ items: 1, ratings: 2, raters: 2 });

  const back = {
    assessmentId: first.assessmentId,
    version: first.version,
    reasonCode: "style",
    comment: "Better words.",
    withoutMissing: true,
  };
  const { version } = done(await run(returnAssessmentOperation, viewers.reviewer, back));
  done(await run(submitAssessmentOperation, viewers.analyst, { claimId, version, judgement: dissent, answer: "Right." }));
  const seen = await readRatings(viewers.lead, asking({ seen: true }), "tag");
  expect(valueOf(seen, "percentAgreement")).toBe(0);

  await asOwner(`UPDATE submission SET submitted_at = '2026-03-31T23:59:59.999Z' WHERE claim_id = $1 AND ordinal = 1 AND analyst_id = $2`, [
    claimId,
    viewers.analyst.userId,
  ]);
  for (const [from, to, ratings] of [
    ["2026-03-31", "2026-03-31", 1],
    ["2026-04-01", null, 1],
    [null, "2026-03-30", 0],
  ] as const) {
    expect([from, to, (await sizes(viewers.lead, asking({ seen: true, from, to }))).ratings]).toEqual([from, to, ratings]);
  }
});

test("retired claims, training articles, other articles and other workspaces do not count; a training article does when it is asked for", async () => {
  const own = await makeWorkspace();
  const { lead, analyst, second } = own.viewers;
  const [one, other] = [await makeArticle(analyst), await makeArticle(analyst)];
  const table = [
    ["unverifiable", "unverifiable"],
    ["unverifiable", "no-evidence"],
  ] as const;
  const [retired] = await ratedTable(own, [analyst, second], table, one);
  await ratedTable(own, [analyst, second], table, other);
  expect(await sizes(lead)).toMatchObject({ items: 4, ratings: 8 });
  await asOwner(`UPDATE claim SET retired = 'withdrawn' WHERE id = $1`, [retired]);
  expect(await sizes(lead)).toMatchObject({ items: 3 });
  expect(await sizes(lead, asking({ articleId: one.articleId }))).toMatchObject({ items: 1 });
  await asOwner(`UPDATE article SET training = true WHERE id = $1`, [other.articleId]);
  expect(await sizes(lead)).toMatchObject({ items: 1 });
  expect(await sizes(lead, asking({ training: true }))).toMatchObject({ items: 3 });
  expect(await sizes(lead, asking({ articleId: other.articleId }))).toMatchObject({ items: 2 });
});

test("who has not been calibrated as the workspace asks does not count, unless asked for", async () => {
  const own = await makeWorkspace();
  const { lead, analyst, reviewer } = own.viewers;
  await ratedTable(own, [analyst, reviewer], [["unverifiable"], ["unverifiable"]]);
  await asOwner(`UPDATE workspace SET calibration_share = 0.8, calibration_claims = 1 WHERE id = $1`, [own.workspaceId]);
  expect(await sizes(lead)).toMatchObject({ ratings: 1, raters: 1 });
  expect(await sizes(lead, asking({ uncalibrated: true }))).toMatchObject({ ratings: 2, raters: 2 });
});

test("of stances, each person's first standing link of a document counts, made before they handed in blind", async () => {
  const own = await makeWorkspace();
  const { lead, analyst, second } = own.viewers;
  const { claimId } = await madeClaim(own);
  const { evidenceId } = await madeEvidence(own);
  const plan = { mode: "named", analysts: [analyst.userId, second.userId], dueOn: null };
  done(await run(assignClaimOperation, lead, { claimId, version: 0, plan }));
  const link = async (by: Viewer, stance: string, quote: string) =>
    done(await run(linkEvidenceOperation, by, { claimId, evidenceId, stance, credibility: 2, note: "", ...spanOf(quote, documentText) }));
  const withdrawn = await link(analyst, "context", "The brigade wrote");
  await link(analyst, "supports", "the warehouse burned");
  await link(analyst, "refutes", "Nothing else burned.");
  await link(second, "qualifies", "the warehouse burned");
  done(await run(withdrawLinkOperation, analyst, { linkId: withdrawn.linkId, version: 1 }));
  expect(await sizes(lead, all, "stance")).toMatchObject({ ratings: 0 });
  expect(await sizes(lead, asking({ seen: true }), "stance")).toMatchObject({ items: 1, ratings: 2, labels: 4 });
  for (const by of [analyst, second]) done(await run(submitAssessmentOperation, by, { claimId, version: 0, judgement: dissent }));
  expect(await sizes(lead, all, "stance")).toMatchObject({ items: 1, ratings: 2 });
  const [item] = await readDiffering(lead, all, "stance", { pair: null, after: null, limit: 5 });
  expect(item).toMatchObject({ claimId, evidence: { id: evidenceId, title: "The brigade's log" } });
  expect(item!.given.map(({ label }) => label).toSorted()).toEqual(["qualifies", "supports"]);
  const after = { claimId, evidenceId };
  expect(await readDiffering(lead, all, "stance", { pair: null, after, limit: 5 })).toEqual([]);
});

test("a lead who still has to assess a claim sees nothing of it, in no figure and in no list", async () => {
  const own = await makeWorkspace();
  const { lead, analyst, second } = own.viewers;
  const [claimId] = await ratedTable(own, [analyst, second], [["unverifiable"], ["no-evidence"]]);
  expect(await sizes(lead)).toMatchObject({ ratings: 2 });
  const plan = { mode: "named", analysts: [analyst.userId, second.userId, lead.userId], dueOn: null };
  const [{ version }] = (await asOwner(`SELECT version FROM claim_plan WHERE claim_id = $1`, [claimId])) as [{ version: number }];
  done(await run(assignClaimOperation, lead, { claimId, version, plan }));
  for (const subject of ["tag", "basis", "stance"] as const) {
    expect(await sizes(lead, asking({ seen: true }), subject)).toMatchObject({ ratings: 0 });
    expect(await readDiffering(lead, asking({ seen: true }), subject, { pair: null, after: null, limit: 5 })).toEqual([]);
  }
  expect(await countSeen(lead, all)).toBe(0);
  expect(await sizes(own.viewers.reviewer)).toMatchObject({ ratings: 2 });
});

test("the places that people marked are compared text by text, where at least two marked any", async () => {
  const own = await makeWorkspace();
  const { lead, analyst, second } = own.viewers;
  const article = await makeArticle(analyst);
  await makeArticle(second);
  const mark = async (by: Viewer, quote: string) =>
    done(await run(createClaimOperation, by, { articleVersionId: article.versionId, statement: quote, spans: [spanOf(quote)] }));
  await mark(analyst, burned);
  expect(await readMarkedPlaces(lead, all)).toEqual([]);
  await mark(second, burned);
  await mark(second, "Police counted twelve trucks in the yard.");
  const [marked, ...more] = await readMarkedPlaces(lead, all);
  expect(more).toEqual([]);
  expect(marked).toMatchObject({ id: article.articleId, continuum: { length: articleText.length } });
  const rows = [
    { rater: analyst.pseudonym, spans: [spanOf(burned)] },
    { rater: second.pseudonym, spans: [spanOf(burned), spanOf("Police counted twelve trucks in the yard.")] },
  ].toSorted((a, b) => (a.rater < b.rater ? -1 : 1));
  expect(marked!.continuum.marked).toEqual(rows);
  expect(unitizingOf([marked!.continuum]).unitizingAlpha).toMatchObject({ n: { continua: 1, raters: 2, units: 3 } });
  expect(await readMarkedPlaces(lead, asking({ analystIds: [lead.userId] }))).toEqual([]);
  expect(await readMarkedPlaces(lead, asking({ analystIds: [analyst.userId] }))).toHaveLength(1);
});

test("agreement is for reviewers and leads", async () => {
  for (const who of ["observer", "analyst"] as const) {
    const viewer = w.viewers[who];
    const forbidden = { problem: { kind: "forbidden" } };
    await expect(readRatings(viewer, all, "tag")).rejects.toMatchObject(forbidden);
    await expect(countSeen(viewer, all)).rejects.toMatchObject(forbidden);
    await expect(readMarkedPlaces(viewer, all)).rejects.toMatchObject(forbidden);
    await expect(readDiffering(viewer, all, "tag", { pair: null, after: null, limit: 5 })).rejects.toMatchObject(forbidden);
  }
});
