import type { TextPositions } from "./text-positions";
import { scrollerOf, visibleBand } from "./viewport";

export type ScrollAlign = "center" | "nearest";

/** Kept free above and below when scrolling no further than needed, in pixels. */
const margin = 48;
/** Sections on the way get their true height only once they are near, so the place is looked at again. */
const corrections = 3;

/** Brings an offset of the text into view, at once: smooth scrolling would lay out everything on the way. */
export function scrollToOffset(root: HTMLElement, positions: TextPositions, offset: number, align: ScrollAlign): void {
  const scroller = scrollerOf(root);
  const correct = (left: number) => {
    const place = positions.placeOf(offset);
    if (!place) return;
    const range = document.createRange();
    const length = place.node.nodeValue?.length ?? 0;
    range.setStart(place.node, Math.min(place.offset, Math.max(0, length - 1)));
    range.setEnd(place.node, Math.min(place.offset + 1, length));
    const box = range.getBoundingClientRect();
    const view = visibleBand(scroller, 0);
    const wanted = align === "center" ? (view.top + view.bottom - box.height) / 2 : nearest(box, view);
    const by = box.top - wanted;
    if (Math.abs(by) >= 1) (scroller ?? window).scrollBy({ top: by, behavior: "instant" });
    if (left > 0) requestAnimationFrame(() => correct(left - 1));
  };
  correct(corrections);
}

function nearest(box: DOMRect, view: { top: number; bottom: number }): number {
  if (box.top < view.top + margin) return view.top + margin;
  if (box.bottom > view.bottom - margin) return view.bottom - margin - box.height;
  return box.top;
}
