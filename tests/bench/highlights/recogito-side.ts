import { createTextAnnotator, type TextAnnotation, type TextAnnotator } from "@recogito/text-annotator";
import { type Block, blockAt, type HighlightClaim } from "@/lib/domain/highlights";
import type { Side } from "./side";

/** @recogito/text-annotator with the named renderer of its own, given offsets and quotes as they come from a store. */
export function recogitoSide(renderer: "SPANS" | "CSS_HIGHLIGHTS"): Side {
  let text = "";
  let blocks: readonly Block[] = [];
  let annotator: TextAnnotator;
  let drawn = false;
  // Its offsets count text nodes only, and two code units of white space stand between two blocks.
  const withoutGaps = (offset: number) => {
    const number = blockAt(blocks, offset);
    return Math.min(offset, blocks[number]!.end) - 2 * number;
  };
  const annotation = ({ id, spans }: HighlightClaim): TextAnnotation => {
    // It finds the DOM range by itself, which is why the type asks for one.
    const selector = spans.map(({ start, end }) => ({
      start: withoutGaps(start),
      end: withoutGaps(end),
      quote: text.slice(start, end),
    }));
    return { id, bodies: [], target: { annotation: id, selector } } as unknown as TextAnnotation;
  };
  // It draws in its own time, into its layer or its style sheet: drawn is what has changed one of them.
  const watcher = new MutationObserver(() => {
    drawn = true;
  });
  const watch = () => {
    drawn = false;
    watcher.takeRecords();
  };
  return {
    showText(root, newText, newBlocks) {
      text = newText;
      blocks = newBlocks;
      const elements = blocks.map(({ start, end, kind }) => {
        const element = document.createElement(kind === "heading" ? "h3" : "p");
        element.textContent = text.slice(start, end);
        return element;
      });
      root.replaceChildren(...elements);
      annotator = createTextAnnotator(root, { renderer });
      for (const element of document.querySelectorAll("head style, .r6o-span-highlight-layer")) {
        watcher.observe(element, { childList: true, subtree: true });
      }
    },
    showClaims(claims) {
      watch();
      // What its own setAnnotations called before @annotorious/core 3.8, which now passes by its parser.
      annotator.state.store.bulkAddAnnotations(claims.map(annotation), true);
    },
    isShown: () => drawn,
    select(id) {
      watch();
      annotator.setSelected(id);
    },
    add(claim) {
      watch();
      annotator.addAnnotation(annotation(claim));
    },
  };
}
