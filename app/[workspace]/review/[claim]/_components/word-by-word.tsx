"use client";
import { useClaimInHand } from "@/app/[workspace]/_claim/claim-in-hand";
import { Differences } from "@/app/[workspace]/_claim/differences/differences";
import { pairsToCompare } from "@/lib/domain/differences";

/** The same assessments field by field and word by word, in pairs. */
export function WordByWord() {
  const { detail } = useClaimInHand();
  if (pairsToCompare(detail).length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer font-semibold">Field by field</summary>
      <div className="mt-2 flex flex-col gap-2">
        <Differences />
      </div>
    </details>
  );
}
