import type { Span } from "@/lib/domain/text";
import type { TextPositions } from "./text-positions";

/** Top and bottom in client coordinates, pixels. */
export type Band = { top: number; bottom: number };

/** The nearest ancestor (or the element itself) that scrolls; null stands for the page. */
export function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let at: HTMLElement | null = element; at && at !== document.body; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return null;
}

/** What can be seen, and `screens` of its height above and below it. */
export function visibleBand(scroller: HTMLElement | null, screens: number): Band {
  const box = scroller?.getBoundingClientRect();
  const top = Math.max(0, box?.top ?? 0);
  const bottom = Math.max(top, Math.min(window.innerHeight, box?.bottom ?? window.innerHeight));
  const margin = (bottom - top) * screens;
  return { top: top - margin, bottom: bottom + margin };
}

/**
 * The part of the text inside the band. Looks only at sections and blocks near it, by bisection: the rest stays
 * unmeasured, and so not laid out.
 */
export function textInBand(positions: TextPositions, { top, bottom }: Band): Span {
  const { blocks, elements } = positions;
  const edge = (y: number, atEnd: boolean): number => {
    const at = blockBelow(positions, y);
    const block = blocks[at];
    if (!block) return blocks.at(-1)?.end ?? 0;
    const box = elements[at]!.getBoundingClientRect();
    if (box.top >= y) return block.start;
    if (box.height > 2 * (bottom - top)) return offsetAtHeight(positions, at, y);
    return atEnd ? block.end : block.start;
  };
  return { start: edge(top, false), end: edge(bottom, true) };
}

/** Number of the first block whose lower edge is below y; the number of blocks when none is. */
function blockBelow({ sections, sectionSpans, elements }: TextPositions, y: number): number {
  const below = (element: HTMLElement | undefined) => element!.getBoundingClientRect().bottom > y;
  const section = firstWhere(0, sections.length, (at) => below(sections[at]));
  const { start, end } = sectionSpans[section] ?? { start: elements.length, end: elements.length };
  return firstWhere(start, end, (at) => below(elements[at]));
}

/** Offset of the first line that ends below y, in a block so tall that taking all of it would be slow. */
function offsetAtHeight(positions: TextPositions, number: number, y: number): number {
  const { start, end } = positions.blocks[number]!;
  const range = document.createRange();
  return firstWhere(start, end, (offset) => {
    const from = positions.place(number, offset);
    if (!from) return true;
    range.setStart(from.node, from.offset);
    range.collapse(true);
    return range.getBoundingClientRect().bottom > y;
  });
}

/** The smallest number in [low, high) that passes a test which all later ones pass too; `high` when none does. */
function firstWhere(low: number, high: number, passes: (at: number) => boolean): number {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
