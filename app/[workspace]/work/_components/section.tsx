import type { ReactNode } from "react";

/** A part of My work: its name, how much there is, and what it holds or how it would fill. */
export function Section({ id, title, count, children }: { id: string; title: string; count: number | null; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <h2 id={id}>
        {title} {count === null ? null : <span className="font-normal text-ink-2">({count})</span>}
      </h2>
      {children}
    </section>
  );
}

/** What would stand here, and how it comes about. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className="rounded-lg border border-dashed border-line-strong px-4 py-3 text-sm text-ink-2">{children}</p>;
}
