"use client";
import { type ComponentProps, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId } from "react";
import { inputClass } from "./input-class";

type Shared = { label: string; hint?: ReactNode; error?: string; hideLabel?: boolean };

/** A labelled control with its hint and, when refused, what is wrong with it. */
export function Field({
  label,
  hint,
  error,
  hideLabel,
  children,
}: Shared & { children: (control: { id: string; "aria-describedby"?: string; "aria-invalid"?: true }) => ReactNode }) {
  const id = useId();
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className={hideLabel ? "sr-only" : "text-sm font-medium"}>
        {label}
      </label>
      {children({ id, ...(described ? { "aria-describedby": described } : {}), ...(error ? { "aria-invalid": true } : {}) })}
      {hint ? (
        <p id={`${id}-hint`} className="text-xs text-ink-2">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="text-sm text-danger" role="alert">
          {error}
        </p>
      ) : null}
    </div>
  );
}

export function TextField({ label, hint, error, hideLabel, ...rest }: Shared & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Field {...{ label, hint, error, hideLabel }}>
      {(control) => <input {...control} {...rest} className={`${inputClass} ${rest.className ?? ""}`} />}
    </Field>
  );
}

export function TextArea({ label, hint, error, hideLabel, ...rest }: Shared & ComponentProps<"textarea">) {
  return (
    <Field {...{ label, hint, error, hideLabel }}>
      {(control) => <textarea {...control} {...rest} className={`${inputClass} ${rest.className ?? ""}`} />}
    </Field>
  );
}

export function SelectField({ label, hint, error, hideLabel, children, ...rest }: Shared & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Field {...{ label, hint, error, hideLabel }}>
      {(control) => (
        <select {...control} {...rest} className={`${inputClass} min-h-8 ${rest.className ?? ""}`}>
          {children}
        </select>
      )}
    </Field>
  );
}
