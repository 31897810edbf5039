import type { Basis, Tag } from "@/lib/domain/tags";

const look: Record<Tag | "open", { shape: string; colours: string }> = {
  evidenced: { shape: "●", colours: "bg-evidenced-soft text-evidenced border-evidenced" },
  contested: { shape: "◆", colours: "bg-contested-soft text-contested border-contested" },
  unsupported: { shape: "▲", colours: "bg-unsupported-soft text-unsupported border-unsupported border-dashed" },
  open: { shape: "○", colours: "bg-open-soft text-open border-open border-dotted" },
};

/** A tag by its shape and word; the colour only helps. */
export function TagBadge({ tag, basis }: { tag: Tag | null; basis?: Basis | null }) {
  const { shape, colours } = look[tag ?? "open"];
  return (
    <span className={`inline-flex items-center gap-1 rounded border px-1.5 text-xs font-medium ${colours}`}>
      <span aria-hidden="true">{shape}</span>
      {tag ?? "open"}
      {basis ? <span className="font-normal">· {basis}</span> : null}
    </span>
  );
}
