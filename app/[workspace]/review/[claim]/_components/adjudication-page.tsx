"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { ClaimViewer } from "@/app/[workspace]/_claim/claim-in-hand";
import { ClaimPanel } from "@/app/[workspace]/_claim/claim-panel";
import { HistorySection } from "@/app/[workspace]/_claim/history-section";
import { OwnVersions } from "@/app/[workspace]/_claim/own-versions";
import { Searches } from "@/app/[workspace]/_claim/searches/searches";
import { Verdicts } from "@/app/[workspace]/_claim/verdicts";
import { Anchors } from "@/app/[workspace]/_claim/words/anchors";
import { ClaimHead } from "@/app/[workspace]/_claim/words/claim-head";
import { useLiveArticle } from "@/app/[workspace]/_live/live-provider";
import { Settle } from "./settle";
import { SideBySide } from "./side-by-side";
import { WordByWord } from "./word-by-word";

const nothing = (): void => undefined;
const noSpans = () => [];

/** One claim as an adjudicator needs it. What others did while one was away is read on return. */
export function AdjudicationPage({
  workspace,
  claimId,
  articleId,
  viewer,
}: {
  workspace: string;
  claimId: string;
  articleId: string;
  viewer: ClaimViewer;
}) {
  const router = useRouter();
  const [visits, setVisits] = useState(0);
  useLiveArticle(articleId, claimId, async () => setVisits((before) => before + 1));
  const [versions] = useState(() => new OwnVersions());
  useEffect(() => {
    const onReturn = (): void => setVisits((before) => before + 1);
    addEventListener("focus", onReturn);
    return () => removeEventListener("focus", onReturn);
  }, []);
  return (
    <ClaimPanel
      workspace={workspace}
      viewer={viewer}
      claimId={claimId}
      revision={String(visits)}
      versions={versions}
      standAlone
      onChanged={async () => router.refresh()}
      onDid={nothing}
      onSelectClaim={(id) => router.push(`/${workspace}/claims/${id}`)}
      onShowAnchor={nothing}
      getSelectedSpans={noSpans}
    >
      <ClaimHead />
      <Anchors />
      <Verdicts />
      <SideBySide />
      <WordByWord />
      <Searches />
      <Settle />
      <HistorySection />
    </ClaimPanel>
  );
}
