import type { Judgement } from "@/lib/domain/assessments";
import { gate } from "@/lib/domain/gate";
import type { ClaimDetail } from "@/lib/domain/workbench";

/** What the gate would say now, by the same rules that the server goes by. */
export function GatePreview({ judgement, detail }: { judgement: Judgement; detail: ClaimDetail }) {
  const links = detail.links
    .filter((link) => !link.withdrawnAt)
    .map(({ stance, credibility, evidence }) => ({
      stance,
      credibility,
      origin: evidence.source.origin,
      publishedOn: evidence.publishedOn,
    }));
  const failed = gate(
    judgement,
    links,
    detail.searches.filter((search) => !search.withdrawnAt),
  );
  return (
    <div role="status" className="text-xs">
      {failed.length === 0 ? (
        <p className="text-success">✓ The gate would let this through.</p>
      ) : (
        <>
          <p className="font-medium">Before it can be submitted:</p>
          <ul className="list-disc pl-5 text-ink-2">
            {failed.map(({ rule, message }) => (
              <li key={rule}>{message}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
