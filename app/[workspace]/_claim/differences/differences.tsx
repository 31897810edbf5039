"use client";
import { compared, pairsToCompare } from "@/lib/domain/differences";
import type { ClaimAssessment } from "@/lib/domain/workbench";
import { useClaimInHand } from "../claim-in-hand";
import { ComparisonTable } from "./comparison-table";

/** Assessments of the claim side by side, as soon as they may be seen; open where they differ. */
export function Differences() {
  const { viewer, detail } = useClaimInHand();
  const pairs = pairsToCompare(detail);
  const nameOf = (assessment: ClaimAssessment): string => (assessment.analystId === viewer.userId ? "Yours" : assessment.analyst);
  return pairs.map(([left, right]) => {
    const comparison = compared(left, right, detail.links);
    const { differing } = comparison;
    const told = differing === 0 ? "no difference" : differing === 1 ? "one difference" : `${differing} differences`;
    return (
      <details key={right.id} open={differing > 0} className="rounded border border-line p-3">
        <summary className="cursor-pointer font-medium">
          <span aria-hidden="true">{differing === 0 ? "= " : "≠ "}</span>
          {nameOf(left)} and {right.analyst}’s: {told}
        </summary>
        <ComparisonTable comparison={comparison} left={nameOf(left)} right={right.analyst} />
      </details>
    );
  });
}
