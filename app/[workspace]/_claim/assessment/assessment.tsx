"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { mayReview } from "@/lib/domain/policy";
import { useClaimInHand, useFocusRequest } from "../claim-in-hand";
import { Differences } from "../differences/differences";
import { assessorsOf } from "../review/assessors";
import { Others } from "../review/others";
import { OwnForm } from "./own-form";
import { OwnSubmitted } from "./own-submitted";
import { isDraft } from "./use-judgement-draft";

/** The judgements of the claim: one's own, and those of others as far as they may be seen. */
export function Assessment() {
  const { viewer, detail } = useClaimInHand();
  const { own, others, claim, verdicts } = detail;
  // Who can review what others handed in finds that first: nobody reviews what they assessed.
  const reviewing = !own && others.length > 0 && mayReview(viewer, { assessors: assessorsOf(detail) });
  const settled = verdicts.some((verdict) => !verdict.supersededAt);
  return (
    <section aria-labelledby="assessment-title" className="@container flex flex-col gap-3">
      <h3 id="assessment-title">Assessment</h3>
      {reviewing ? <Others /> : null}
      {own && !isDraft(own) ? <OwnSubmitted own={own} /> : null}
      <Differences />
      {viewer.mayAct && isDraft(own) && !claim.retired ? !own && (reviewing || settled) ? <OnWish /> : <OwnForm /> : null}
      {reviewing ? null : <Others />}
      {claim.retired && !own && others.length === 0 ? <p className="text-xs text-ink-2">None.</p> : null}
    </section>
  );
}

function OnWish() {
  const [wanted, setWanted] = useState(false);
  useFocusRequest("assessment", () => setWanted(true));
  if (wanted) return <OwnForm takesFocus />;
  return (
    <div>
      <Button look="quiet" onClick={() => setWanted(true)}>
        Assess it yourself
      </Button>
    </div>
  );
}
