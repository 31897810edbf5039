"use client";
import { TagBadge } from "@/app/_ui/tag-badge";
import type { Judgement } from "@/lib/domain/assessments";
import { likelihoodRange } from "@/lib/domain/likelihood";

/** A judgement to read: tag and basis, rationale, likelihood and confidence apart from each other. */
export function JudgementText({ judgement }: { judgement: Judgement }) {
  const { tag, basis, rationale, likelihood, confidence, asOf } = judgement;
  const more = [
    likelihood ? `Likelihood: ${likelihood} (${likelihoodRange[likelihood].join("–")} %)` : null,
    confidence ? `Confidence: ${confidence}` : null,
    asOf ? `As of ${asOf}` : null,
  ].filter(Boolean);
  return (
    <div>
      <TagBadge tag={tag} basis={basis} />
      {rationale ? (
        <p dir="auto" className="mt-1 whitespace-pre-wrap wrap-anywhere">
          {rationale}
        </p>
      ) : null}
      {more.length > 0 ? <p className="text-xs text-ink-2">{more.join(" · ")}</p> : null}
    </div>
  );
}
