"use client";
import { useClaimInHand } from "@/app/[workspace]/_claim/claim-in-hand";
import { assessorsOf, countingIn, waitsForReview } from "@/app/[workspace]/_claim/review/assessors";
import { agree } from "@/lib/domain/adjudication";
import { mayAdjudicate, maySeeQueue } from "@/lib/domain/policy";
import { SettleForm } from "./settle-form";

/** The form in which the claim is settled, or why there is none. */
export function Settle() {
  const { viewer, detail } = useClaimInHand();
  const counting = countingIn(detail);
  if (!maySeeQueue(viewer) || detail.claim.retired || !waitsForReview(detail)) return null;
  if (agree(counting)) {
    return (
      <p className="rounded bg-paper-2 px-3 py-2">
        The assessments agree in tag and basis: one of them can be approved on the claim’s page.
      </p>
    );
  }
  if (!mayAdjudicate(viewer, { assessors: assessorsOf(detail) })) {
    return <p className="rounded bg-paper-2 px-3 py-2">You have assessed this claim yourself, so somebody else settles it.</p>;
  }
  return <SettleForm counting={counting} />;
}
