"use client";
import { useCallback, useState } from "react";
import { isTooLargeToSend, maxBodyMegabytes } from "@/lib/domain/body-limit";
import type { Problem, Result } from "@/lib/domain/problems";
import { sayActed } from "./acted";
import { minded } from "./signed-out";

/**
 * Calls a server action and keeps what came of it. A lost connection becomes `unavailable`, a new deployment's
 * unknown action is tried once more: nothing that was typed is lost either way.
 */
export function useAct<Input, Value>(action: (workspace: string, input: Input) => Promise<Result<Value>>, workspace: string) {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const act = useCallback(
    async (input: Input): Promise<Result<Value>> => {
      setPending(true);
      // The server would cut it off without a word.
      const result = isTooLargeToSend(input) ? tooLarge : await reached(() => action(workspace, input));
      setPending(false);
      setProblem(result.ok ? null : result.problem);
      return result;
    },
    [action, workspace],
  );
  return { act, pending, problem, clear: useCallback(() => setProblem(null), []) };
}

const tooLarge = {
  ok: false,
  problem: {
    kind: "too-large",
    detail: `This is more than the ${maxBodyMegabytes} MB that can be sent at once. Nothing was stored, and what you typed is still here.`,
  },
} as const;

/** Turns a call that did not reach the server into a Result. */
export async function reached<Value>(call: () => Promise<Result<Value>>): Promise<Result<Value>> {
  try {
    // While a new version is being put in place, Next answers an old action's id with nothing.
    const result = minded(
      (await call()) ?? { ok: false, problem: { kind: "unavailable", detail: "Onus was updated: reload the page, your drafts stay." } },
    );
    if (result.ok) sayActed();
    return result;
  } catch {
    const detail = navigator.onLine ? undefined : "You are offline.";
    return { ok: false, problem: { kind: "unavailable", ...(detail ? { detail } : {}) } };
  }
}
