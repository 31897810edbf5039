import { adjudicateClaimOperation } from "@/lib/operations/adjudicate-claim";
import { addEvidenceOperation } from "@/lib/operations/add-evidence";
import { addSourceOperation } from "@/lib/operations/add-source";
import { freezeSnapshotOperation } from "@/lib/operations/freeze-snapshot";
import { importArticleVersionOperation } from "@/lib/operations/import-article-version";
import { linkEvidenceOperation } from "@/lib/operations/link-evidence";
import { recordSearchOperation } from "@/lib/operations/record-search";
import { approveAssessmentOperation, returnAssessmentOperation } from "@/lib/operations/review-assessment";
import { saveAssessmentOperation } from "@/lib/operations/save-assessment";
import { submitAssessmentOperation } from "@/lib/operations/submit-assessment";
import { run } from "@/lib/pipeline/run";
import type { DemoAssessment, DemoContent, DemoReview, DemoSecondOpinion } from "./demo/types";
import { type DemoPeople, done } from "./seed-acts";
import type { DemoSplit } from "./seed-claims";

/** Weighs the demo's claims: sources, evidence, links, searches, assessments in every state, and a later version at the end. */
export async function weighDemo(demo: DemoContent, people: DemoPeople, { articleId, claimIds }: DemoSplit): Promise<void> {
  const ana = people("ana");
  const sourceIds = new Map<string, string>();
  for (const { key, kind, url = "", ...source } of demo.sources) {
    sourceIds.set(key, done(await run(addSourceOperation, ana, { ...source, url, note: kind })).sourceId);
  }
  const documents = new Map<string, { evidenceId: string; text: string }>();
  for (const { key, source, document, url = "", ...evidence } of demo.evidence) {
    const snapshot = done(await run(freezeSnapshotOperation, ana, { intake: "typed", text: document }));
    const added = await run(addEvidenceOperation, ana, {
      ...evidence,
      url,
      intake: "typed",
      snapshotId: snapshot.snapshotId,
      sourceId: sourceIds.get(source)!,
    });
    documents.set(key, { evidenceId: done(added).evidenceId, text: snapshot.document.text });
  }
  const linkIds = new Map<string, string>();
  for (const { claim, evidence, by, quote, ...link } of demo.links) {
    const { evidenceId, text } = documents.get(evidence)!;
    const start = text.indexOf(quote);
    const linked = done(
      await run(linkEvidenceOperation, people(by), {
        ...link,
        claimId: claimIds.get(claim)!,
        evidenceId,
        start,
        end: start + quote.length,
      }),
    );
    linkIds.set(`${claim} ${evidence}`, linked.linkId);
  }
  for (const { claim, by, ...search } of demo.searches) {
    done(await run(recordSearchOperation, people(by), { ...search, claimId: claimIds.get(claim)! }));
  }
  for (const opinion of demo.secondOpinions) await assessSecond(opinion, { claimId: claimIds.get(opinion.claim)!, documents }, people);
  const handedIn = new Map<string, { assessmentId: string; version: number }>();
  for (const assessment of demo.assessments) {
    const submitted = await assess(assessment, { claimId: claimIds.get(assessment.claim)!, linkIds }, people);
    if (submitted) handedIn.set(`${assessment.claim} ${assessment.analyst}`, submitted);
  }
  for (const { claim, adjudicator, take, reasonCode, reasons } of demo.adjudications) {
    const seen = [...handedIn].filter(([key]) => key.startsWith(`${claim} `)).map(([, submitted]) => submitted);
    const takenId = handedIn.get(`${claim} ${take}`)!.assessmentId;
    const settled = { claimId: claimIds.get(claim)!, seen, takenId, reasonCode, reasons };
    done(await run(adjudicateClaimOperation, people(adjudicator), settled));
  }
  done(await run(importArticleVersionOperation, people("lea"), { articleId, version: 1, text: demo.article.textV2 }));
}

type Documents = ReadonlyMap<string, { evidenceId: string; text: string }>;

/** Blind, since there is a draft before there is a link. */
async function assessSecond(opinion: DemoSecondOpinion, at: { claimId: string; documents: Documents }, people: DemoPeople): Promise<void> {
  const analyst = people(opinion.analyst);
  const { claimId, documents } = at;
  const { tag, basis, rationale } = opinion;
  const judgement = { tag, basis, rationale, likelihood: null, confidence: null, asOf: null };
  const { version } = done(await run(saveAssessmentOperation, analyst, { claimId, version: 0, judgement }));
  for (const { evidence, quote, ...link } of opinion.links) {
    const { evidenceId, text } = documents.get(evidence)!;
    const start = text.indexOf(quote);
    done(await run(linkEvidenceOperation, analyst, { ...link, claimId, evidenceId, note: "", start, end: start + quote.length }));
  }
  done(await run(submitAssessmentOperation, analyst, { claimId, version, judgement }));
}

type Submitted = { assessmentId: string; version: number };
type At = { claimId: string; linkIds: ReadonlyMap<string, string> };

/** @returns the assessment as it was handed in last; null: it is a draft */
async function assess(assessment: DemoAssessment, at: At, people: DemoPeople): Promise<Submitted | null> {
  const analyst = people(assessment.analyst);
  const { claimId } = at;
  const judgement = {
    tag: assessment.tag ?? null,
    basis: assessment.basis ?? null,
    rationale: assessment.rationale,
    likelihood: assessment.likelihood ?? null,
    confidence: assessment.confidence ?? null,
    asOf: assessment.asOf ?? null,
  };
  const submit = async (version: number, rationale: string, answer = ""): Promise<Submitted> =>
    done(await run(submitAssessmentOperation, analyst, { claimId, version, judgement: { ...judgement, rationale }, answer }));
  const earlier = assessment.state === "submitted" ? assessment.earlier : undefined;
  const draft = done(await run(saveAssessmentOperation, analyst, { claimId, version: 0, judgement }));
  if (assessment.state === "draft") return null;
  if (earlier) {
    const first = await submit(draft.version, earlier.rationale);
    const { version } = await giveBack(first, assessment.claim, earlier.review, at, people);
    return submit(version, assessment.rationale, earlier.answer);
  }
  const submitted = await submit(draft.version, assessment.rationale);
  if (assessment.state === "submitted") return submitted;
  const { review } = assessment;
  if (assessment.state === "returned") return giveBack(submitted, assessment.claim, review, at, people);
  const { assessmentId, version } = submitted;
  return done(await run(approveAssessmentOperation, people(review.reviewer), { assessmentId, version, comment: review.comment }));
}

async function giveBack(of: Submitted, claim: string, review: DemoReview, { linkIds }: At, people: DemoPeople): Promise<Submitted> {
  const { reviewer, comment, reasonCode, aboutEvidence } = review;
  const about = aboutEvidence ? { kind: "link" as const, id: linkIds.get(`${claim} ${aboutEvidence}`)! } : null;
  const { assessmentId, version } = of;
  return done(await run(returnAssessmentOperation, people(reviewer), { assessmentId, version, comment, reasonCode: reasonCode!, about }));
}
