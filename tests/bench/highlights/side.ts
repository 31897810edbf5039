import type { Block, HighlightClaim } from "@/lib/domain/highlights";

/** One way to show an article with highlighted claims, made by what a competent user of it would write. */
export type Side = {
  /** The text alone, without claims. */
  showText(root: HTMLElement, text: string, blocks: readonly Block[]): void;
  showClaims(claims: readonly HighlightClaim[]): void;
  /** Whether what was last asked for will be on the screen with the next paint. */
  isShown(): boolean;
  select(id: string): void;
  add(claim: HighlightClaim): void;
};
