"use client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Group, Panel, Separator, useDefaultLayout } from "react-resizable-panels";
import { toast } from "sonner";
import { describeProblem } from "@/app/_ui/problem-text";
import { ProblemNote } from "@/app/_ui/problem-note";
import { ClaimPanel, type ClaimPanelFocus } from "@/app/[workspace]/_claim/claim-panel";
import type { HighlightClaim } from "@/lib/domain/highlights";
import { maySeeAssignments, type Role } from "@/lib/domain/policy";
import type { Result } from "@/lib/domain/problems";
import type { Span } from "@/lib/domain/text";
import { ArticleBar } from "./article-bar";
import { ArticleText, type ArticleTextHandle } from "./article-text/article-text";
import { blocksOf } from "./blocks";
import { ClaimList } from "./claim-list";
import { claimsBySentence, sentenceAt } from "./claims-by-sentence";
import { CommandPalette } from "./command-palette";
import { KeyOverlay } from "./key-overlay";
import { Ledger } from "./ledger";
import { NewClaimBar } from "./new-claim-bar";
import { NothingInHand } from "./nothing-in-hand";
import { useAssignments } from "./use-assignments";
import { useCommandKeys } from "./use-command-keys";
import { useNarrow } from "./use-narrow";
import { useWorkbench } from "./use-workbench";
import { useWorkbenchCommands } from "./use-workbench-commands";
import type { WorkbenchSnapshot } from "./workbench-store";

export type WorkbenchViewer = { userId: string; role: Role; name: string; mayAct: boolean; mayAskModel: boolean };
type Bench = ReturnType<typeof useWorkbench>;

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

/** A refused act is said aloud; what was typed stays where it was. */
function told<T>(result: Result<T>): Result<T> {
  if (!result.ok) toast.error(describeProblem(result.problem));
  return result;
}

