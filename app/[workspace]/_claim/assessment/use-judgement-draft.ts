"use client";
import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from "react";
import { reached } from "@/app/_ui/use-act";
import { useDraft } from "@/app/_ui/use-draft";
import type { ClaimAssessment } from "@/lib/domain/workbench";
import { saveAssessmentAction } from "../../claims/[claim]/actions";
import { useClaimInHand } from "../claim-in-hand";
import { judgementIn } from "./judgement";
import { type Held, JudgementDraft, nothingHeld, type Unsaved } from "./judgement-draft";

const heldIn = (own: ClaimAssessment | null): Held => (own ? { version: own.version, judgement: judgementIn(own) } : nothingHeld);
export const isDraft = (own: ClaimAssessment | null): boolean => !own || own.state === "draft" || own.state === "returned";

/** The draft of one's own judgement of the claim in hand, saved by itself: after a pause, on leaving, on coming back online. */
export function useJudgementDraft() {
  const { workspace, viewer, detail, reload, onChanged } = useClaimInHand();
  const claimId = detail.claim.id;
  const kept = useDraft<Unsaved | null>(`assessment/${workspace}/${viewer.userId}/${claimId}`, null);
  const [draft] = useState(() => new JudgementDraft(heldIn(detail.own), isDraft(detail.own)));
  const snapshot = useSyncExternalStore(draft.subscribe, draft.snapshot, draft.snapshot);

  useLayoutEffect(() => {
    draft.doors = {
      send: async (version, judgement) => {
        const result = await reached(() => saveAssessmentAction(workspace, { claimId, version, judgement }));
        // The first save begins a draft, which the list of claims shows.
        if (result.ok && version === 0) void onChanged();
        return result;
      },
      read: async () => {
        const fresh = await reload();
        return fresh && heldIn(fresh.own);
      },
      keep: (unsaved) => {
        kept.change(unsaved);
        if (!unsaved) kept.discard();
      },
    };
  });

  const { loaded, value, restored } = kept;
  useEffect(() => {
    if (loaded && restored && value) draft.restore(value);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the browser's store has answered
  }, [draft, loaded]);
  useEffect(() => draft.sees(heldIn(detail.own), isDraft(detail.own)), [draft, detail.own]);

  useEffect(() => {
    const save = (): void => void draft.save();
    const onHide = (): void => {
      if (document.visibilityState === "hidden") save();
    };
    addEventListener("online", save);
    addEventListener("pagehide", save);
    document.addEventListener("visibilitychange", onHide);
    return () => {
      removeEventListener("online", save);
      removeEventListener("pagehide", save);
      document.removeEventListener("visibilitychange", onHide);
      save();
    };
  }, [draft]);

  return { ...snapshot, draft, ready: loaded };
}
