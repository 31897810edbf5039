"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { type Stance } from "@/lib/domain/stances";
import type { ClaimLink } from "@/lib/domain/workbench";
import { useClaimInHand, useFocusRequest } from "../claim-in-hand";
import { EvidenceCard } from "./evidence-card";
import { LinkDialog } from "./link-dialog";

/** `linkId`: a link that is changed; without it a new one of this kind is made. */
type Dialog = { stance: Stance; linkId?: string } | null;

const opposed = [
  { stance: "supports", title: "Support", none: "Nothing supports it yet." },
  { stance: "refutes", title: "Counter-evidence", none: "Nothing speaks against it yet." },
] as const;
const beside = [
  { stance: "qualifies", title: "Qualifies", none: "" },
  { stance: "context", title: "Context", none: "" },
] as const;

/** What speaks for the claim and what speaks against it, side by side and equal; below, what qualifies it and what stands around it. */
export function Evidence() {
  const { viewer, detail } = useClaimInHand();
  const [dialog, setDialog] = useState<Dialog>(null);
  const mayAct = viewer.mayAct && !detail.claim.retired;
  useFocusRequest("evidence", () => setDialog({ stance: "supports" }));
  const standing = detail.links.filter((link) => !link.withdrawnAt);
  const withdrawn = detail.links.filter((link) => link.withdrawnAt);
  const cards = (links: readonly ClaimLink[]) => (
    <ul className="flex flex-col gap-2">
      {links.map((link) => (
        <EvidenceCard key={link.id} link={link} mayAct={mayAct} onEdit={() => setDialog({ stance: link.stance, linkId: link.id })} />
      ))}
    </ul>
  );
  const column = ({ stance, title, none }: { stance: Stance; title: string; none: string }) => {
    const links = standing.filter((link) => link.stance === stance);
    if (links.length === 0 && !none) return null;
    return (
      <section key={stance} aria-label={title} className="flex min-w-0 flex-col gap-2">
        <div className="flex flex-wrap items-center justify-between gap-1 border-b border-line pb-1">
          <h4 className="font-medium">
            {title} <span className="text-ink-2">{links.length}</span>
          </h4>
          {mayAct ? (
            <button
              type="button"
              className="rounded px-1.5 py-0.5 font-medium hover:bg-paper-3"
              aria-label={`Link: ${title.toLowerCase()}`}
              onClick={() => setDialog({ stance })}
            >
              Link
            </button>
          ) : null}
        </div>
        {links.length === 0 ? <p className="text-xs text-ink-2">{none}</p> : cards(links)}
      </section>
    );
  };
  return (
    <section aria-labelledby="evidence-title" className="@container flex flex-col gap-3">
      <div className="flex items-center justify-between gap-2">
        <h3 id="evidence-title">Evidence</h3>
        {mayAct ? (
          <Button onClick={() => setDialog({ stance: "supports" })} aria-keyshortcuts="v">
            Link evidence
          </Button>
        ) : null}
      </div>
      {detail.blind ? <p className="text-xs text-ink-2">Of the links you see your own, until you have submitted your assessment.</p> : null}
      <div className="grid grid-cols-1 gap-3 @xs:grid-cols-2">{opposed.map(column)}</div>
      {beside.map(column)}
      {withdrawn.length > 0 ? (
        <details>
          <summary className="cursor-pointer text-xs text-ink-2">{withdrawn.length} withdrawn</summary>
          <div className="mt-2">{cards(withdrawn)}</div>
        </details>
      ) : null}
      {dialog ? (
        <LinkDialog
          // Also when somebody else withdraws it meanwhile.
          link={detail.links.find((link) => link.id === dialog.linkId) ?? null}
          stance={dialog.stance}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </section>
  );
}
