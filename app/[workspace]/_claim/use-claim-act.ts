"use client";
import { useState } from "react";
import type { Problem, Result } from "@/lib/domain/problems";
import { type Action, useClaimInHand } from "./claim-in-hand";

/** An act on the claim in hand, for a form that shows why it was refused. */
export function useClaimAct<Input, Value>(action: Action<Input, Value>) {
  const { act } = useClaimInHand();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async (input: Input): Promise<Result<Value>> => {
    setPending(true);
    const result = await act(action, input);
    setPending(false);
    setProblem(result.ok ? null : result.problem);
    return result;
  };
  return { run, pending, problem, errors: problem?.fields ?? {} };
}
