"use client";
import { useMemo } from "react";
import type { HighlightClaim } from "@/lib/domain/highlights";
import { ArticleText } from "./article-text/article-text";
import { blocksOf } from "./blocks";
import { NewClaimBar } from "./new-claim-bar";
import type { WorkbenchView } from "./use-workbench-view";
import type { WorkbenchActs } from "./workbench-acts";
import type { WorkbenchSnapshot } from "./workbench-store";

/** The article with its claims marked; with a selection, what makes a claim of it. */
export function ArticlePanel({
  snapshot,
  view,
  acts,
  mayAct,
}: {
  snapshot: WorkbenchSnapshot;
  view: WorkbenchView;
  acts: WorkbenchActs;
  mayAct: boolean;
}) {
  const { text, data } = snapshot;
  const { sentences, claims, article } = data;
  const { article: handle, focused, spans, making, selectedClaimId, selectClaim, selectText, startMaking, stopMaking } = view;
  const blocks = useMemo(() => blocksOf(text, sentences), [text, article.currentVersionId]); // oxlint-disable-line react-hooks/exhaustive-deps -- kinds never change within a version
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
  const create = async (words: Parameters<typeof acts.create>[1]) => {
    const result = await acts.create(spans, words);
    if (!result.ok) return result;
    view.dropSelection();
    selectClaim(result.value.claimId);
    return result;
  };
  return (
    <section aria-label="Article" className="flex h-full min-h-0 flex-col">
      <div className="relative min-h-0 flex-1 overflow-auto px-6 py-4" data-testid="article-scroller">
        <ArticleText
          ref={handle}
          text={text}
          blocks={blocks}
          claims={highlights}
          sentences={sentences}
          selectedClaimId={selectedClaimId}
          focusedSentence={sentences[focused] ?? null}
          lang={article.language ?? "und"}
          label={article.title}
          headingLevel={2}
          onSelectClaim={(ids) => ids[0] && selectClaim(ids[0] === selectedClaimId ? (ids[1] ?? ids[0]) : ids[0])}
          onSelectText={(selection) => selectText(selection.spans)}
        />
      </div>
      {mayAct ? <NewClaimBar spans={spans} text={text} open={making} onOpen={startMaking} onClose={stopMaking} onCreate={create} /> : null}
    </section>
  );
}
