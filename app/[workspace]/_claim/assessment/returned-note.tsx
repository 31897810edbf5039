"use client";
import { ReviewText } from "../review/course";
import { openReturn } from "../review/assessors";
import type { ClaimAssessment } from "@/lib/domain/workbench";

/** Why a reviewer gave the assessment back, over the form in which it is mended. It stays until the assessment is handed in again. */
export function ReturnedNote({ own }: { own: ClaimAssessment | null }) {
  const review = openReturn(own);
  if (!review) return null;
  return (
    <div role="note" aria-label="Returned" className="flex flex-col gap-1 rounded bg-warn-soft px-3 py-2">
      <ReviewText review={review} />
    </div>
  );
}
