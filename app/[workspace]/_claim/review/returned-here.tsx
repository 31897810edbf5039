"use client";
import { reasonMeaning } from "@/lib/domain/assessments";
import { useClaimInHand } from "../claim-in-hand";
import { openReturn } from "./assessors";

/** What a reviewer wants mended at this very place, as long as it is not mended. */
export function ReturnedHere({ kind, id }: { kind: "claim" | "link" | "sentence"; id?: string }) {
  const { own, others } = useClaimInHand().detail;
  return [own, ...others].map((assessment) => {
    const review = openReturn(assessment);
    if (!assessment || review?.about?.kind !== kind || (id !== undefined && review.about.id !== id)) return null;
    return (
      <div key={review.id} role="note" aria-label="To be mended here" className="rounded border border-contested bg-warn-soft px-2 py-1">
        <p className="text-xs">
          <span aria-hidden="true">↩ </span>
          {review.reviewer} returned {assessment === own ? "your" : `${assessment.analyst}’s`} assessment because of this
          {review.reasonCode ? `: ${reasonMeaning[review.reasonCode]}` : ""}
        </p>
        {review.about.words ? (
          <p dir="auto" className="font-reading wrap-anywhere">
            “{review.about.words}”
          </p>
        ) : null}
        <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">
          {review.comment}
        </p>
      </div>
    );
  });
}
