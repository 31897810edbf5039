import { memo } from "react";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { type Block, clipToBlocks, type HighlightClaim, type Piece } from "@/lib/domain/highlights";
import type { Side } from "./side";

type Mark = Piece & { claim: HighlightClaim };

/** React spans: each paragraph cut at the edges of its claims, memoised so that only changed paragraphs render. */
const Paragraph = memo(
  function Paragraph({ text, marks, selected }: { text: string; marks: readonly Mark[]; selected: string | null; from: number }) {
    const edges = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
    return (
      <p>
        {edges.slice(1).map((end, at) => {
          const start = edges[at]!;
          const over = marks.filter((mark) => mark.start <= start && mark.end >= end);
          const words = text.slice(start, end);
          if (over.length === 0) return words;
          const chosen = over.some(({ claim }) => claim.id === selected);
          return (
            <span key={start} className={`mark ${chosen ? "chosen" : ""} ${over[0]!.claim.tag ?? "open"}`}>
              {words}
            </span>
          );
        })}
      </p>
    );
  },
  (last, next) =>
    last.text === next.text &&
    last.marks === next.marks &&
    (last.selected === next.selected || !next.marks.some(({ claim }) => claim.id === last.selected || claim.id === next.selected)),
);

const none: readonly Mark[] = [];

export function spansSide(): Side {
  let root: Root;
  let element: HTMLElement;
  let text = "";
  let blocks: readonly Block[] = [];
  let texts: string[] = [];
  let marks: (readonly Mark[])[] = [];
  let selected: string | null = null;
  const render = () =>
    flushSync(() =>
      root.render(
        <article>
          {blocks.map(({ start }, at) => (
            <Paragraph key={start} from={start} text={texts[at]!} marks={marks[at] ?? none} selected={selected} />
          ))}
        </article>,
      ),
    );
  const mark = (claim: HighlightClaim) => {
    for (const piece of clipToBlocks(blocks, claim.spans, { start: 0, end: text.length })) {
      const { start } = blocks[piece.block]!;
      const own = { ...piece, start: piece.start - start, end: piece.end - start, claim };
      marks[piece.block] = [...(marks[piece.block] ?? []), own];
    }
  };
  return {
    showText(container, newText, newBlocks) {
      element = container;
      root = createRoot(container);
      text = newText;
      blocks = newBlocks;
      texts = blocks.map(({ start, end }) => text.slice(start, end));
      render();
    },
    showClaims(claims) {
      marks = [];
      claims.forEach(mark);
      render();
    },
    isShown: () => element.querySelector(".mark") !== null,
    select(id) {
      selected = id;
      render();
    },
    add(claim) {
      mark(claim);
      render();
    },
  };
}
