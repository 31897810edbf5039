"use client";
import { useRouter } from "next/navigation";
import { useCallback, useMemo, useRef, useState } from "react";
import { toast } from "sonner";
import { told } from "@/app/_ui/told";
import type { ClaimPanelFocus } from "@/app/[workspace]/_claim/claim-in-hand";
import { OwnVersions } from "@/app/[workspace]/_claim/own-versions";
import { ActHistory, type DoneAct } from "@/app/[workspace]/articles/[article]/_components/act-history";
import type { QueueRow } from "@/lib/data/review-queue";

/** What a reviewer has in hand, and what can be taken back. */
export function useReviewDesk(rows: readonly QueueRow[]) {
  const router = useRouter();
  const [inHand, setInHand] = useState<string | null>(null);
  const [focusRequest, setFocusRequest] = useState<ClaimPanelFocus | undefined>(undefined);
  const [revision, setRevision] = useState(0);
  const [last, setLast] = useState<string | null>(null);
  const [history] = useState(() => new ActHistory());
  const [versions] = useState(() => new OwnVersions());

  const row = useMemo(() => rows.find((each) => each.claimId === inHand) ?? null, [rows, inHand]);

  const refresh = useCallback((): Promise<void> => {
    router.refresh();
    return Promise.resolve();
  }, [router]);
  const onDid = useCallback(
    (act: DoneAct): void => {
      history.did(act);
      setLast(act.label);
    },
    [history],
  );
  const turn = useCallback(
    async (way: "undo" | "redo"): Promise<void> => {
      const turned = await history[way]();
      if (!turned) return;
      if (told(turned.result).ok) toast.success(way === "undo" ? `Taken back: ${turned.label}.` : `Done again: ${turned.label}.`);
      setLast(history.canUndo);
      setRevision((before) => before + 1);
      await refresh();
    },
    [history, refresh],
  );

  const at = useRef(-1);
  /** Moves the focus from row to row. Where the last row has been answered meanwhile, the next one stands in its place. */
  const step = useCallback((by: 1 | -1): void => {
    const buttons = [...document.querySelectorAll<HTMLButtonElement>("button[data-claim]")];
    const focused = buttons.findIndex((button) => button === document.activeElement);
    const current = focused === -1 ? buttons.findIndex((button) => button.closest("[aria-current=true]")) : focused;
    const next = current === -1 ? at.current + (by === 1 ? 0 : by) : current + by;
    at.current = Math.max(0, Math.min(buttons.length - 1, next));
    buttons[at.current]?.focus();
  }, []);
  const take = useCallback(
    (claimId: string): void => {
      at.current = rows.findIndex((each) => each.claimId === claimId);
      setInHand(claimId);
    },
    [rows],
  );
  /** Nothing is answered unseen: where another row has the focus, that one is taken in hand first. */
  const wish = useCallback(
    (part: "approve" | "return"): void => {
      const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.claim : undefined;
      if (focused && focused !== inHand) return take(focused);
      if (!inHand) return void toast.info("Take a claim in hand first.");
      if (part === "approve" && row && !row.agrees) return void toast.info("The assessments differ: d leads to adjudication.");
      setFocusRequest({ part, nonce: Date.now() });
    },
    [inHand, row, take],
  );
  return { inHand, take, step, wish, turn, last, onDid, refresh, focusRequest, revision, versions, router };
}
