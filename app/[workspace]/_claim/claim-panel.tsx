"use client";
import { memo, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from "react";
import { ProblemNote } from "@/app/_ui/problem-note";
import { reached } from "@/app/_ui/use-act";
import type { Span } from "@/lib/domain/text";
import type { DoneAct } from "../articles/[article]/_components/act-history";
import { Assessment } from "./assessment/assessment";
import { AssignmentSection } from "./assignment/assignment-section";
import { type ClaimInHand, ClaimInHandProvider, type ClaimPanelFocus, type ClaimViewer, type TalkAbout } from "./claim-in-hand";
import { DiscussionSection } from "./discussion-section";
import { Evidence } from "./evidence/evidence";
import type { OwnVersions } from "./own-versions";
import { HistorySection } from "./history-section";
import { Training } from "./training/training";
import { Searches } from "./searches/searches";
import { useClaimDetail } from "./use-claim-detail";
import { Verdicts } from "./verdicts";
import { Anchors } from "./words/anchors";
import { ClaimHead } from "./words/claim-head";
import { Relations } from "./words/relations";

export type { ClaimPanelFocus } from "./claim-in-hand";

/** What the page around the panel does for it. */
type Surroundings = {
  /** Called after each act, so that what stands around the panel follows. */
  onChanged: () => Promise<void>;
  onDid: (act: DoneAct) => void;
  onSelectClaim: (id: string) => void;
  /** Offset in the article's text, UTF-16. */
  onShowAnchor: (start: number) => void;
  getSelectedSpans: () => Span[];
};
type Props = Surroundings & {
  versions: OwnVersions;
  workspace: string;
  viewer: ClaimViewer;
  claimId: string;
  /** The claim is read again when it changes. */
  revision: string;
  focusRequest?: ClaimPanelFocus | undefined;
  /** There is no article beside the panel. */
  standAlone?: boolean;
  /** What is shown of the claim, where it is not all. */
  children?: ReactNode;
};

/** One claim in hand: its words, its evidence on both sides, its searches, and the judgement of whoever looks at it. */
export function ClaimPanel(props: Props) {
  const { workspace, viewer, claimId, revision, versions, focusRequest, standAlone = false, children = <Parts /> } = props;
  const { detail, problem, reload } = useClaimDetail(workspace, claimId, revision);
  const around = useSteady(props);
  const [talkAbout, onTalkAbout] = useState<TalkAbout | null>(null);
  const hand = useMemo<ClaimInHand | null>(() => {
    if (!detail) return null;
    const act: ClaimInHand["act"] = async (action, input) => {
      const result = await reached(() => action(workspace, input));
      if (result.ok) versions.note(result.value);
      await Promise.all([reload(), around.onChanged()]);
      return result;
    };
    return { workspace, viewer, detail, act, reload, versions, focusRequest, standAlone, talkAbout, onTalkAbout, ...around };
  }, [workspace, viewer, detail, reload, versions, focusRequest, standAlone, talkAbout, around]);

  if (!hand) {
    return <div className="p-4">{problem ? <ProblemNote problem={problem} /> : <p role="status">Opening the claim…</p>}</div>;
  }
  return (
    <ClaimInHandProvider value={hand}>
      <div className="relative flex flex-col gap-4 p-4 text-sm">
        {problem ? <ProblemNote problem={problem} /> : null}
        {children}
      </div>
    </ClaimInHandProvider>
  );
}

/** The same functions at every rendering, each calling the latest: stepping through the article does not render the claim. */
function useSteady(props: Surroundings): Surroundings {
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  const [steady] = useState<Surroundings>(() => ({
    onChanged: () => latest.current.onChanged(),
    onDid: (act) => latest.current.onDid(act),
    onSelectClaim: (id) => latest.current.onSelectClaim(id),
    onShowAnchor: (start) => latest.current.onShowAnchor(start),
    getSelectedSpans: () => latest.current.getSelectedSpans(),
  }));
  return steady;
}

const Parts = memo(function Parts() {
  return (
    <>
      <ClaimHead />
      <AssignmentSection />
      <Anchors />
      <Relations />
      <Verdicts />
      <Evidence />
      <Searches />
      <Assessment />
      <Training />
      <DiscussionSection />
      <HistorySection />
    </>
  );
});
