"use client";
import { ProblemNote } from "@/app/_ui/problem-note";
import { OpenWorkbench } from "./open-workbench";
import { useWorkbench, type WorkbenchViewer } from "./use-workbench";

/** Article, sentences and claims, and the claim in hand, side by side. */
export function Workbench({
  workspace,
  articleId,
  firstClaimId,
  viewer,
}: {
  workspace: string;
  articleId: string;
  /** the claim that one came for */
  firstClaimId: string | null;
  viewer: WorkbenchViewer;
}) {
  const bench = useWorkbench(workspace, articleId);
  if (!bench.state) {
    return (
      <p role="status" className="p-6 text-ink-2">
        Opening the article…
      </p>
    );
  }
  if ("problem" in bench.state) {
    return (
      <div className="p-6">
        <ProblemNote problem={bench.state.problem} />
      </div>
    );
  }
  return (
    <OpenWorkbench
      key={firstClaimId}
      bench={bench}
      snapshot={bench.state}
      workspace={workspace}
      firstClaimId={firstClaimId}
      viewer={viewer}
    />
  );
}
