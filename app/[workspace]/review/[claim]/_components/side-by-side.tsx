"use client";
import { When } from "@/app/_ui/when";
import { useClaimInHand } from "@/app/[workspace]/_claim/claim-in-hand";
import { JudgementText } from "@/app/[workspace]/_claim/judgement-text";
import { Course } from "@/app/[workspace]/_claim/review/course";
import type { ClaimAssessment } from "@/lib/domain/workbench";
import { EvidenceUsed } from "./evidence-used";

/** Every assessment that has been handed in, a column each: the judgement, the evidence that its analyst linked, and what became of it. */
export function SideBySide() {
  const { own, others, links, blind } = useClaimInHand().detail;
  const handedIn = [own, ...others].filter((each): each is ClaimAssessment => each !== null && each.submissions.length > 0);
  const authors = handedIn.map((assessment) => assessment.analystId);
  const byOthers = links.filter((link) => !link.withdrawnAt && !authors.includes(link.byId));
  if (blind) return <p className="rounded bg-paper-2 px-3 py-2">Others’ assessments show after you have submitted yours.</p>;
  if (handedIn.length === 0) return <p className="text-ink-2">Nobody has handed in an assessment of this claim yet.</p>;
  return (
    <section aria-labelledby="sides-title" className="flex flex-col gap-3">
      <h3 id="sides-title">Assessments</h3>
      <div className="grid gap-3 [grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr))]">
        {handedIn.map((assessment) => (
          <article
            key={assessment.id}
            aria-label={assessment === own ? "Your assessment" : `Assessment by ${assessment.analyst}`}
            className="flex min-w-0 flex-col gap-3 rounded border border-line p-3"
          >
            <p className="text-xs text-ink-2">
              <span className="text-sm font-medium text-ink">{assessment === own ? "You" : assessment.analyst}</span>
              {assessment.submittedAt ? (
                <>
                  , <When iso={assessment.submittedAt} />
                </>
              ) : null}
              {assessment.state === "returned" || assessment.state === "draft" ? "; is being mended" : ""}
            </p>
            <JudgementText judgement={assessment} />
            <EvidenceUsed analystId={assessment.analystId} authors={authors} />
            <Course assessment={assessment} open />
          </article>
        ))}
      </div>
      {byOthers.length > 0 ? (
        <section aria-label="Evidence that none of them linked" className="rounded border border-line p-3">
          <h4 className="mb-2 font-medium">Evidence that none of them linked</h4>
          <EvidenceUsed authors={authors} />
        </section>
      ) : null}
    </section>
  );
}
