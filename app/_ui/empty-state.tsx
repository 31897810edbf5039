import type { ReactNode } from "react";

/** What an empty place is for, and how to fill it. */
export function EmptyState({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mx-auto my-10 max-w-md rounded-lg border border-dashed border-line-strong p-6 text-center">
      <h2 className="mb-2">{title}</h2>
      <div className="flex flex-col items-center gap-3 text-sm text-ink-2">{children}</div>
    </div>
  );
}
