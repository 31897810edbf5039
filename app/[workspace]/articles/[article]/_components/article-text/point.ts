import type { TextPositions } from "./text-positions";

/** A pixel or two beside a glyph still counts as on it. */
const slack = 2;

/**
 * Offset of the code unit under a point in client coordinates; null where no text of the article is. The browser names
 * the nearest caret, even from a margin far off, so the glyphs on both sides of it are looked at.
 */
export function offsetAtPoint(positions: TextPositions, root: HTMLElement, x: number, y: number): number | null {
  const caret = caretAt(x, y);
  if (!caret || caret.node.nodeType !== Node.TEXT_NODE || !root.contains(caret.node)) return null;
  const length = caret.node.nodeValue!.length;
  const range = document.createRange();
  for (const from of [caret.offset - 1, caret.offset]) {
    if (from < 0 || from >= length) continue;
    range.setStart(caret.node, from);
    range.setEnd(caret.node, from + 1);
    for (const box of range.getClientRects()) {
      const beside = x < box.left - slack || x > box.right + slack || y < box.top - slack || y > box.bottom + slack;
      if (!beside) return positions.offsetOf(caret.node, from);
    }
  }
  return null;
}

function caretAt(x: number, y: number): { node: Node; offset: number } | null {
  if (typeof document.caretPositionFromPoint === "function") {
    const caret = document.caretPositionFromPoint(x, y);
    return caret && { node: caret.offsetNode, offset: caret.offset };
  }
  // Safari before 18.4 has only this older form.
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}
