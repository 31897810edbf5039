"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { useDraft } from "@/app/_ui/use-draft";
import type { Stance } from "@/lib/domain/stances";
import type { ClaimLink } from "@/lib/domain/workbench";
import { useClaimInHand } from "../claim-in-hand";
import { ChooseEvidence } from "./choose-evidence";
import { draftOf, emptyDraft, type LinkDraft } from "./link-draft";
import { PassageStep } from "./passage-step";

/** In two steps: which evidence, then which passage of it and what that does to the claim. What is typed survives a reload. */
export function LinkDialog({ link, stance, onClose }: { link: ClaimLink | null; stance: Stance; onClose: () => void }) {
  const { workspace, viewer, detail } = useClaimInHand();
  const key = `link/${workspace}/${viewer.userId}/${link?.id ?? detail.claim.id}`;
  const [begun] = useState(() => (link ? draftOf(link) : emptyDraft(stance)));
  const { value, change, discard, restored, loaded } = useDraft<LinkDraft>(key, begun);
  const merge = (more: Partial<LinkDraft>): void => change((before) => ({ ...before, ...more }));
  const done = (): void => {
    discard();
    onClose();
  };
  const anew = (): void => {
    change(begun);
    discard();
  };
  const title = link ? `Change what evidence does to claim ${detail.claim.number}` : `Link evidence to claim ${detail.claim.number}`;
  return (
    <Dialog wide open onOpenChange={onClose} title={title} description={detail.claim.statement}>
      {restored ? (
        <p className="mb-3 flex flex-wrap items-center gap-2 rounded bg-warn-soft px-3 py-2 text-sm">
          This is what you had begun earlier.
          <Button look="quiet" onClick={anew}>
            Begin anew
          </Button>
        </p>
      ) : null}
      {!loaded ? null : value.evidence ? (
        <PassageStep draft={value} evidence={value.evidence} link={link} onChange={merge} onDone={done} />
      ) : (
        <ChooseEvidence draft={value} onChange={merge} />
      )}
    </Dialog>
  );
}
