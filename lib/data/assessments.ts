import type { AssessmentState, Judgement } from "@/lib/domain/assessments";
import { asDate, asDay } from "@/lib/domain/days";
import { lockRow } from "./locking";
import type { Prisma } from "./generated/client";
import type { Tx } from "./transaction";

export type AssessmentRow = Prisma.AssessmentGetPayload<object>;

/** A calendar date, YYYY-MM-DD, as the database's driver wants it. */

/** The judgement in a stored row, as the gate, the event and the form know it. */
export function judgementOf(row: Pick<AssessmentRow, keyof Judgement>): Judgement {
  return {
    tag: row.tag as Judgement["tag"],
    basis: row.basis as Judgement["basis"],
    rationale: row.rationale,
    likelihood: row.likelihood as Judgement["likelihood"],
    confidence: row.confidence as Judgement["confidence"],
    asOf: asDay(row.asOf),
  };
}

/** A person's own assessment of a claim, locked; null when they have none. */
export async function lockOwnAssessment(tx: Tx, claimId: string, analystId: string): Promise<AssessmentRow | null> {
  const own = await tx.assessment.findUnique({
    where: { workspaceId_claimId_analystId: { workspaceId: tx.workspaceId, claimId, analystId } },
    select: { id: true },
  });
  return own && lockRow(tx, "assessment", own.id);
}

export async function insertAssessment(
  tx: Tx,
  assessment: { id: string; claimId: string; analystId: string; judgement: Judgement },
  at: Date,
): Promise<void> {
  const { judgement, ...ids } = assessment;
  await tx.assessment.create({
    data: {
      workspaceId: tx.workspaceId,
      ...ids,
      ...judgement,
      asOf: asDate(judgement.asOf),
      createdAt: at,
      updatedAt: at,
    },
  });
}

/** @returns the assessment's new version */
export async function updateAssessment(
  tx: Tx,
  assessment: Pick<AssessmentRow, "id" | "version">,
  change: { judgement?: Judgement; state?: AssessmentState; submittedAt?: Date | null; submissionCount?: number },
  at: Date,
): Promise<number> {
  const { judgement, ...rest } = change;
  const version = assessment.version + 1;
  await tx.assessment.update({
    where: { workspaceId_id: { workspaceId: tx.workspaceId, id: assessment.id } },
    data: { ...rest, ...(judgement ? { ...judgement, asOf: asDate(judgement.asOf) } : {}), updatedAt: at, version },
  });
  return version;
}
