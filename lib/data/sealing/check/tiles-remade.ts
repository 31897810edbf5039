import { sha256 } from "@/lib/domain/audit/tree/sha256";
import { foldedRoot, hashesIn, tileWidth } from "@/lib/domain/audit/tree/tiles";

/** The tiles of a log, made anew out of its leaves as they pass. Of those that are whole only a digest is kept. */
export class TilesRemade {
  readonly #open: Uint8Array[][] = [];
  readonly #whole: Uint8Array[][] = [];

  add(hash: Uint8Array, level = 0): void {
    const open = (this.#open[level] ??= []);
    open.push(hash);
    if (open.length < tileWidth) return;
    const tile = Buffer.concat(open);
    this.#open[level] = [];
    (this.#whole[level] ??= []).push(sha256(tile));
    this.add(foldedRoot(sha256, hashesIn(tile)), level + 1);
  }

  /** SHA-256 of a whole tile. */
  digest(level: number, index: number): Uint8Array {
    return this.#whole[level]![index]!;
  }
}