function OpenWorkbench({
  bench,
  snapshot,
  workspace,
  firstClaimId,
  viewer,
}: {
  bench: Bench;
  snapshot: WorkbenchSnapshot;
  workspace: string;
  firstClaimId: string | null;
  viewer: WorkbenchViewer;
}) {
  const { store, acts, history, versions } = bench;
  const { data, text } = snapshot;
  const { sentences, claims } = data;
  const article = useRef<ArticleTextHandle>(null);
  const [first] = useState(() => claims.find((claim) => claim.id === firstClaimId));
  const firstStart = first?.anchors.find((anchor) => anchor.state !== "lost")?.start;
  const [focused, setFocused] = useState(() => (firstStart === undefined ? 0 : sentenceAt(sentences, firstStart)));
  const [selectedClaimId, setSelectedClaimId] = useState<string | null>(first?.id ?? null);
  const [editing, setEditing] = useState<string | null>(null);
  const [spans, setSpans] = useState<readonly Span[]>([]);
  const [making, setMaking] = useState(false);
  const [middle, setMiddle] = useState<"sentences" | "claims">("sentences");
  const [overlay, setOverlay] = useState<"keys" | "palette" | null>(null);
  const [panelFocus, setPanelFocus] = useState<ClaimPanelFocus | undefined>(undefined);
  const narrow = useNarrow();
  const [narrowView, setNarrowView] = useState<"article" | "middle" | "claim">(first ? "claim" : "article");

  const blocks = useMemo(() => blocksOf(text, sentences), [text, data.article.currentVersionId]); // oxlint-disable-line react-hooks/exhaustive-deps -- kinds never change within a version
  const bySentence = useMemo(() => claimsBySentence(sentences, claims), [sentences, claims]);
  const highlights = useMemo<HighlightClaim[]>(
    () =>
      claims.map((claim) => {
        const standing = claim.anchors.filter((anchor) => anchor.state !== "lost");
        const doubtful = standing.find((anchor) => anchor.state === "fuzzy");
        // A claim of several places is lost only where none is left to show.
        return { id: claim.id, spans: standing, tag: claim.verdict?.tag ?? null, state: (doubtful ?? standing[0])?.state ?? "lost" };
      }),
    [claims],
  );

  const focusSentence = useCallback(
    (ordinal: number) => {
      const sentence = sentences[ordinal];
      if (!sentence) return;
      setFocused(ordinal);
      article.current?.scrollTo(sentence.start, "nearest");
    },
    [sentences],
  );
  const selectClaim = useCallback(
    (id: string | null) => {
      setSelectedClaimId(id);
      if (id) setNarrowView("claim");
      const start = claims.find((claim) => claim.id === id)?.anchors.find((anchor) => anchor.state !== "lost")?.start;
      if (start === undefined) return;
      setFocused(sentenceAt(sentences, start));
      article.current?.scrollTo(start, "nearest");
    },
    [claims, sentences],
  );
  useEffect(() => {
    if (firstStart !== undefined) article.current?.scrollTo(firstStart, "nearest");
  }, [firstStart]);
  const assignments = useAssignments(workspace, data.article.id, data.revision);
  const createClaim = async (words: Parameters<typeof acts.create>[1]) => {
    const result = await acts.create(spans, words);
    if (!result.ok) return result;
    article.current?.clearSelection();
    setSpans([]);
    setMaking(false);
    selectClaim(result.value.claimId);
    return result;
  };

  const commands = useWorkbenchCommands({
    snapshot,
    acts,
    history,
    told,
    mayAct: viewer.mayAct,
    mayAskModel: viewer.mayAskModel,
    assignments,
    focused,
    focusSentence,
    selectedClaimId,
    selectClaim,
    spans,
    article,
    bySentence,
    edit: setEditing,
    make: (from) => {
      setSpans(from);
      setMaking(true);
    },
    show: setOverlay,
    showMiddle: setMiddle,
    focusPanel: (part) => {
      setNarrowView("claim");
      setPanelFocus((before) => ({ part, nonce: (before?.nonce ?? 0) + 1 }));
    },
  });
  useCommandKeys(commands, overlay === null);

  const articleView = (
    <div className="relative min-h-0 flex-1 overflow-auto px-6 py-4" data-testid="article-scroller">
      <ArticleText
        ref={article}
        text={text}
        blocks={blocks}
        claims={highlights}
        sentences={sentences}
        selectedClaimId={selectedClaimId}
        focusedSentence={sentences[focused] ?? null}
        lang={data.article.language ?? "und"}
        label={data.article.title}
        headingLevel={2}
        onSelectClaim={(ids) => ids[0] && selectClaim(ids[0] === selectedClaimId ? (ids[1] ?? ids[0]) : ids[0])}
        onSelectText={(selection) => {
          setSpans(selection.spans);
          if (selection.spans.length === 0) setMaking(false);
          else setFocused(sentenceAt(sentences, selection.spans[0]!.start));
        }}
      />
    </div>
  );
  const articlePanel = (
    <section aria-label="Article" className="flex h-full min-h-0 flex-col">
      {articleView}
      {viewer.mayAct ? (
        <NewClaimBar
          spans={spans}
          text={text}
          open={making}
          onOpen={() => setMaking(true)}
          onClose={() => setMaking(false)}
          onCreate={createClaim}
        />
      ) : null}
    </section>
  );
  const middlePanel = (
    <section aria-label="Sentences and claims" className="flex h-full min-h-0 flex-col">
      <div role="tablist" aria-label="What to list" className="flex border-b border-line text-sm">
        {(["sentences", "claims"] as const).map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={middle === name}
            aria-controls="middle-list"
            className="flex-1 px-3 py-1.5 capitalize aria-selected:border-b-2 aria-selected:border-accent aria-selected:font-medium"
            onClick={() => setMiddle(name)}
          >
            {name} ({name === "sentences" ? sentences.length : claims.length})
          </button>
        ))}
      </div>
      <div id="middle-list" role="tabpanel" aria-labelledby={`tab-${middle}`} className="flex min-h-0 flex-1 flex-col">
        {middle === "sentences" ? (
          <Ledger
            snapshot={snapshot}
            focused={focused}
            selectedClaimId={selectedClaimId}
            editing={editing}
            mayAct={viewer.mayAct}
            claimsBySentence={bySentence}
            onNeedCandidates={(ordinal) => void store.needCandidates(ordinal)}
            onFocus={focusSentence}
            onDispose={(sentence, disposition) => void acts.dispose(sentence, disposition).then(told)}
            onSelectClaim={selectClaim}
            onEdit={setEditing}
            onAccept={async (candidate, words) => {
              const result = await acts.accept(candidate, words);
              if (result.ok) setEditing(null);
              else if (editing !== candidate.id) told(result);
              return result;
            }}
            onReject={(candidate) => void acts.reject(candidate).then(told)}
          />
        ) : (
          <ClaimList
            claims={claims}
            own={snapshot.own}
            assigned={assignments.mine}
            selectedClaimId={selectedClaimId}
            onSelect={selectClaim}
          />
        )}
      </div>
    </section>
  );
  const claimPanel = (
    <section aria-label="Claim in hand" className="relative h-full min-h-0 overflow-auto">
      {selectedClaimId ? (
        <ClaimPanel
          key={selectedClaimId}
          workspace={workspace}
          viewer={viewer}
          claimId={selectedClaimId}
          revision={data.revision ?? ""}
          versions={versions}
          onChanged={() => store.refresh()}
          onDid={(act) => history.did(act)}
          onSelectClaim={selectClaim}
          onShowAnchor={(start) => {
            setNarrowView("article");
            requestAnimationFrame(() => article.current?.scrollTo(start, "center"));
          }}
          getSelectedSpans={() => article.current?.getSelectionSpans() ?? [...spans]}
          focusRequest={panelFocus}
        />
      ) : (
        <NothingInHand />
      )}
    </section>
  );

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <ArticleBar
        data={data}
        workspace={workspace}
        acts={acts}
        mayAct={viewer.mayAct}
        maySeeAssignments={maySeeAssignments(viewer)}
        onNextOpen={() => commands.find((command) => command.id === "next-open")?.run()}
        onKeys={() => setOverlay("keys")}
        onPalette={() => setOverlay("palette")}
      />
      {narrow ? (
        <NarrowPanels view={narrowView} onView={setNarrowView} article={articlePanel} middle={middlePanel} claim={claimPanel} />
      ) : (
        <WidePanels article={articlePanel} middle={middlePanel} claim={claimPanel} />
      )}
      <KeyOverlay open={overlay === "keys"} onOpenChange={(open) => setOverlay(open ? "keys" : null)} commands={commands} />
      <CommandPalette
        open={overlay === "palette"}
        onOpenChange={(open) => setOverlay(open ? "palette" : null)}
        commands={commands}
        claims={claims}
        onClaim={selectClaim}
      />
    </div>
  );
}

type Panels = { article: React.ReactNode; middle: React.ReactNode; claim: React.ReactNode };

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

/** On a phone, or at 200 % zoom, one panel at a time. */
function NarrowPanels({ view, onView, ...panels }: Panels & { view: keyof Panels; onView: (view: keyof Panels) => void }) {
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
