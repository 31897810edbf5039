"use client";
import { useRouter } from "next/navigation";
import { createContext, type ReactNode, use, useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import type { LivePerson } from "@/lib/domain/live/live-event";
import { type LiveState, LiveWorkspace, type Touch } from "./live-workspace";

const Context = createContext<LiveWorkspace | null>(null);

/** One live stream for a page, whatever of it listens. Pages that do not say what they show are read anew when something has changed. */
export function LiveProvider({ workspace, userId, children }: { workspace: string; userId: string; children: ReactNode }) {
  const [live] = useState(() => new LiveWorkspace(workspace, userId));
  const router = useRouter();
  useEffect(() => live.start(() => router.refresh()), [live, router]);
  return <Context value={live}>{children}</Context>;
}

function useLive(): LiveWorkspace {
  const live = use(Context);
  if (!live) throw new Error("outside the workspace");
  return live;
}
const useLiveState = (): LiveState => {
  const live = useLive();
  return useSyncExternalStore(live.subscribe, live.state, live.state);
};

/** While nothing is heard, it is looked for. */
const lookMs = 30_000;

/** Says that the page shows an article, and which claim of it is in hand; `read` is called when something in it has changed. */
export function useLiveArticle(articleId: string, claimId: string | null, read: () => Promise<void>): LiveState {
  const live = useLive();
  const state = useLiveState();
  const readNow = useEffectEvent(read);
  useEffect(() => live.about(articleId, () => readNow()), [live, articleId]);
  useEffect(() => live.hold(claimId), [live, claimId]);
  useEffect(() => () => live.hold(null), [live]);
  const off = state.status === "off";
  useEffect(() => {
    if (!off) return;
    const timer = setInterval(() => void readNow(), lookMs);
    return () => clearInterval(timer);
  }, [off]);
  return state;
}

/** Everybody else in the article; with a claim, those who have it in hand. */
export function usePeople(claimId?: string): readonly LivePerson[] {
  const { people } = useLiveState();
  return claimId === undefined ? people : people.filter(({ claims }) => claims.includes(claimId));
}

/** The last that somebody else did to it (`kind/uuid`), as far as this page has heard. */
export function useTouch(object: string): Touch | undefined {
  return useLiveState().touches.get(object);
}
