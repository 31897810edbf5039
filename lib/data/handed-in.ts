import { Refusal } from "@/lib/domain/problems";
import { stillToCome } from "@/lib/domain/risk";
import { uncounted } from "./calibration";
import type { AssessmentRow } from "./assessments";
import type { Tx } from "./transaction";

export type HandedIn = {
  /** What the claim can be settled by, the first handed in first: neither returned nor taken up again, nor by somebody who does not count yet. */
  counting: AssessmentRow[];
  /** Whose do not count yet, with why in words. */
  uncounted: Map<string, string>;
  /** Everybody who has ever handed one in. */
  assessors: string[];
  /** Assessments that are still to come. */
  missing: number;
};

/** What has been handed in on a claim. The claim must be locked: every write of an assessment locks it first. */
export async function handedInOn(tx: Tx, claimId: string): Promise<HandedIn> {
  const { workspaceId } = tx;
  const rows = await tx.assessment.findMany({
    where: { workspaceId, claimId, submissionCount: { gt: 0 } },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
  });
  const assessors = rows.map((row) => row.analystId);
  const without = await uncounted(tx, workspaceId, assessors);
  const counting = rows.filter((row) => (row.state === "submitted" || row.state === "approved") && !without.has(row.analystId));
  const plan = await tx.claimPlan.findUnique({ where: { workspaceId_claimId: { workspaceId, claimId } }, select: { wanted: true } });
  const assigned = await tx.assignment.count({ where: { workspaceId, claimId, state: "open", analystId: { notIn: assessors } } });
  const missing = stillToCome({
    wanted: plan?.wanted ?? 0,
    handedIn: counting.length,
    assigned,
    mending: rows.filter((row) => row.state !== "submitted" && row.state !== "approved").length,
  });
  return { counting, uncounted: without, assessors, missing };
}

/** Refuses to settle a claim of which more is still to come, unless somebody says so with a reason. */
export function refuseUnsaidMissing({ missing }: Pick<HandedIn, "missing">, said: boolean, withReason: boolean): void {
  if (missing === 0 || (said && withReason)) return;
  if (said) throw new Refusal("invalid", { fields: { comment: "Say why it is settled before all wanted assessments are in." } });
  const count = missing === 1 ? "One assessment is" : `${missing} assessments are`;
  throw new Refusal("invalid", { fields: { withoutMissing: `${count} still to come: say so if it is to be settled without.` } });
}
