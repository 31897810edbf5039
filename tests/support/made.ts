import type { Judgement } from "@/lib/domain/assessments";
import type { Result } from "@/lib/domain/problems";
import { type Basis, tagOfBasis } from "@/lib/domain/tags";
import type { Viewer } from "@/lib/domain/viewer";
import { adjudicateClaimOperation } from "@/lib/operations/adjudicate-claim";
import { addEvidenceOperation } from "@/lib/operations/add-evidence";
import { addSourceOperation } from "@/lib/operations/add-source";
import { createClaimOperation } from "@/lib/operations/create-claim";
import { freezeSnapshotOperation } from "@/lib/operations/freeze-snapshot";
import { linkEvidenceOperation } from "@/lib/operations/link-evidence";
import { recordSearchOperation } from "@/lib/operations/record-search";
import { approveAssessmentOperation } from "@/lib/operations/review-assessment";
import { saveAssessmentOperation } from "@/lib/operations/save-assessment";
import { setKnownAnswerOperation } from "@/lib/operations/set-known-answer";
import { setTrainingOperation } from "@/lib/operations/set-training";
import { startThreadOperation } from "@/lib/operations/start-thread";
import { submitAssessmentOperation } from "@/lib/operations/submit-assessment";
import { run } from "@/lib/pipeline/run";
import { makeArticle, spanOf, type TestArticle } from "./article";
import { asOwner, type TestWorkspace } from "./workspace";

/** What a test needs before it begins, made through the pipeline as a person would; its analyst made it, unless somebody is named. */

/** The value of an act that is to succeed. */
export function done<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.problem));
}

export const burned = "The warehouse burned down on 3 May 2021.";

/** @param text of the article, where it is not the test's */
export async function madeClaim(w: TestWorkspace, article?: TestArticle, quote = burned, text?: string) {
  const { articleId, versionId } = article ?? (await makeArticle(w.viewers.analyst));
  const made = await run(createClaimOperation, w.viewers.analyst, {
    articleVersionId: versionId,
    statement: quote,
    spans: [spanOf(quote, text)],
  });
  return { ...done(made), articleId, versionId };
}

export type CandidateAt = { candidateId: string; version: number; statement: string };

/** A proposed claim of the test article, with as few words as there are. `saying`: one that is linked to what was said. */
export async function madeCandidate(w: TestWorkspace, which: "saying" | "said" | "plain" = "plain"): Promise<CandidateAt> {
  const { versionId } = await makeArticle(w.viewers.analyst);
  const rows = await asOwner<{ candidateId: string; version: number; statement: string; saying: boolean; said: boolean }>(
    `SELECT id AS "candidateId", version, statement, attributes_id IS NOT NULL AS saying,
       EXISTS (SELECT FROM candidate s WHERE s.attributes_id = c.id) AS said
     FROM candidate c WHERE article_version_id = $1 ORDER BY sentence_ordinal, ordinal`,
    [versionId],
  );
  const found = rows.find((row) => (which === "saying" ? row.saying : which === "said" ? row.said : !row.saying && !row.said));
  if (!found) throw new Error(`no ${which} candidate among ${JSON.stringify(rows)}`);
  const { candidateId, version, statement } = found;
  return { candidateId, version, statement };
}

export const documentText = "The brigade wrote: the warehouse burned on 3 May 2021. Nothing else burned.";

export async function madeSource(w: TestWorkspace, name = "The fire brigade", origin = "") {
  return done(await run(addSourceOperation, w.viewers.analyst, { name, reliability: "B", origin }));
}

export async function madeSnapshot(w: TestWorkspace, text = documentText) {
  return done(await run(freezeSnapshotOperation, w.viewers.analyst, { intake: "typed", text }));
}

export async function madeEvidence(w: TestWorkspace, source?: { sourceId: string }, publishedOn = "2021-05-04") {
  const { sourceId } = source ?? (await madeSource(w));
  const { snapshotId } = await madeSnapshot(w);
  const input = { title: "The brigade's log", publishedOn, snapshotId, sourceId, intake: "typed" };
  return { ...done(await run(addEvidenceOperation, w.viewers.analyst, input)), sourceId, snapshotId };
}

export async function madeLink(
  w: TestWorkspace,
  claimId: string,
  stance = "supports",
  by: Viewer = w.viewers.analyst,
  evidence?: { evidenceId: string },
) {
  const { evidenceId } = evidence ?? (await madeEvidence(w, await madeSource(w, `A source that ${stance} ${claimId}`)));
  const quote = spanOf("the warehouse burned on 3 May 2021", documentText);
  return { ...done(await run(linkEvidenceOperation, by, { claimId, evidenceId, stance, credibility: 2, ...quote })), evidenceId };
}

