"use client";
import { buttonClass } from "@/app/_ui/button";
import { agree } from "@/lib/domain/adjudication";
import { mayAdjudicate } from "@/lib/domain/policy";
import { useClaimInHand } from "../claim-in-hand";
import { assessorsOf, countingIn, waitsForReview } from "./assessors";

/** Says that the assessments differ, and leads to where they stand side by side and are settled. */
export function ToAdjudication() {
  const { workspace, viewer, detail } = useClaimInHand();
  const { claim } = detail;
  if (claim.retired || agree(countingIn(detail))) return null;
  const waits = waitsForReview(detail);
  const may = waits && mayAdjudicate(viewer, { assessors: assessorsOf(detail) });
  return (
    <div className="flex flex-wrap items-center gap-2 rounded bg-warn-soft px-3 py-2">
      <p>
        <span aria-hidden="true">≠ </span>
        {waits
          ? "The assessments differ in tag or basis. Somebody who made none of them settles it."
          : "The assessments differed in tag or basis."}
      </p>
      <a className={buttonClass(may ? "primary" : "plain")} href={`/${workspace}/review/${claim.id}`}>
        {may ? "Adjudicate" : "Side by side"}
      </a>
    </div>
  );
}
