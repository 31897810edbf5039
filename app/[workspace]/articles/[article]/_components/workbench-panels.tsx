"use client";
import type { ReactNode } from "react";
import { Group, Panel, Separator, useDefaultLayout } from "react-resizable-panels";
import { useNarrow } from "./use-narrow";

type Panels = { article: ReactNode; middle: ReactNode; claim: ReactNode };
export type PanelName = keyof Panels;

/** The three parts side by side, to be resized; on a phone, or at 200 % zoom, one at a time. */
export function WorkbenchPanels({ view, onView, ...panels }: Panels & { view: PanelName; onView: (view: PanelName) => void }) {
  const narrow = useNarrow();
  return narrow ? <NarrowPanels view={view} onView={onView} {...panels} /> : <WidePanels {...panels} />;
}

function WidePanels({ article, middle, claim }: Panels) {
  const layout = useDefaultLayout({ id: "onus-workbench", ...(typeof window === "undefined" ? {} : { storage: window.localStorage }) });
  const bar = "w-1.5 bg-line hover:bg-accent focus-visible:bg-accent data-[separator=active]:bg-accent";
  return (
    <Group
      orientation="horizontal"
      className="min-h-0 flex-1"
      defaultLayout={layout.defaultLayout}
      onLayoutChanged={layout.onLayoutChanged}
    >
      <Panel id="article" defaultSize="40%" minSize="20%" className="min-h-0">
        {article}
      </Panel>
      <Separator className={bar} aria-label="Width of the article" />
      <Panel id="middle" defaultSize="28%" minSize="15%" className="min-h-0">
        {middle}
      </Panel>
      <Separator className={bar} aria-label="Width of the claim in hand" />
      <Panel id="claim" defaultSize="32%" minSize="20%" className="min-h-0">
        {claim}
      </Panel>
    </Group>
  );
}

const views = [
  { view: "article", label: "Article" },
  { view: "middle", label: "Sentences and claims" },
  { view: "claim", label: "Claim" },
] as const;

function NarrowPanels({ view, onView, ...panels }: Panels & { view: PanelName; onView: (view: PanelName) => void }) {
  return (
    <>
      <nav aria-label="Parts of the workbench" className="flex border-b border-line text-sm">
        {views.map((part) => (
          <button
            key={part.view}
            type="button"
            aria-current={view === part.view ? "true" : undefined}
            className="flex-1 px-2 py-2 aria-[current=true]:border-b-2 aria-[current=true]:border-accent aria-[current=true]:font-medium"
            onClick={() => onView(part.view)}
          >
            {part.label}
          </button>
        ))}
      </nav>
      <div className="min-h-0 flex-1">{panels[view]}</div>
    </>
  );
}
