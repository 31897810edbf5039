import { type Block, blockAt, type HighlightClaim } from "@/lib/domain/highlights";
import type { Side } from "./side";

/** The CSS Custom Highlight API by itself: a Highlight for each tag, and every span of every claim a range in it. */
export function bareSide(): Side {
  let blocks: readonly Block[] = [];
  let nodes: Node[] = [];
  const ranges = new Map<string, StaticRange[]>();
  const place = (offset: number) => {
    const number = blockAt(blocks, offset);
    const { start, end } = blocks[number]!;
    return { node: nodes[number]!, offset: Math.min(offset, end) - start };
  };
  const rangesOf = ({ spans }: HighlightClaim) =>
    spans.map(({ start, end }) => {
      const [from, to] = [place(start), place(end)];
      return new StaticRange({ startContainer: from.node, startOffset: from.offset, endContainer: to.node, endOffset: to.offset });
    });
  const highlights = new Map(["evidenced", "contested", "unsupported", "open", "selected"].map((name) => [name, new Highlight()]));
  const add = (claim: HighlightClaim) => {
    const own = rangesOf(claim);
    ranges.set(claim.id, own);
    for (const range of own) highlights.get(claim.tag ?? "open")!.add(range);
  };
  return {
    showText(root, text, newBlocks) {
      blocks = newBlocks;
      const elements = blocks.map(({ start, end, kind }) => {
        const element = document.createElement(kind === "heading" ? "h3" : "p");
        element.textContent = text.slice(start, end);
        return element;
      });
      root.replaceChildren(...elements);
      nodes = elements.map((element) => element.firstChild!);
    },
    showClaims(claims) {
      claims.forEach(add);
      for (const [name, highlight] of highlights) CSS.highlights.set(`bare-${name}`, highlight);
    },
    isShown: () => CSS.highlights.size > 0,
    select(id) {
      const selected = highlights.get("selected")!;
      selected.clear();
      for (const range of ranges.get(id) ?? []) selected.add(range);
    },
    add,
  };
}
