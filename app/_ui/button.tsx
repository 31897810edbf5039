import type { ButtonHTMLAttributes } from "react";

const looks = {
  primary: "bg-accent text-accent-ink border-transparent hover:opacity-90",
  plain: "bg-paper text-ink border-line-strong hover:bg-paper-2",
  quiet: "bg-transparent text-ink border-transparent hover:bg-paper-3",
  danger: "bg-paper text-danger border-danger hover:bg-danger-soft",
} as const;
export type ButtonLook = keyof typeof looks;

const base =
  "inline-flex items-center justify-center gap-1.5 rounded border px-3 py-1 min-h-8 text-sm font-medium whitespace-nowrap disabled:opacity-50 disabled:cursor-not-allowed";

/** For links that look like buttons. */
export function buttonClass(look: ButtonLook = "plain"): string {
  return `${base} ${looks[look]} no-underline`;
}

export function Button({
  look = "plain",
  pending = false,
  className = "",
  type = "button",
  children,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { look?: ButtonLook; pending?: boolean }) {
  return (
    <button
      type={type}
      className={`${buttonClass(look)} ${className}`}
      aria-busy={pending || undefined}
      {...rest}
      disabled={rest.disabled || pending}
    >
      {children}
      {pending ? <span aria-hidden="true">…</span> : null}
    </button>
  );
}
