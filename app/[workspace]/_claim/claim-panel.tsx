"use client";
import { useMemo } from "react";
import { ProblemNote } from "@/app/_ui/problem-note";
import { reached } from "@/app/_ui/use-act";
import type { Span } from "@/lib/domain/text";
import type { DoneAct } from "../articles/[article]/_components/act-history";
import { Assessment } from "./assessment/assessment";
import { type ClaimInHand, ClaimInHandProvider, type ClaimPanelFocus, type ClaimViewer } from "./claim-in-hand";
import { Evidence } from "./evidence/evidence";
import { HistorySection } from "./history-section";
import { Searches } from "./searches/searches";
import { useClaimDetail } from "./use-claim-detail";
import { Verdicts } from "./verdicts";
import { Anchors } from "./words/anchors";
import { ClaimHead } from "./words/claim-head";
import { Relations } from "./words/relations";

export type { ClaimPanelFocus } from "./claim-in-hand";

/** One claim in hand: its words, its evidence on both sides, its searches, and the judgement of whoever looks at it. */
export function ClaimPanel(props: {
  workspace: string;
  viewer: ClaimViewer;
  claimId: string;
  /** The claim is read again when it changes. */
  revision: string;
  /** Called after each act, so that what stands around the panel follows. */
  onChanged: () => Promise<void>;
  onDid: (act: DoneAct) => void;
  onSelectClaim: (id: string) => void;
  /** Offset in the article's text, UTF-16. */
  onShowAnchor: (start: number) => void;
  getSelectedSpans: () => Span[];
  focusRequest?: ClaimPanelFocus | undefined;
  /** There is no article beside the panel. */
  standAlone?: boolean;
}) {
  const { workspace, viewer, claimId, revision, onChanged, onDid, onSelectClaim, onShowAnchor, getSelectedSpans, focusRequest, standAlone = false } = props;
  const { detail, problem, reload } = useClaimDetail(workspace, claimId, revision);
  const hand = useMemo<ClaimInHand | null>(() => {
    if (!detail) return null;
    const act: ClaimInHand["act"] = async (action, input) => {
      const result = await reached(() => action(workspace, input));
      await Promise.all([reload(), onChanged()]);
      return result;
    };
    return { workspace, viewer, detail, act, reload, onChanged, onDid, onSelectClaim, onShowAnchor, getSelectedSpans, focusRequest, standAlone };
  }, [workspace, viewer, detail, reload, onChanged, onDid, onSelectClaim, onShowAnchor, getSelectedSpans, focusRequest, standAlone]);

  if (!hand) {
    return <div className="p-4">{problem ? <ProblemNote problem={problem} /> : <p role="status">Opening the claim…</p>}</div>;
  }
  return (
    <ClaimInHandProvider value={hand}>
      <div className="relative flex flex-col gap-4 p-4 text-sm">
        {problem ? <ProblemNote problem={problem} /> : null}
        <ClaimHead />
        <Anchors />
        <Relations />
        <Verdicts />
        <Evidence />
        <Searches />
        <Assessment />
        <HistorySection />
      </div>
    </ClaimInHandProvider>
  );
}
