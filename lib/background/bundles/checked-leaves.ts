import { parseCheckpoint } from "@/lib/domain/audit/note/checkpoint";
import { parseNote } from "@/lib/domain/audit/note/signed-note";
import { append, emptyFrontier, type Frontier, rootOf } from "@/lib/domain/audit/tree/frontier";
import { hashLeaf, sameBytes } from "@/lib/domain/audit/tree/hash";
import { consistencyRanges, coordinatesIn, proofOf } from "@/lib/domain/audit/tree/proofs";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import { Refusal } from "@/lib/domain/problems";

const newline = 10;

/**
 * Leaves on their way into a bundle: their tree is made anew as they pass, so that no bundle is handed out that does not fit its own checkpoint, and the proofs that
 * earlier checkpoints need are taken from it. No more is kept of them.
 */
export class CheckedLeaves {
  private tree: Frontier = emptyFrontier;
  private readonly roots = new Map<number, Uint8Array>();
  private readonly nodes = new Map<string, Uint8Array | null>();

  /** @param earlier sizes of which a proof is wanted @param size how many leaves there are to be */
  constructor(
    private readonly earlier: readonly number[],
    private readonly size: number,
  ) {
    for (const first of earlier)
      for (const { level, index } of coordinatesIn(consistencyRanges(first, size))) this.nodes.set(`${level}/${index}`, null);
  }

  /** Passes lines on. @throws Refusal `unavailable` when there are not as many as there should be */
  async *through(blocks: AsyncIterable<Buffer>, signal: AbortSignal): AsyncGenerator<Buffer> {
    const wanted = new Set(this.earlier);
    let begun: Buffer | null = null;
    for await (const block of blocks) {
      signal.throwIfAborted();
      let from = 0;
      for (let at = block.indexOf(newline); at !== -1; at = block.indexOf(newline, from)) {
        const line: Buffer = begun ? Buffer.concat([begun, block.subarray(from, at)]) : block.subarray(from, at);
        begun = null;
        from = at + 1;
        const { frontier, completed } = append(sha256, this.tree, hashLeaf(sha256, line));
        this.tree = frontier;
        for (const { level, index, hash } of completed) {
          const key = `${level}/${index}`;
          if (this.nodes.has(key)) this.nodes.set(key, hash);
        }
        if (wanted.has(frontier.size)) this.roots.set(frontier.size, rootOf(sha256, frontier));
      }
      if (from < block.length) begun = begun ? Buffer.concat([begun, block.subarray(from)]) : Buffer.from(block.subarray(from));
      yield block;
    }
    if (this.tree.size !== this.size) throw changed(`it holds ${this.tree.size} of ${this.size} entries`);
  }

  /** Compares what passed with checkpoints of it. @throws Refusal `unavailable` naming the first that does not fit */
  hold(...notes: readonly { note: string }[]): void {
    this.roots.set(this.tree.size, rootOf(sha256, this.tree));
    this.roots.set(0, rootOf(sha256, emptyFrontier));
    for (const { note } of notes) {
      const checkpoint = parseCheckpoint(parseNote(note)?.text ?? "");
      const root = checkpoint && this.roots.get(checkpoint.size);
      if (!checkpoint || !root || !sameBytes(root, checkpoint.root))
        throw changed(`its entries do not fit the checkpoint of size ${checkpoint?.size}`);
    }
  }

  /** RFC 9162 §2.1.4: that the log of that size is the beginning of all that passed. */
  proof(first: number): Uint8Array[] {
    return proofOf(sha256, consistencyRanges(first, this.size), ({ level, index }) => this.nodes.get(`${level}/${index}`)!);
  }
}

function changed(how: string): Refusal {
  return new Refusal("unavailable", {
    detail: `The log was changed after it was signed: ${how}. The operator can find where with: npm run onus -- log check`,
  });
}
