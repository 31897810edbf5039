import type { Judgement } from "@/lib/domain/assessments";
import { asDate } from "@/lib/domain/days";
import { type AssessmentRow, judgementOf } from "./assessments";
import { recountFree } from "./places";
import type { Tx } from "./transaction";

/** Settles a claim by this assessment; an earlier verdict stays as history. */
export async function settleClaim(tx: Tx, verdict: { id: string; assessment: AssessmentRow; by: string; at: Date }): Promise<void> {
  const { assessment, ...settled } = verdict;
  const { id: assessmentId, claimId } = assessment;
  await insertVerdict(tx, { ...settled, claimId, assessmentId, adjudicationId: null, judgement: judgementOf(assessment) });
}

/** Stores how a claim is settled, by whichever way; an earlier verdict stays as history. */
export async function insertVerdict(
  tx: Tx,
  verdict: {
    id: string;
    claimId: string;
    assessmentId: string | null;
    adjudicationId: string | null;
    judgement: Judgement;
    by: string;
    at: Date;
  },
): Promise<void> {
  const { judgement, by, at, ...ids } = verdict;
  await supersedeVerdict(tx, { claimId: verdict.claimId }, at);
  await tx.verdict.create({
    data: {
      workspaceId: tx.workspaceId,
      ...ids,
      ...judgement,
      // The gate lets nothing through without them.
      tag: judgement.tag!,
      basis: judgement.basis!,
      asOf: asDate(judgement.asOf),
      settledBy: by,
      settledAt: at,
    },
  });
  await recountFree(tx, [verdict.claimId]);
}

export type StandingVerdict = {
  id: string;
  assessmentId: string | null;
  adjudicationId: string | null;
  settledBy: string;
  settledAt: Date;
};

/** How the claim is settled, or by this assessment; null when it is open, or settled by another. */
export async function standingVerdict(tx: Tx, of: { claimId: string } | { assessmentId: string }): Promise<StandingVerdict | null> {
  return tx.verdict.findFirst({
    where: { workspaceId: tx.workspaceId, ...of, supersededAt: null },
    select: { id: true, assessmentId: true, adjudicationId: true, settledBy: true, settledAt: true },
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

/** Lets the verdict of a claim stand again that fell at this moment. @returns its id, or null: none fell then */
export async function restoreVerdict(tx: Tx, claimId: string, supersededAt: Date): Promise<string | null> {
  const fallen = await tx.verdict.findFirst({
    where: { workspaceId: tx.workspaceId, claimId, supersededAt },
    orderBy: { settledAt: "desc" },
    select: { id: true },
  });
  if (!fallen) return null;
  await tx.verdict.update({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id: fallen.id } },
    data: { supersededAt: null },
  });
  await recountFree(tx, [claimId]);
  return fallen.id;
}
