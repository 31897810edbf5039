"use client";
import { When } from "@/app/_ui/when";
import { disagreementMeaning } from "@/lib/domain/adjudication";
import type { ClaimDetail } from "@/lib/domain/workbench";
import { useClaimInHand } from "./claim-in-hand";
import { JudgementText } from "./judgement-text";
import { ReopenClaim } from "./review/reopen-claim";

/** How the claim is settled, and how it was settled before. */
export function Verdicts() {
  const { verdicts } = useClaimInHand().detail;
  const standing = verdicts.find((verdict) => !verdict.supersededAt);
  const past = verdicts.filter((verdict) => verdict.supersededAt);
  if (verdicts.length === 0) return null;
  return (
    <section aria-labelledby="verdict-title" className="flex flex-col gap-2 rounded border border-line bg-paper-2 p-3">
      <h3 id="verdict-title">Verdict</h3>
      {standing ? <VerdictText verdict={standing} /> : <p className="text-ink-2">The claim is open again.</p>}
      {standing?.adjudication ? <ReopenClaim verdictId={standing.id} /> : null}
      {past.length > 0 ? (
        <details>
          <summary className="cursor-pointer text-xs text-ink-2">
            {past.length === 1 ? "One earlier verdict" : `${past.length} earlier verdicts`}
          </summary>
          <ul className="mt-2 flex flex-col gap-3">
            {past.map((verdict) => (
              <li key={verdict.id}>
                <VerdictText verdict={verdict} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

type Verdict = ClaimDetail["verdicts"][number];

function VerdictText({ verdict }: { verdict: Verdict }) {
  return (
    <div>
      <JudgementText judgement={verdict} />
      <p className="text-xs text-ink-2">
        settled by {verdict.settledBy}
        {verdict.adjudication ? ", who adjudicated" : ""}, <When iso={verdict.settledAt} />
        {verdict.supersededAt ? (
          <>
            ; superseded <When iso={verdict.supersededAt} />
          </>
        ) : null}
      </p>
      {verdict.adjudication ? <Adjudicated adjudication={verdict.adjudication} /> : null}
    </div>
  );
}

function Adjudicated({ adjudication }: { adjudication: NonNullable<Verdict["adjudication"]> }) {
  const { own, others } = useClaimInHand().detail;
  const taken = [own, ...others].find((assessment) => assessment?.id === adjudication.takenId);
  const how = taken ? `took ${taken === own ? "your" : `${taken.analyst}’s`} assessment` : "wrote the settled one";
  return (
    <div className="mt-1 border-l-2 border-line-strong pl-2 text-xs">
      <p className="text-ink-2">
        {how}; they differed because {disagreementMeaning[adjudication.reasonCode]}
      </p>
      <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">
        {adjudication.reasons}
      </p>
    </div>
  );
}
