"use client";
import { useClaimInHand } from "./claim-in-hand";

/** Number, statement and speaker of the claim. */
export function ClaimHead() {
  const { claim } = useClaimInHand().detail;
  return (
    <header>
      <p className="text-xs text-ink-2">Claim {claim.number}</p>
      <h2 className="font-reading text-lg font-normal">{claim.statement}</h2>
      {claim.speaker ? (
        <p className="text-ink-2">
          {claim.speaker} {claim.mode}
        </p>
      ) : null}
    </header>
  );
}
