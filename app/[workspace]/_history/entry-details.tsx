import type { PartName } from "@/lib/domain/audit/event";
import { changesOf } from "@/lib/domain/history/changes";
import type { HistoryEntry } from "@/lib/domain/history/entry";
import type { DiffPiece } from "@/lib/domain/history/word-diff";

const missing: Record<"withheld" | "erased", string> = {
  withheld:
    "is not yours to see: a draft is its author's alone, and while you still have to assess a claim others' words on it stay hidden",
  erased: "has been erased from the record; that it was there is proved by the log",
};
const partNames: Record<PartName, string> = { before: "What stood before", after: "What was written", comment: "The comment" };

/** What an event changed, and its comment. */
export function EntryDetails({ entry }: { entry: HistoryEntry }) {
  const changes = changesOf(entry);
  const { comment } = entry.parts;
  return (
    <>
      {changes.length > 0 ? (
        <dl className="mt-1 grid grid-cols-[max-content_1fr] gap-x-3 gap-y-0.5">
          {changes.map(({ field, pieces }) => (
            <div key={field} className="contents">
              <dt className="text-ink-2">{field}</dt>
              <dd dir="auto" className="min-w-0 whitespace-pre-wrap wrap-anywhere">
                {pieces.map((piece, i) => (
                  <Piece key={i} piece={piece} />
                ))}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {comment?.state === "shown" && typeof comment.value === "string" ? (
        <blockquote dir="auto" className="mt-1 border-l-2 border-line-strong pl-2 whitespace-pre-wrap">
          {comment.value}
        </blockquote>
      ) : null}
      {Object.entries(entry.parts).map(([name, part]) =>
        part.state === "shown" ? null : (
          <p key={name} className="mt-1 text-ink-2 italic">
            {partNames[name as PartName]} {missing[part.state]}.
          </p>
        ),
      )}
    </>
  );
}

/** Removed and added words are told by a sign and by the element, not by colour alone. */
function Piece({ piece: { kind, text } }: { piece: DiffPiece }) {
  if (kind === "same") return text;
  if (kind === "removed") {
    return (
      <del className="bg-danger-soft px-0.5 text-danger">
        <span className="sr-only">removed: </span>
        <span aria-hidden="true">−</span>
        {text}
      </del>
    );
  }
  return (
    <ins className="bg-accent-soft px-0.5 text-accent">
      <span className="sr-only">added: </span>
      <span aria-hidden="true">+</span>
      {text}
    </ins>
  );
}
