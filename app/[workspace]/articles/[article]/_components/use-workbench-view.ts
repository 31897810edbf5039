"use client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ClaimPanelFocus } from "@/app/[workspace]/_claim/claim-panel";
import type { Span } from "@/lib/domain/text";
import type { WorkbenchClaim, WorkbenchData } from "@/lib/domain/workbench";
import type { ArticleTextHandle } from "./article-text/article-text";
import { sentenceAt } from "./claims-by-sentence";
import type { PanelName } from "./workbench-panels";

export type WorkbenchView = ReturnType<typeof useWorkbenchView>;

/** Where the claim stands in the text; undefined when all of its places are lost. */
const startOf = (claim: WorkbenchClaim | undefined): number | undefined => claim?.anchors.find((anchor) => anchor.state !== "lost")?.start;

/** What one looks at: the focused sentence, the claim in hand, what is selected, and which part is open. */
export function useWorkbenchView({ sentences, claims }: WorkbenchData, firstClaimId: string | null) {
  const article = useRef<ArticleTextHandle>(null);
  const [first] = useState(() => claims.find((claim) => claim.id === firstClaimId));
  const firstStart = startOf(first);
  const [focused, setFocused] = useState(() => (firstStart === undefined ? 0 : sentenceAt(sentences, firstStart)));
  const [selectedClaimId, setSelectedClaimId] = useState<string | null>(first?.id ?? null);
  const [editing, setEditing] = useState<string | null>(null);
  const [spans, setSpans] = useState<readonly Span[]>([]);
  const [making, setMaking] = useState(false);
  const [middle, setMiddle] = useState<"sentences" | "claims">("sentences");
  const [overlay, setOverlay] = useState<"keys" | "palette" | null>(null);
  const [panelFocus, setPanelFocus] = useState<ClaimPanelFocus | undefined>(undefined);
  const [panel, setPanel] = useState<PanelName>(first ? "claim" : "article");

  useEffect(() => {
    if (firstStart !== undefined) article.current?.scrollTo(firstStart, "nearest");
  }, [firstStart]);
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
      if (id) setPanel("claim");
      const start = startOf(claims.find((claim) => claim.id === id));
      if (start === undefined) return;
      setFocused(sentenceAt(sentences, start));
      article.current?.scrollTo(start, "nearest");
    },
    [claims, sentences],
  );
  const steady = useMemo(
    () => ({
      article,
      setEditing,
      setMiddle,
      setOverlay,
      setPanel,
      startMaking: () => setMaking(true),
      stopMaking: () => setMaking(false),
      make: (from: readonly Span[]): void => {
        setSpans(from);
        setMaking(true);
      },
      dropSelection: (): void => {
        article.current?.clearSelection();
        setSpans([]);
        setMaking(false);
      },
      showInArticle: (start: number): void => {
        setPanel("article");
        requestAnimationFrame(() => article.current?.scrollTo(start, "center"));
      },
      focusPanel: (part: ClaimPanelFocus["part"]): void => {
        setPanel("claim");
        setPanelFocus((before) => ({ part, nonce: (before?.nonce ?? 0) + 1 }));
      },
    }),
    [],
  );
  const selectText = (selected: readonly Span[]): void => {
    setSpans(selected);
    if (selected.length === 0) setMaking(false);
    else setFocused(sentenceAt(sentences, selected[0]!.start));
  };
  return {
    ...steady,
    focused,
    selectedClaimId,
    editing,
    spans,
    making,
    middle,
    overlay,
    panelFocus,
    panel,
    focusSentence,
    selectClaim,
    selectText,
  };
}
