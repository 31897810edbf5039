import { asDate } from "@/lib/domain/days";
import type { DisagreementCode } from "@/lib/domain/adjudication";
import type { Judgement } from "@/lib/domain/assessments";
import type { Tx } from "./transaction";

/** Stores how differing assessments of a claim were settled, and why they differed. */
export async function insertAdjudication(
  tx: Tx,
  adjudication: {
    id: string;
    claimId: string;
    adjudicatorId: string;
    takenId: string | null;
    differing: string[];
    judgement: Judgement;
    reasonCode: DisagreementCode;
    reasons: string;
    at: Date;
  },
): Promise<void> {
  const { judgement, at, ...rest } = adjudication;
  await tx.adjudication.create({
    data: {
      workspaceId: tx.workspaceId,
      ...rest,
      ...judgement,
      // The gate lets nothing through without them.
      tag: judgement.tag!,
      basis: judgement.basis!,
      asOf: asDate(judgement.asOf),
      createdAt: at,
    },
  });
}
