import { type CSSProperties, memo, type ReactNode } from "react";
import { type Block, layOutSections } from "@/lib/domain/highlights";

type Props = { text: string; blocks: readonly Block[]; headingLevel: 2 | 3 };

/** Up to so many blocks the browser lays all of them out at once: skipping them would cost more while scrolling. */
const blocksAtOnce = 150;

/** Left out while it is far off; until then its size is guessed from 75 characters a line, and the margins. */
function skipped(blocks: readonly Block[]): CSSProperties {
  const lines = blocks.reduce((sum, { start, end }) => sum + Math.ceil((end - start) / 75), 0);
  const height = lines * 1.8 + blocks.length * 0.9;
  return { contentVisibility: "auto", containIntrinsicBlockSize: `auto ${height.toFixed(1)}em` };
}

/**
 * The text, rendered once: highlights never touch it. Each block is one element with one text node, so an offset in
 * the text is the block's start plus the offset in the node.
 */
export const ArticleBody = memo(function ArticleBody({ text, blocks, headingLevel }: Props) {
  const Heading = headingLevel === 2 ? "h2" : "h3";
  const element = ({ start, end, kind }: Block): ReactNode => {
    const words = text.slice(start, end);
    if (kind === "heading")
      return (
        <Heading key={start} data-start={start}>
          {words}
        </Heading>
      );
    if (kind === "list-item")
      return (
        <li key={start} data-start={start}>
          {words}
        </li>
      );
    if (kind === "caption")
      return (
        <p key={start} data-start={start} className="article-caption">
          {words}
        </p>
      );
    return (
      <p key={start} data-start={start}>
        {words}
      </p>
    );
  };
  const isLong = blocks.length > blocksAtOnce;
  return layOutSections(blocks).map((section) => {
    const own = blocks.slice(section.start, section.end);
    const children: ReactNode[] = [];
    for (let at = 0; at < own.length; at++) {
      const from = at;
      while (own[at]?.kind === "list-item" && own[at + 1]?.kind === "list-item") at++;
      if (own[at]!.kind !== "list-item") children.push(element(own[at]!));
      else {
        children.push(
          // Without its bullets a list is no list to Safari's screen reader, unless the role says so.
          <ul key={own[from]!.start} role="list">
            {own.slice(from, at + 1).map(element)}
          </ul>,
        );
      }
    }
    return (
      <div key={section.start} className="article-section" style={isLong ? skipped(own) : undefined}>
        {children}
      </div>
    );
  });
});
