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
import type { DemoAssessment, DemoContent } from "./demo/types";
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
  for (const { claim, evidence, by, quote, ...link } of demo.links) {
    const { evidenceId, text } = documents.get(evidence)!;
    const start = text.indexOf(quote);
    done(
      await run(linkEvidenceOperation, people(by), {
        ...link,
        claimId: claimIds.get(claim)!,
        evidenceId,
        start,
        end: start + quote.length,
      }),
    );
  }
  for (const { claim, by, ...search } of demo.searches) {
    done(await run(recordSearchOperation, people(by), { ...search, claimId: claimIds.get(claim)! }));
  }
  for (const assessment of demo.assessments) await assess(assessment, claimIds.get(assessment.claim)!, people);
  done(await run(importArticleVersionOperation, people("lea"), { articleId, version: 1, text: demo.article.textV2 }));
}

async function assess(assessment: DemoAssessment, claimId: string, people: DemoPeople): Promise<void> {
  const analyst = people(assessment.analyst);
  const judgement = {
    tag: assessment.tag ?? null,
    basis: assessment.basis ?? null,
    rationale: assessment.rationale,
    likelihood: assessment.likelihood ?? null,
    confidence: assessment.confidence ?? null,
    asOf: assessment.asOf ?? null,
  };
  const draft = done(await run(saveAssessmentOperation, analyst, { claimId, version: 0, judgement }));
  if (assessment.state === "draft") return;
  const { assessmentId, version } = done(await run(submitAssessmentOperation, analyst, { claimId, version: draft.version, judgement }));
  if (assessment.state === "submitted") return;
  const { reviewer, comment, reasonCode } = assessment.review;
  const reviewed = { assessmentId, version, comment };
  if (assessment.state === "settled") done(await run(approveAssessmentOperation, people(reviewer), reviewed));
  else done(await run(returnAssessmentOperation, people(reviewer), { ...reviewed, reasonCode: reasonCode! }));
}
