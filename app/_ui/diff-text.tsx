import { wordDiff } from "@/lib/domain/history/word-diff";

/** Two texts in one: removed and added words are told by a sign and by the element, the colour only helps. */
export function DiffText({ before, after }: { before: string; after: string }) {
  return wordDiff(before, after).map(({ kind, text }, i) => {
    if (kind === "same") return <span key={i}>{text}</span>;
    const Element = kind === "removed" ? "del" : "ins";
    return (
      <Element key={i} className={kind === "removed" ? "bg-danger-soft px-0.5 text-danger" : "bg-accent-soft px-0.5 text-accent"}>
        <span className="sr-only">{kind}: </span>
        <span aria-hidden="true">{kind === "removed" ? "−" : "+"}</span>
        {text}
      </Element>
    );
  });
}
