import type { AssessmentRow } from "./assessments";
import { recountFree } from "./places";
import type { Tx } from "./transaction";

/** Settles a claim by this assessment; an earlier verdict stays as history. */
export async function settleClaim(tx: Tx, verdict: { id: string; assessment: AssessmentRow; by: string; at: Date }): Promise<void> {
  const { assessment } = verdict;
  await supersedeVerdict(tx, { claimId: assessment.claimId }, verdict.at);
  await tx.verdict.create({
    data: {
      workspaceId: tx.workspaceId,
      id: verdict.id,
      claimId: assessment.claimId,
      assessmentId: assessment.id,
      tag: assessment.tag!,
      basis: assessment.basis!,
      rationale: assessment.rationale,
      likelihood: assessment.likelihood,
      confidence: assessment.confidence,
      asOf: assessment.asOf,
      settledBy: verdict.by,
      settledAt: verdict.at,
    },
  });
  await recountFree(tx, [assessment.claimId]);
}

/** The verdict that stands by this assessment, and who settled it; null when the claim is open or settled by another. */
export async function standingVerdict(tx: Tx, assessmentId: string): Promise<{ id: string; settledBy: string } | null> {
  return tx.verdict.findFirst({
    where: { workspaceId: tx.workspaceId, assessmentId, supersededAt: null },
    select: { id: true, settledBy: true },
  });
}

/** Opens a claim again. @returns the id of the verdict that stood, or null */
export async function supersedeVerdict(tx: Tx, settled: { claimId: string } | { assessmentId: string }, at: Date): Promise<string | null> {
  const standing = await tx.verdict.findFirst({
    where: { workspaceId: tx.workspaceId, ...settled, supersededAt: null },
    select: { id: true, claimId: true },
  });
  if (!standing) return null;
  await tx.verdict.update({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id: standing.id } },
    data: { supersededAt: at },
  });
  await recountFree(tx, [standing.claimId]);
  return standing.id;
}
