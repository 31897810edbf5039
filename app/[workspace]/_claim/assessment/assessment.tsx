"use client";
import { useClaimInHand } from "../claim-in-hand";
import { Others } from "../review/others";
import { OwnForm } from "./own-form";
import { OwnSubmitted } from "./own-submitted";
import { isDraft } from "./use-judgement-draft";

/** The judgements of the claim: one's own, and those of others as far as they may be seen. */
export function Assessment() {
  const { viewer, detail } = useClaimInHand();
  const { own, claim } = detail;
  return (
    <section aria-labelledby="assessment-title" className="flex flex-col gap-3">
      <h3 id="assessment-title">Assessment</h3>
      {own && !isDraft(own) ? <OwnSubmitted own={own} /> : null}
      {viewer.mayAct && isDraft(own) && !claim.retired ? <OwnForm /> : null}
      <Others />
    </section>
  );
}
