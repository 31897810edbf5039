"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { OwnAssignments } from "@/lib/data/claim-assignment";
import { readJson } from "../../../_claim/read-json";

/** Others' acts come in bursts. */
const betweenMs = 1500;

/** What of the article is assigned to whoever works at it, read again when something has happened in it. */
export function useAssignments(workspace: string, articleId: string, revision: string | null) {
  const [assignments, setAssignments] = useState<OwnAssignments>({ mine: {}, free: 0 });
  const readAt = useRef(0);
  const turn = useRef(0);
  const reload = useCallback(async (): Promise<void> => {
    readAt.current = Date.now();
    const mine = ++turn.current;
    const result = await readJson<OwnAssignments>(`/${workspace}/articles/${articleId}/assignments`);
    if (result.ok && mine === turn.current) setAssignments(result.value);
  }, [workspace, articleId]);
  useEffect(() => {
    const timer = setTimeout(() => void reload(), Math.max(0, readAt.current + betweenMs - Date.now()));
    return () => clearTimeout(timer);
  }, [reload, revision]);
  return { ...assignments, reload };
}
