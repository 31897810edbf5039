import type { ReactNode } from "react";
import { SignedOutNote } from "@/app/_ui/signed-out-note";
import { navCounts } from "@/lib/data/nav-counts";
import { dayOf } from "@/lib/domain/days";
import { pageViewer } from "@/lib/pipeline/session";
import { Header } from "./_components/header";
import { LiveProvider } from "./_live/live-provider";

export default async function WorkspaceLayout({ children, params }: { children: ReactNode; params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const viewer = await pageViewer(workspace);
  const counts = await navCounts(viewer, dayOf(new Date()));
  return (
    <div className="flex h-dvh flex-col">
      <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-paper focus:p-2">
        Skip to the content
      </a>
      <SignedOutNote />
      <Header workspace={viewer.workspace} name={viewer.name} role={viewer.role} counts={counts} />
      <main id="content" className="flex min-h-0 flex-1 flex-col overflow-auto">
        <LiveProvider key={viewer.workspaceId} workspace={workspace} userId={viewer.userId}>
          {children}
        </LiveProvider>
      </main>
    </div>
  );
}
