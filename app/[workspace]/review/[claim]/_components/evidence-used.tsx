"use client";
import { useClaimInHand } from "@/app/[workspace]/_claim/claim-in-hand";
import { credibilityMeaning, type Credibility, reliabilityMeaning } from "@/lib/domain/grades";
import type { ClaimLink } from "@/lib/domain/workbench";

/** The links that one analyst made, and which of that evidence nobody else of the others has; without an analyst, those of none of them. */
export function EvidenceUsed({ analystId, authors }: { analystId?: string; authors: readonly string[] }) {
  const { links } = useClaimInHand().detail;
  const standing = links.filter((link) => !link.withdrawnAt);
  const shown = standing.filter((link) => (analystId ? link.byId === analystId : !authors.includes(link.byId)));
  if (shown.length === 0) return <p className="text-xs text-ink-2">No evidence linked.</p>;
  const elsewhere = new Set(
    standing.filter((link) => link.byId !== analystId && authors.includes(link.byId)).map((link) => link.evidence.id),
  );
  return (
    <ul aria-label="Evidence" className="flex flex-col gap-2 text-xs">
      {shown.map((link) => (
        <Used key={link.id} link={link} onlyHere={analystId !== undefined && authors.length > 1 && !elsewhere.has(link.evidence.id)} />
      ))}
    </ul>
  );
}

function Used({ link, onlyHere }: { link: ClaimLink; onlyHere: boolean }) {
  const { workspace } = useClaimInHand();
  const { evidence, stance, credibility, exact, note, by } = link;
  const { source } = evidence;
  return (
    <li className={`flex flex-col gap-0.5 border-l-2 pl-2 ${onlyHere ? "border-contested" : "border-line-strong"}`}>
      <p>
        <span className="font-medium">{stance}</span> · {source.reliability}
        {credibility}{" "}
        <span className="text-ink-2">
          (source {reliabilityMeaning[source.reliability]}, information {credibilityMeaning[credibility as Credibility]})
        </span>
        {onlyHere ? (
          <span className="ml-1 rounded bg-contested-soft px-1 text-contested">
            <span aria-hidden="true">◆ </span>only here
          </span>
        ) : null}
      </p>
      <blockquote dir="auto" className="font-reading text-sm whitespace-pre-line wrap-anywhere">
        {exact}
      </blockquote>
      <p className="text-ink-2 wrap-anywhere">
        {source.name}: <a href={`/${workspace}/evidence/${evidence.id}`}>{evidence.title}</a>, {evidence.publishedOn ?? "not dated"}; linked
        by {by}
      </p>
      {note ? (
        <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">
          {note}
        </p>
      ) : null}
    </li>
  );
}
