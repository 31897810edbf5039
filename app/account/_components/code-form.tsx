"use client";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useFormAct } from "@/app/_ui/use-form-act";
import type { Result } from "@/lib/domain/problems";

/** Asks for a code of the second factor, and does something with it. */
export function CodeForm<Value>({
  act,
  label,
  hint = "Six digits from your app, or a recovery code.",
  onDone,
  onCancel,
}: {
  act: (input: { code: string }) => Promise<Result<Value>>;
  label: string;
  hint?: string;
  onDone: (value: Value) => void;
  onCancel: () => void;
}) {
  const { form, field, pending, problem } = useFormAct((data) => act({ code: String(data.get("code")) }), onDone);
  return (
    <form {...form} className="flex flex-col gap-3">
      <ProblemNote problem={problem} />
      <TextField
        label="Code"
        hint={hint}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        required
        {...field("code")}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" pending={pending}>
          {label}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
