"use client";
import { useState } from "react";
import type { Problem, Result } from "@/lib/domain/problems";
import { reached } from "./use-act";
import { beginForm, decided, type Fields, type FormState, type Held, isOvertaken, refused, seen } from "./versioned-form";

/**
 * A form on something that others may change meanwhile. What they change is followed while nothing is typed, shown while something is, and never
 * overwritten: a save on top of it asks, field by field.
 * @param current as the page shows it; it may become newer at any time
 * @param send saves on top of a version
 * @param fieldsOf the row that a refusal brings along, as this form shows it
 */
export function useVersionedForm<F extends Fields, Value extends { version: number }>(
  current: Held<F>,
  send: (fields: F, version: number) => Promise<Result<Value>>,
  fieldsOf: (row: unknown) => F,
) {
  const [kept, setForm] = useState<FormState<F>>(() => beginForm(current));
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const form = seen(kept, current);
  if (form !== kept) setForm(form);

  const save = async (on: FormState<F>): Promise<boolean> => {
    setPending(true);
    const result = await reached(() => send(on.mine, on.base.version));
    setPending(false);
    if (result.ok) {
      setForm(beginForm({ version: result.value.version, fields: on.mine }));
      setProblem(null);
      return true;
    }
    const { current: standing } = result.problem;
    if (result.problem.kind !== "changed-meanwhile" || !standing) {
      setProblem(result.problem);
      return false;
    }
    const next = refused(on, { version: standing.version, fields: fieldsOf(standing.value) });
    setForm(next.form);
    setProblem(next.again ? null : result.problem);
    return next.again ? save(next.form) : false;
  };

  return {
    fields: form.mine,
    change: (more: Partial<F>) => setForm((before) => ({ ...before, mine: { ...before.mine, ...more } })),
    overtaken: isOvertaken(form),
    base: form.base.fields,
    conflict: form.conflict,
    pending,
    problem,
    save: () => save(form),
    putAside: () => setForm({ ...form, conflict: null }),
    resolve: (mine: F) => {
      const next = decided(form, mine);
      setForm(next);
      return save(next);
    },
  };
}
