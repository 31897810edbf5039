"use client";
import { useClaimInHand } from "../claim-in-hand";
import { OwnForm } from "./own-form";

/** The judgements of the claim: one's own, and those of others as far as they may be seen. */
export function Assessment() {
  const { viewer } = useClaimInHand();
  return (
    <section aria-labelledby="assessment-title" className="flex flex-col gap-3">
      <h3 id="assessment-title">Assessment</h3>
      {viewer.mayAct ? <OwnForm /> : null}
    </section>
  );
}
