import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Viewer } from "@/lib/domain/viewer";
import { addEvidenceOperation } from "@/lib/operations/add-evidence";
import { addSourceOperation } from "@/lib/operations/add-source";
import { createClaimOperation } from "@/lib/operations/create-claim";
import { freezeSnapshotOperation } from "@/lib/operations/freeze-snapshot";
import { linkEvidenceOperation } from "@/lib/operations/link-evidence";
import { recordSearchOperation } from "@/lib/operations/record-search";
import { relateClaimsOperation } from "@/lib/operations/relate-claims";
import { approveAssessmentOperation } from "@/lib/operations/review-assessment";
import { saveAssessmentOperation } from "@/lib/operations/save-assessment";
import { submitAssessmentOperation } from "@/lib/operations/submit-assessment";
import type { AnyOperation, ValueOf } from "@/lib/pipeline/operation";
import { run } from "@/lib/pipeline/run";
import { type TestArticle, makeArticle, spanOf } from "../support/article";
import type { TestWorkspace } from "../support/workspace";

/** With characters of two UTF-16 code units before, in and after what is quoted. */
export const storyText =
  "Fire 🔥 at the harbour\n\nThe warehouse 🏚️ burned down on 3 May 2021. The harbour master said that nobody was hurt 🙏.\n\nPolice counted twelve trucks.";
export const witnessText = "Statement 🙂🙂: nobody was hurt, I was there 🙂.";
export const judgement = {
  tag: "evidenced",
  basis: "single-source",
  rationale: "One witness.",
  likelihood: "likely",
  confidence: "low",
  asOf: "2024-03-01",
};

export async function done<Op extends AnyOperation>(operation: Op, viewer: Viewer, input: unknown): Promise<ValueOf<Op>> {
  const result = await run(operation, viewer, input);
  if (!result.ok) throw new Error(`${operation.name}: ${JSON.stringify(result.problem)}`);
  return result.value as ValueOf<Op>;
}

export type Story = TestArticle & {
  saying: string;
  hurt: string;
  trucks: string;
  evidenceId: string;
  linkId: string;
  assessmentId: string;
};

/**
 * Three claims: that the harbour master said something; what he said, settled with a link and a draft saved on the way;
 * and one about trucks, searched for, with the second analyst's draft.
 */
export async function tellStory({ viewers }: TestWorkspace): Promise<Story> {
  process.env.ONUS_DATA_DIR ??= temporaryFolder();
  const { analyst, second, reviewer } = viewers;
  const article = await makeArticle(analyst, storyText);
  const claim = async (statement: string, quote: string, words: object = {}): Promise<string> =>
    (
      await done(createClaimOperation, analyst, {
        articleVersionId: article.versionId,
        statement,
        ...words,
        spans: [spanOf(quote, storyText)],
      })
    ).claimId;
  const saying = await claim(
    "The harbour master said that nobody was hurt [in the fire].",
    "The harbour master said that nobody was hurt 🙏",
  );
  const hurt = await claim("Nobody was hurt [in the fire].", "nobody was hurt 🙏", { speaker: "The harbour master", mode: "says" });
  const trucks = await claim("Police counted twelve trucks.", "Police counted twelve trucks");
  await done(relateClaimsOperation, analyst, { fromClaimId: saying, toClaimId: hurt, kind: "attributes" });

  const { snapshotId } = await done(freezeSnapshotOperation, analyst, { intake: "typed", text: witnessText });
  const { sourceId } = await done(addSourceOperation, analyst, { name: "A witness", reliability: "C" });
  const evidence = { title: "What the witness said", url: "https://example.org/witness", publishedOn: "2024-02-01" };
  const { evidenceId } = await done(addEvidenceOperation, analyst, { ...evidence, snapshotId, sourceId, intake: "typed" });
  const { linkId } = await done(linkEvidenceOperation, analyst, {
    claimId: hurt,
    evidenceId,
    stance: "supports",
    credibility: 3,
    ...spanOf("nobody was hurt", witnessText),
    note: "Seen from the pier.",
  });
  const draft = await done(saveAssessmentOperation, analyst, {
    claimId: hurt,
    version: 0,
    judgement: { rationale: "A first SECRET thought." },
  });
  const { assessmentId, version } = await done(submitAssessmentOperation, analyst, { claimId: hurt, version: draft.version, judgement });
  await done(approveAssessmentOperation, reviewer, { assessmentId, version, comment: "Agreed, thin as it is." });

  await done(recordSearchOperation, analyst, {
    claimId: trucks,
    query: "twelve trucks",
    place: "police reports",
    searchedOn: "2024-03-02",
    outcome: "Nothing of the kind.",
  });
  await done(saveAssessmentOperation, second, { claimId: trucks, version: 0, judgement: { rationale: "Another SECRET thought." } });
  return { ...article, saying, hurt, trucks, evidenceId, linkId, assessmentId };
}

/** For the snapshots' bytes. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "onus-export-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
