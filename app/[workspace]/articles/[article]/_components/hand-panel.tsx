"use client";
import { ClaimPanel } from "@/app/[workspace]/_claim/claim-panel";
import { NothingInHand } from "./nothing-in-hand";
import type { useWorkbench, WorkbenchViewer } from "./use-workbench";
import type { WorkbenchView } from "./use-workbench-view";

/** The claim in hand, or what to do first. */
export function HandPanel({
  workspace,
  viewer,
  bench,
  view,
  revision,
}: {
  workspace: string;
  viewer: WorkbenchViewer;
  bench: ReturnType<typeof useWorkbench>;
  view: WorkbenchView;
  revision: string;
}) {
  const { store, history, versions } = bench;
  const { selectedClaimId } = view;
  return (
    <section aria-label="Claim in hand" className="relative h-full min-h-0 overflow-auto">
      {selectedClaimId ? (
        <ClaimPanel
          key={selectedClaimId}
          workspace={workspace}
          viewer={viewer}
          claimId={selectedClaimId}
          revision={revision}
          versions={versions}
          onChanged={() => store.refresh()}
          onDid={(act) => history.did(act)}
          onSelectClaim={view.selectClaim}
          onShowAnchor={view.showInArticle}
          getSelectedSpans={() => view.article.current?.getSelectionSpans() ?? [...view.spans]}
          focusRequest={view.panelFocus}
        />
      ) : (
        <NothingInHand />
      )}
    </section>
  );
}
