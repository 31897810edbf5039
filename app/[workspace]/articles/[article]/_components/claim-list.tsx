"use client";
import { useMemo, useState } from "react";
import { JustChanged } from "@/app/[workspace]/_live/just-changed";
import { AtClaim } from "@/app/[workspace]/_live/people-here";
import { Due } from "@/app/_ui/due";
import { TagBadge } from "@/app/_ui/tag-badge";
import { useToday } from "@/app/_ui/use-today";
import type { OwnAssignments } from "@/lib/data/claim-assignment";
import { type Tag, tags } from "@/lib/domain/tags";
import type { WorkbenchClaim } from "@/lib/domain/workbench";
import { VirtualRows } from "./virtual-rows";
import type { OwnStates } from "./workbench-store";

type Show = "all" | "unsettled" | "assigned" | "mine" | "to-review" | "places" | Tag;
const shows: { value: Show; label: string }[] = [
  { value: "all", label: "all claims" },
  { value: "unsettled", label: "not settled" },
  { value: "assigned", label: "assigned to me" },
  { value: "mine", label: "my drafts and returned" },
  { value: "to-review", label: "to review" },
  { value: "places", label: "places to check" },
  ...tags.map((tag) => ({ value: tag, label: tag })),
];

/** Every claim of the article, to search, filter and step through; what a screen reader has instead of the highlights. */
export function ClaimList({
  claims,
  own,
  assigned,
  selectedClaimId,
  onSelect,
}: {
  claims: readonly WorkbenchClaim[];
  own: OwnStates;
  assigned: OwnAssignments["mine"];
  selectedClaimId: string | null;
  onSelect: (id: string) => void;
}) {
  const [show, setShow] = useState<Show>("all");
  const [words, setWords] = useState("");
  const shown = useMemo(() => {
    const wanted = words.trim().toLowerCase();
    return claims.filter(
      (claim) =>
        matches(claim, show, own, assigned) && `${claim.number} ${claim.statement} ${claim.speaker ?? ""}`.toLowerCase().includes(wanted),
    );
  }, [claims, show, own, assigned, words]);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-wrap gap-2 border-b border-line p-2" role="search">
        <input
          aria-label="Find in claims"
          placeholder="Find"
          className="min-w-24 flex-1 rounded border border-line-strong bg-paper px-2 py-0.5 text-sm"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <select
          aria-label="Show"
          className="rounded border border-line-strong bg-paper px-1 text-sm"
          value={show}
          onChange={(event) => setShow(event.target.value as Show)}
        >
          {shows.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <span className="text-xs text-ink-2" role="status">
          {shown.length} of {claims.length}
        </span>
      </div>
      <VirtualRows
        rows={shown}
        label="Claims"
        estimatedHeight={64}
        currentIndex={shown.findIndex((claim) => claim.id === selectedClaimId)}
        follow={selectedClaimId}
        before={
          claims.length === 0 ? (
            <p className="p-4 text-sm text-ink-2">
              No claims yet. Accept a proposed one among the sentences, or select text in the article and press c.
            </p>
          ) : null
        }
      >
        {(claim) => (
          <button
            type="button"
            aria-current={claim.id === selectedClaimId ? "true" : undefined}
            className="flex w-full flex-col gap-1 px-3 py-2 text-left text-sm hover:bg-paper-2 aria-[current=true]:bg-accent-soft"
            onClick={() => onSelect(claim.id)}
          >
            <span>
              <span className="mr-2 text-ink-2">{claim.number}</span>
              {claim.statement}
            </span>
            <ClaimFacts claim={claim} own={own[claim.id]} assigned={assigned[claim.id]} />
          </button>
        )}
      </VirtualRows>
    </div>
  );
}

function ClaimFacts({
  claim,
  own,
  assigned,
}: {
  claim: WorkbenchClaim;
  own: OwnStates[string] | undefined;
  assigned: OwnAssignments["mine"][string] | undefined;
}) {
  const today = useToday();
  const { supports, refutes, qualifies } = claim.links;
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-2">
      <TagBadge tag={claim.verdict?.tag ?? null} basis={claim.verdict?.basis ?? null} />
      {supports > 0 ? <span>+{supports} support</span> : null}
      {refutes > 0 ? <span>−{refutes} counter</span> : null}
      {qualifies > 0 ? <span>±{qualifies} qualify</span> : null}
      {claim.submitted > 0 ? <span>{claim.submitted} to review</span> : null}
      {assigned?.state === "open" ? (
        <span className="flex gap-1">
          <span className="rounded bg-accent-soft px-1 font-medium text-ink">assigned to you</span>
          <Due dueOn={assigned.dueOn} today={today} />
        </span>
      ) : null}
      {own === "draft" || own === "returned" ? <span>yours: {own}</span> : null}
      <AtClaim claimId={claim.id} />
      <JustChanged claimId={claim.id} />
      {claim.anchors.map((anchor) =>
        anchor.state === "fuzzy" || anchor.state === "lost" ? (
          <span key={anchor.id} className="rounded bg-warn-soft px-1 text-ink">
            {anchor.state}
          </span>
        ) : null,
      )}
    </span>
  );
}

function matches(claim: WorkbenchClaim, show: Show, own: OwnStates, assigned: OwnAssignments["mine"]): boolean {
  if (show === "all") return true;
  if (show === "unsettled") return claim.verdict === null;
  if (show === "assigned") return assigned[claim.id]?.state === "open";
  if (show === "mine") return own[claim.id] === "draft" || own[claim.id] === "returned";
  if (show === "to-review") return claim.submitted > 0;
  if (show === "places") return claim.anchors.some((anchor) => anchor.state === "fuzzy" || anchor.state === "lost");
  return claim.verdict?.tag === show;
}
