import { readCandidates, workbenchJson } from "@/lib/data/workbench";
import type { Viewer } from "@/lib/domain/viewer";
import type { WorkbenchCandidate, WorkbenchData } from "@/lib/domain/workbench";
import { acceptCandidateOperation } from "@/lib/operations/accept-candidate";
import { createClaimOperation } from "@/lib/operations/create-claim";
import { rejectCandidateOperation } from "@/lib/operations/decide-candidate";
import { disposeSentenceOperation } from "@/lib/operations/dispose-sentence";
import { importArticleOperation } from "@/lib/operations/import-article";
import { relateClaimsOperation } from "@/lib/operations/relate-claims";
import { run } from "@/lib/pipeline/run";
import type { DemoClaim, DemoContent } from "./demo/types";
import { type DemoPeople, done } from "./seed-acts";

export type DemoSplit = { articleId: string; claimIds: ReadonlyMap<string, string> };

/** Takes the demo article in, makes its claims and decides about the sentences that have none. */
export async function splitDemo(demo: DemoContent, people: DemoPeople): Promise<DemoSplit> {
  const { textV2: _later, text, ...details } = demo.article;
  const lead = people("lea");
  const { articleId, versionId } = done(await run(importArticleOperation, lead, { ...details, text }));
  const proposed = await readCandidates(lead, versionId, { from: 0, to: 10_000 });
  const claimIds = new Map<string, string>();
  for (const claim of demo.claims) {
    claimIds.set(claim.key, await makeClaim(claim, text, versionId, proposed, people(claim.by)));
  }
  for (const { key, by, attributes, contradicts } of demo.claims) {
    for (const [kind, other] of [
      ["attributes", attributes],
      ["contradicts", contradicts],
    ] as const) {
      if (!other) continue;
      const pair = { fromClaimId: claimIds.get(key)!, toClaimId: claimIds.get(other)!, kind };
      done(await run(relateClaimsOperation, people(by), pair));
    }
  }
  await decideSentences(demo, text, articleId, proposed, people("ana"));
  return { articleId, claimIds };
}

/** Accepts the proposal with the same words, or the same place, in the demo's words; makes the claim by hand where there is none. */
async function makeClaim(
  claim: DemoClaim,
  text: string,
  versionId: string,
  proposed: WorkbenchCandidate[],
  viewer: Viewer,
): Promise<string> {
  const { statement, speaker = null, mode = null } = claim;
  const spans = claim.quotes
    .map((quote) => ({ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length }))
    .sort((a, b) => a.start - b.start);
  const same = proposed.find(
    (candidate) =>
      candidate.state === "open" &&
      (candidate.statement === statement ||
        JSON.stringify(candidate.spans.map(({ start, end }) => ({ start, end }))) === JSON.stringify(spans)),
  );
  if (!same) return done(await run(createClaimOperation, viewer, { statement, speaker, mode, articleVersionId: versionId, spans })).claimId;
  same.state = "accepted";
  return done(await run(acceptCandidateOperation, viewer, { statement, speaker, mode, candidateId: same.id, version: same.version }))
    .claimId;
}

/** Puts aside the proposals in sentences that have been gone through, and says what the others are. */
async function decideSentences(
  demo: DemoContent,
  text: string,
  articleId: string,
  proposed: WorkbenchCandidate[],
  viewer: Viewer,
): Promise<void> {
  const { json } = await workbenchJson(viewer, articleId, null);
  const { sentences } = JSON.parse(json!) as WorkbenchData;
  const decisions = demo.dispositions.map((decision) => ({ ...decision, at: text.indexOf(decision.quote) }));
  for (const sentence of sentences) {
    const decision = decisions.find(({ at }) => at >= sentence.start && at < sentence.end);
    if (sentence.claims === 0 && !decision) continue;
    if (sentence.claims === 0 && decision) {
      const { disposition, reason = null } = decision;
      done(await run(disposeSentenceOperation, viewer, { sentenceId: sentence.id, version: sentence.version, disposition, reason }));
    }
    for (const candidate of proposed) {
      if (candidate.sentence !== sentence.ordinal || candidate.state !== "open") continue;
      done(await run(rejectCandidateOperation, viewer, { candidateId: candidate.id, version: candidate.version }));
    }
  }
}