/** A claim of an article to train on, with a supporting link of its analyst's. */
export async function madeTraining(w: TestWorkspace) {
  const claim = await madeClaim(w);
  await madeLink(w, claim.claimId);
  const [article] = await asOwner<{ version: number }>(`SELECT version FROM article WHERE id = $1`, [claim.articleId]);
  done(await run(setTrainingOperation, w.viewers.lead, { articleId: claim.articleId, version: article!.version, training: true }));
  return claim;
}

export async function madeAnswer(w: TestWorkspace, claimId: string, basis: Basis = "single-source") {
  const answer = { claimId, version: 0, tag: tagOfBasis(basis), basis, explanation: "The log is the brigade's own." };
  return done(await run(setKnownAnswerOperation, w.viewers.lead, answer));
}

/** A discussion about a claim, begun by its analyst. */
export async function madeThread(w: TestWorkspace, claimId?: string, mentions: string[] = []) {
  const about = { kind: "claim" as const, id: claimId ?? (await madeClaim(w)).claimId };
  return {
    ...done(await run(startThreadOperation, w.viewers.analyst, { about, text: "Which warehouse is meant?", mentions })),
    claimId: about.id,
  };
}

export async function madeSearch(w: TestWorkspace, claimId: string) {
  const search = { query: "harbour fire", place: "the city's archive", searchedOn: "2021-06-01", outcome: "Nothing was found." };
  return done(await run(recordSearchOperation, w.viewers.analyst, { claimId, ...search }));
}

export const judgement: Judgement = {
  tag: "evidenced",
  basis: "single-source",
  rationale: "The brigade's log says so.",
  likelihood: null,
  confidence: null,
  asOf: null,
};

export async function madeDraft(w: TestWorkspace, claimId: string, by: Viewer = w.viewers.analyst, judged: Partial<Judgement> = {}) {
  return done(await run(saveAssessmentOperation, by, { claimId, version: 0, judgement: { ...judgement, ...judged } }));
}

/** A submitted assessment, of a new claim with a supporting link unless there is one already. */
export async function madeSubmission(w: TestWorkspace, by: Viewer = w.viewers.analyst, on?: { claimId: string }) {
  const { claimId } = on ?? (await madeClaim(w));
  if (!on) await madeLink(w, claimId);
  return { ...done(await run(submitAssessmentOperation, by, { claimId, version: 0, judgement })), claimId };
}

export const dissent: Judgement = {
  ...judgement,
  tag: "unsupported",
  basis: "unverifiable",
  rationale: "Only the brigade says so, and nobody else was there.",
};

/** A claim of which two analysts have handed in different judgements, with what an adjudicator has to have seen. */
export async function madeDisagreement(w: TestWorkspace) {
  const first = await madeSubmission(w);
  const { claimId } = first;
  const second = done(await run(submitAssessmentOperation, w.viewers.second, { claimId, version: 0, judgement: dissent }));
  const seen = [first, second].map(({ assessmentId, version }) => ({ assessmentId, version }));
  return { claimId, first, second, seen };
}

export async function madeAdjudication(w: TestWorkspace, take: "first" | "second" | null = "first") {
  const made = await madeDisagreement(w);
  const { claimId, seen } = made;
  const settled = take ? { takenId: made[take].assessmentId } : { judgement: { ...judgement, rationale: "Settled words." } };
  const reason = { reasonCode: "reading", reasons: "The log is the brigade's own, and it was there." };
  const { adjudicationId } = done(await run(adjudicateClaimOperation, w.viewers.reviewer, { claimId, seen, ...settled, ...reason }));
  const [verdict] = await asOwner<{ id: string }>(`SELECT id FROM verdict WHERE claim_id = $1 AND superseded_at IS NULL`, [claimId]);
  return { ...made, adjudicationId, verdictId: verdict!.id };
}

export async function madeVerdict(w: TestWorkspace) {
  const { assessmentId, version, claimId } = await madeSubmission(w);
  return { ...done(await run(approveAssessmentOperation, w.viewers.reviewer, { assessmentId, version })), claimId };
}

/** The first anchor of a claim in a version. */
export async function anchorIn(
  versionId: string,
  claimId: string,
): Promise<{ anchorId: string; version: number; state: string; start: number; end: number; exact: string }> {
  const [row] = await asOwner<{ anchorId: string; version: number; state: string; start: number; end: number; exact: string }>(
    `SELECT id AS "anchorId", version, state, start, "end", exact FROM anchor WHERE article_version_id = $1 AND claim_id = $2 ORDER BY ordinal`,
    [versionId, claimId],
  );
  if (!row) throw new Error("no anchor");
  return row;
}

/** The entry of the log that a claim began with. */
export async function entryOf(claimId: string, act = "claim.created"): Promise<string> {
  const [row] = await asOwner<{ id: string }>(`SELECT id FROM audit_event WHERE claim_id = $1 AND act = $2 ORDER BY id LIMIT 1`, [
    claimId,
    act,
  ]);
  return row!.id;
}
