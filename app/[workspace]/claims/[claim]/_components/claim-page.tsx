"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { ClaimViewer } from "../../../_claim/claim-in-hand";
import { ClaimPanel } from "../../../_claim/claim-panel";
import { useLiveArticle } from "../../../_live/live-provider";
import { OwnVersions } from "../../../_claim/own-versions";

const nothing = (): void => undefined;
const noChange = async (): Promise<void> => undefined;
const noSpans = () => [];

/** The panel without an article beside it. What others did while one was away is read on return. */
export function ClaimPage({
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
    addEventListener("online", onReturn);
    return () => {
      removeEventListener("focus", onReturn);
      removeEventListener("online", onReturn);
    };
  }, []);
  return (
    <ClaimPanel
      key={claimId}
      workspace={workspace}
      viewer={viewer}
      claimId={claimId}
      revision={String(visits)}
      versions={versions}
      standAlone
      onChanged={noChange}
      onDid={nothing}
      onSelectClaim={(id) => router.push(`/${workspace}/claims/${id}`)}
      onShowAnchor={nothing}
      getSelectedSpans={noSpans}
    />
  );
}
