"use client";
import { useActionState, useEffect, useRef } from "react";
import type { Problem, Result } from "@/lib/domain/problems";
import { reached } from "./use-act";

type State = { typed: Record<string, string>; problem: Problem | null };

/**
 * A form whose act may be refused: what was typed stays, each refused field says why, and the first of them takes the
 * focus. Works before the page's scripts have run: React keeps the submission until then.
 */
export function useFormAct<Value>(
  act: (form: FormData) => Promise<Result<Value>>,
  done: (value: Value) => void,
  { initial = {}, emptyWhenDone = false }: { initial?: Record<string, string>; emptyWhenDone?: boolean } = {},
) {
  const form = useRef<HTMLFormElement>(null);
  const [state, submit, pending] = useActionState<State, FormData>(
    async (_, data) => {
      const typed = Object.fromEntries([...data].filter((entry): entry is [string, string] => typeof entry[1] === "string"));
      const result = await reached(() => act(data));
      if (!result.ok) return { typed, problem: result.problem };
      done(result.value);
      return { typed: emptyWhenDone ? initial : typed, problem: null };
    },
    { typed: initial, problem: null },
  );
  useEffect(() => {
    if (state.problem) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [state]);
  return {
    form: { ref: form, action: submit, noValidate: true },
    pending,
    /** Without what stands beside the fields already. */
    problem: state.problem && { ...state.problem, fields: undefined },
    field: (name: string, path = name) => ({ name, defaultValue: state.typed[name], error: state.problem?.fields?.[path] }),
  };
}
