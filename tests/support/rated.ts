import type { Judgement } from "@/lib/domain/assessments";
import { type Basis, tagOfBasis } from "@/lib/domain/tags";
import type { Viewer } from "@/lib/domain/viewer";
import { assignClaimOperation } from "@/lib/operations/assign-claim";
import { linkEvidenceOperation } from "@/lib/operations/link-evidence";
import { recordSearchOperation } from "@/lib/operations/record-search";
import { submitAssessmentOperation } from "@/lib/operations/submit-assessment";
import { run } from "@/lib/pipeline/run";
import { makeArticle, spanOf, type TestArticle } from "./article";
import { documentText, done, judgement, madeClaim, madeEvidence, madeSource } from "./made";
import type { TestWorkspace } from "./workspace";

/** What the gate wants of whoever judges so, made by themselves since they see nothing else. */
const needs: Partial<Record<Basis, "supports" | "refutes" | "qualifies" | "search">> = {
  "single-source": "supports",
  refuted: "refutes",
  misleading: "qualifies",
  "no-evidence": "search",
};

/** A rater for each row, an item for each column; null: this one was not asked. */
export type BasisTable = readonly (readonly (Basis | null)[])[];

/** Puts a table of ratings through the pipeline: each claim is assigned to those who rate it, and so each submits blind. @returns the claims' ids */
export async function ratedTable(w: TestWorkspace, raters: readonly Viewer[], table: BasisTable, article?: TestArticle): Promise<string[]> {
  const within = article ?? (await makeArticle(w.viewers.analyst));
  const { evidenceId } = await madeEvidence(w, await madeSource(w, `The brigade, for ${within.articleId}`));
  const claimIds: string[] = [];
  for (let item = 0; item < table[0]!.length; item++) {
    const { claimId } = await madeClaim(w, within);
    const asked = raters.filter((_, rater) => table[rater]![item] !== null);
    const plan = { mode: "named", analysts: asked.map(({ userId }) => userId), dueOn: null };
    done(await run(assignClaimOperation, w.viewers.lead, { claimId, version: 0, plan }));
    for (const [rater, viewer] of raters.entries()) {
      const basis = table[rater]![item];
      if (basis) await rated(viewer, claimId, basis, evidenceId);
    }
    claimIds.push(claimId);
  }
  return claimIds;
}

/** Hands in an assessment with this basis, and first what it has to rest on. */
export async function rated(by: Viewer, claimId: string, basis: Basis, evidenceId: string): Promise<void> {
  const need = needs[basis];
  if (need === "search") {
    const search = { query: "harbour fire", place: "the archive", searchedOn: "2021-06-01", outcome: "Nothing was found." };
    done(await run(recordSearchOperation, by, { claimId, ...search }));
  } else if (need) {
    const place = spanOf("the warehouse burned on 3 May 2021", documentText);
    done(await run(linkEvidenceOperation, by, { claimId, evidenceId, stance: need, credibility: 2, note: "", ...place }));
  }
  const judged: Judgement = { ...judgement, tag: tagOfBasis(basis), basis };
  done(await run(submitAssessmentOperation, by, { claimId, version: 0, judgement: judged }));
}
