import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { ArticleText } from "@/app/[workspace]/articles/[article]/_components/article-text/article-text";
import type { Block, HighlightClaim } from "@/lib/domain/highlights";
import type { Side } from "./side";

export function onusSide(): Side {
  let root: Root;
  let text = "";
  let blocks: readonly Block[] = [];
  let claims: readonly HighlightClaim[] = [];
  let selected: string | null = null;
  const nothing = () => {};
  const render = () =>
    flushSync(() =>
      root.render(
        <ArticleText
          text={text}
          blocks={blocks}
          claims={claims}
          selectedClaimId={selected}
          focusedSentence={null}
          lang="la"
          label="Article"
          onSelectClaim={nothing}
          onSelectText={nothing}
        />,
      ),
    );
  return {
    showText(element, newText, newBlocks) {
      root = createRoot(element);
      text = newText;
      blocks = newBlocks;
      render();
    },
    showClaims(next) {
      claims = next;
      render();
    },
    isShown: () => [...CSS.highlights.values()].some(({ size }) => size > 0),
    select(id) {
      selected = id;
      render();
    },
    add(claim) {
      claims = [...claims, claim];
      render();
    },
  };
}
