"use client";
import { useCallback, useMemo } from "react";
import { LiveAnnouncer } from "@/app/[workspace]/_live/live-announcer";
import { useLiveArticle } from "@/app/[workspace]/_live/live-provider";
import { PeopleHere } from "@/app/[workspace]/_live/people-here";
import { maySeeAssignments } from "@/lib/domain/policy";
import { ArticleBar } from "./article-bar";
import { ArticlePanel } from "./article-panel";
import { claimsBySentence } from "./claims-by-sentence";
import { CommandPalette } from "./command-palette";
import { HandPanel } from "./hand-panel";
import { KeyOverlay } from "./key-overlay";
import { MiddlePanel } from "./middle-panel";
import { NewerText } from "./newer-text";
import { useAssignments } from "./use-assignments";
import { useCommandKeys } from "./use-command-keys";
import type { useWorkbench, WorkbenchViewer } from "./use-workbench";
import { useWorkbenchCommands } from "./use-workbench-commands";
import { useWorkbenchView } from "./use-workbench-view";
import { WorkbenchPanels } from "./workbench-panels";
import type { WorkbenchSnapshot } from "./workbench-store";

/** The workbench of an article that is there: its bar, its three parts, and what lies over them. */
export function OpenWorkbench({
  bench,
  snapshot,
  workspace,
  firstClaimId,
  viewer,
}: {
  bench: ReturnType<typeof useWorkbench>;
  snapshot: WorkbenchSnapshot;
  workspace: string;
  firstClaimId: string | null;
  viewer: WorkbenchViewer;
}) {
  const { store, acts, history } = bench;
  const { data } = snapshot;
  const { sentences, claims } = data;
  const { mayAct, mayAskModel } = viewer;
  const view = useWorkbenchView(data, firstClaimId);
  const bySentence = useMemo(() => claimsBySentence(sentences, claims), [sentences, claims]);
  const assignments = useAssignments(workspace, data.article.id, data.revision);
  const live = useLiveArticle(data.article.id, view.selectedClaimId, () => store.refresh());
  const numberOf = useCallback((claimId: string) => claims.find((claim) => claim.id === claimId)?.number, [claims]);
  const commands = useWorkbenchCommands({ snapshot, acts, history, mayAct, mayAskModel, assignments, view });
  useCommandKeys(commands, view.overlay === null);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <ArticleBar
        data={data}
        workspace={workspace}
        acts={acts}
        mayAct={mayAct}
        maySeeAssignments={maySeeAssignments(viewer)}
        here={<PeopleHere numberOf={numberOf} onClaim={view.selectClaim} />}
        live={live.status !== "off"}
        onNextOpen={() => commands.find((command) => command.id === "next-open")?.run()}
        onKeys={() => view.setOverlay("keys")}
        onPalette={() => view.setOverlay("palette")}
      />
      <LiveAnnouncer recent={live.recent} numberOf={numberOf} />
      {snapshot.newer ? <NewerText articleId={data.article.id} onShow={() => void store.load()} /> : null}
      <WorkbenchPanels
        view={view.panel}
        onView={view.setPanel}
        article={<ArticlePanel snapshot={snapshot} view={view} acts={acts} mayAct={mayAct} />}
        middle={
          <MiddlePanel snapshot={snapshot} view={view} bench={bench} assignments={assignments} bySentence={bySentence} mayAct={mayAct} />
        }
        claim={
          <HandPanel workspace={workspace} viewer={viewer} bench={bench} view={view} revision={`${data.revision} ${live.corrections}`} />
        }
      />
      <KeyOverlay open={view.overlay === "keys"} onOpenChange={(open) => view.setOverlay(open ? "keys" : null)} commands={commands} />
      <CommandPalette
        open={view.overlay === "palette"}
        onOpenChange={(open) => view.setOverlay(open ? "palette" : null)}
        commands={commands}
        claims={claims}
        onClaim={view.selectClaim}
      />
    </div>
  );
}
