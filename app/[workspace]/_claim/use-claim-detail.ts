"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Problem } from "@/lib/domain/problems";
import type { ClaimDetail } from "@/lib/domain/workbench";

/** A claim as it now stands, read again whenever `revision` changes. What is shown stays while it cannot be reached. */
export function useClaimDetail(workspace: string, claimId: string, revision: string) {
  const [detail, setDetail] = useState<ClaimDetail | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const turn = useRef(0);

  const reload = useCallback(async (): Promise<ClaimDetail | null> => {
    const mine = ++turn.current;
    try {
      const response = await fetch(`/${workspace}/claims/${claimId}/data`);
      const body = (await response.json()) as ClaimDetail | { ok: false; problem: Problem };
      const last = mine === turn.current;
      if ("problem" in body) {
        if (last) setProblem(body.problem);
        return null;
      }
      // An answer that was overtaken by a later one is not shown.
      if (last) {
        setDetail(body);
        setProblem(null);
      }
      return body;
    } catch {
      if (mine === turn.current) setProblem({ kind: "unavailable" });
      return null;
    }
  }, [workspace, claimId]);

  useEffect(() => {
    void reload();
  }, [reload, revision]);

  return { detail, problem, reload };
}
