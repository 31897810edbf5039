"use client";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { OwnVersions } from "@/app/[workspace]/_claim/own-versions";
import type { Role } from "@/lib/domain/policy";
import { ActHistory } from "./act-history";
import { WorkbenchActs } from "./workbench-acts";
import { WorkbenchStore } from "./workbench-store";

export type WorkbenchViewer = { userId: string; role: Role; name: string; mayAct: boolean; mayAskModel: boolean };

const whileUnsplitMs = 2000;

/** The article's store, its acts and their history, for as long as the page is open. */
export function useWorkbench(workspace: string, articleId: string) {
  const [made] = useState(() => {
    const store = new WorkbenchStore(workspace, articleId);
    const history = new ActHistory();
    const versions = new OwnVersions();
    return { store, history, versions, acts: new WorkbenchActs(workspace, store, history, versions) };
  });
  const { store } = made;
  const state = useSyncExternalStore(store.subscribe, store.state, () => null);

  useEffect(() => {
    void store.load();
    // What others did while one was away.
    const onReturn = (): void => {
      if (document.visibilityState === "visible") void store.refresh();
    };
    addEventListener("focus", onReturn);
    addEventListener("online", onReturn);
    return () => {
      removeEventListener("focus", onReturn);
      removeEventListener("online", onReturn);
    };
  }, [store]);

  const unsplit = state && "data" in state && !state.data.proposingStopped ? state.data.unsplit : 0;
  useEffect(() => {
    if (unsplit === 0) return;
    const timer = setInterval(() => void store.refresh(), whileUnsplitMs);
    return () => clearInterval(timer);
  }, [store, unsplit]);

  return useMemo(() => ({ ...made, state }), [made, state]);
}
