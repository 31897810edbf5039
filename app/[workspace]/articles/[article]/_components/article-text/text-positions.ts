import { type Block, blockAt, layOutSections } from "@/lib/domain/highlights";
import type { Span } from "@/lib/domain/text";

/** Translates between offsets in the text (UTF-16) and places in the rendered article. */
export class TextPositions {
  readonly blocks: readonly Block[];
  readonly elements: readonly HTMLElement[];
  readonly sections: readonly HTMLElement[];
  /** Which blocks, by number, stand in each section. */
  readonly sectionSpans: readonly Span[];
  readonly #numbers = new Map<Element, number>();

  constructor(root: HTMLElement, blocks: readonly Block[]) {
    this.blocks = blocks;
    this.elements = [...root.querySelectorAll<HTMLElement>("[data-start]")];
    this.sections = [...root.querySelectorAll<HTMLElement>(".article-section")];
    this.sectionSpans = layOutSections(blocks);
    this.elements.forEach((element, at) => this.#numbers.set(element, at));
  }

  /** Text node and offset in it. Where spans stand in for highlights a block has several text nodes. */
  place(block: number, offset: number): { node: Node; offset: number } | null {
    const element = this.elements[block];
    if (!element) return null;
    let left = offset - this.blocks[block]!.start;
    const only = element.firstChild;
    if (only?.nodeType === Node.TEXT_NODE && !only.nextSibling) return { node: only, offset: left };
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let last: { node: Node; offset: number } | null = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.nodeValue!.length;
      if (left <= length) return { node, offset: left };
      left -= length;
      last = { node, offset: length };
    }
    return last;
  }

  /** The same for any offset of the text; one in a gap between blocks counts as the end of the block before. */
  placeOf(offset: number): { node: Node; offset: number } | null {
    const block = blockAt(this.blocks, offset);
    const { start, end } = this.blocks[block] ?? { start: 0, end: 0 };
    return this.place(block, Math.min(Math.max(offset, start), end));
  }

  /** Offset of a DOM boundary point; one outside every block counts as the start of the next block. */
  offsetOf(node: Node, offset: number): number {
    const element = (node instanceof Element ? node : node.parentElement)?.closest("[data-start]");
    const number = element ? this.#numbers.get(element) : undefined;
    const range = document.createRange();
    if (element && number !== undefined) {
      const { start } = this.blocks[number]!;
      if (node === element.firstChild && node.nodeType === Node.TEXT_NODE) return start + offset;
      range.setStart(element, 0);
      range.setEnd(node, offset);
      return start + range.toString().length;
    }
    range.setStart(node, offset);
    let low = 0;
    let high = this.elements.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (range.comparePoint(this.elements[middle]!, 0) < 0) low = middle + 1;
      else high = middle;
    }
    return this.blocks[low]?.start ?? this.blocks.at(-1)?.end ?? 0;
  }

  /** The span of a DOM range, or null if it holds nothing of the text. Gaps at its edges are left out. */
  spanOf(range: AbstractRange): Span | null {
    let start = this.offsetOf(range.startContainer, range.startOffset);
    let end = this.offsetOf(range.endContainer, range.endOffset);
    const first = blockAt(this.blocks, start);
    if (start >= (this.blocks[first]?.end ?? 0)) start = this.blocks[first + 1]?.start ?? start;
    const last = blockAt(this.blocks, end);
    if (last > 0 && end <= this.blocks[last]!.start) end = this.blocks[last - 1]!.end;
    return start < end ? { start, end } : null;
  }
}
