"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Problem, Result } from "@/lib/domain/problems";
import type { ClaimDetail } from "@/lib/domain/workbench";
import { readJson } from "./read-json";

/** A claim as it now stands, read again whenever `revision` changes. What is shown stays while it cannot be reached. */
export function useClaimDetail(workspace: string, claimId: string, revision: string) {
  const [detail, setDetail] = useState<ClaimDetail | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const turn = useRef(0);

  const read = useCallback(async (): Promise<{ result: Result<ClaimDetail>; last: () => boolean }> => {
    const mine = ++turn.current;
    const result = await readJson<ClaimDetail>(`/${workspace}/claims/${claimId}/data`);
    return { result, last: () => mine === turn.current };
  }, [workspace, claimId]);

  // An answer that was overtaken by a later one is not shown.
  const show = useCallback(({ result, last }: Awaited<ReturnType<typeof read>>): ClaimDetail | null => {
    if (last()) setProblem(result.ok ? null : result.problem);
    if (last() && result.ok) setDetail(result.value);
    return result.ok ? result.value : null;
  }, []);

  useEffect(() => {
    void read().then(show);
  }, [read, show, revision]);

  return { detail, problem, reload: useCallback(() => read().then(show), [read, show]) };
}
