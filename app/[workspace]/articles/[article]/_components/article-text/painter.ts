import type { Piece } from "@/lib/domain/highlights";

/** Shows layers of pieces over the text. `set` replaces a layer whole; `flush` ends a round of them. */
export type Painter = {
  set(layer: string, pieces: readonly Piece[]): void;
  flush(): void;
  destroy(): void;
};
