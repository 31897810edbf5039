/** How every text field and select looks. */
export const inputClass =
  "w-full rounded border border-line-strong bg-paper px-2 py-1 text-ink placeholder:text-ink-2 aria-[invalid=true]:border-danger";
