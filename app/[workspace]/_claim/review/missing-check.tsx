"use client";
import { Field } from "@/app/_ui/field";

/** Says that a claim is to be settled although more is still to come. Nothing is shown where nothing is. */
export function MissingCheck({
  missing,
  checked,
  error,
  onChange,
}: {
  missing: number;
  checked: boolean;
  error: string | undefined;
  onChange: (checked: boolean) => void;
}) {
  if (missing === 0 && !error) return null;
  const count = missing === 1 ? "one assessment that is" : `${missing} assessments that are`;
  return (
    <Field
      label={`Settle it without the ${count} still to come`}
      hint="Who still has it is told that it is no longer needed. Say why in the comment."
      {...(error ? { error } : {})}
    >
      {(control) => (
        <input
          {...control}
          type="checkbox"
          className="size-4 self-start"
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
        />
      )}
    </Field>
  );
}
