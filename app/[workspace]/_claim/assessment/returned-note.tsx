import { reasonMeaning } from "@/lib/domain/assessments";
import type { ClaimAssessment } from "@/lib/domain/workbench";

/** Why a reviewer gave the assessment back, over the form in which it is mended. */
export function ReturnedNote({ own }: { own: ClaimAssessment | null }) {
  // It stays while the author mends, until the assessment is handed in again.
  const review = own?.reviews.at(-1);
  if ((own?.state !== "returned" && own?.state !== "draft") || review?.outcome !== "returned") return null;
  return (
    <div className="rounded bg-warn-soft px-3 py-2">
      <p className="font-medium">
        {review.reviewer} returned it{review.reasonCode ? `: ${reasonMeaning[review.reasonCode]}` : ""}
      </p>
      <p dir="auto" className="whitespace-pre-wrap">
        {review.comment}
      </p>
    </div>
  );
}
