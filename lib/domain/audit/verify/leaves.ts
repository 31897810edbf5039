import { maxLeafBytes, shortestLine } from "./limits";
import type { Checkpoint } from "../note/checkpoint";
import { Chains } from "./chains";
import type { ChunkFacts } from "./chunk";
import { joinCrc32 } from "./crc";
import type { ByteSource, Environment, LeafWorker } from "./environment";
import type { Refused } from "./outcome";
import { blockSize, TreeIndex } from "./tree-index";
import type { BundleFile } from "./zip-reader";

/** What `leaves.jsonl` holds. `ends`: where each line ends in it. */
export type Entries = {
  count: number;
  crc: number;
  malformed: { entry: number; what: string } | null;
  /** What is wrong with the chains of objects. */
  problem: Refused | null;
  tree: TreeIndex;
  offset: number;
  size: number;
  ends: Float64Array;
  /** How many entries have a part of this name. */
  parts: Map<string, number>;
};

/** Bytes that go to a worker at once, or a little more. */
const chunkBytes = 2 ** 20;

/** Reads all leaves once, in as many lanes as there are. @param head null: the checkpoint is none, and only the CRC-32 and the form count */
export async function scanLeaves(
  environment: Environment,
  file: BundleFile,
  source: ByteSource,
  head: Checkpoint | null,
): Promise<Entries> {
  const { leaves, sha256, progress } = environment;
  // No more than the file has room for, whatever the checkpoint says.
  const size = Math.min(head?.size ?? 0, Math.floor(file.size / shortestLine));
  const tree = new TreeIndex(sha256, size);
  const chains = new Chains(tree, head?.origin ?? "");
  const entries: Entries = {
    count: 0,
    crc: 0,
    malformed: null,
    problem: null,
    tree,
    offset: file.offset,
    size,
    ends: new Float64Array(size),
    parts: new Map(),
  };
  const blocks = new Blocks(leaves, tree);
  let done = 0;
  for await (const { from, length, facts } of scanned(leaves, source, file, head?.origin ?? null)) {
    entries.crc = joinCrc32(entries.crc, facts.crc, length);
    if (entries.malformed === null) {
      take(entries, facts, from, chains);
      await blocks.upTo(Math.min(entries.count, size));
    }
    done += length;
    progress?.({ step: "leaves", done, of: file.size });
  }
  await blocks.settle();
  if (entries.malformed === null && entries.count === size) tree.finish();
  entries.problem = chains.problem;
  return entries;
}

/** @param from where the chunk begins in the file */
function take(entries: Entries, facts: ChunkFacts, from: number, chains: Chains): void {
  const first = entries.count;
  const kept = Math.max(0, Math.min(facts.count, entries.size - first));
  entries.tree.leafHashes.set(facts.hashes.subarray(0, 32 * kept), 32 * first);
  for (let at = 0; at < kept; at++) entries.ends[first + at] = from + facts.ends[at]!;
  chains.add(facts, first, kept);
  for (const [name, count] of facts.parts) entries.parts.set(name, (entries.parts.get(name) ?? 0) + count);
  entries.count += facts.count;
  if (facts.malformed) entries.malformed = { entry: first + facts.malformed.at, what: facts.malformed.what };
}

/** The chunks of the file in their order, with some always under way. */
async function* scanned(
  { lanes, scan }: LeafWorker,
  source: ByteSource,
  file: BundleFile,
  origin: string | null,
): AsyncGenerator<{ from: number; length: number; facts: ChunkFacts }> {
  const underWay: { from: number; length: number; facts: Promise<ChunkFacts> }[] = [];
  let from = 0;
  for (;;) {
    while (from < file.size && underWay.length < lanes) {
      const length = (await lineEnd(source, file, from + chunkBytes)) - from;
      const facts = scan({ offset: file.offset + from, length }, origin);
      // Looked at in its turn, also when it fails.
      facts.catch(() => undefined);
      underWay.push({ from, length, facts });
      from += length;
    }
    const next = underWay.shift();
    if (!next) return;
    yield { ...next, facts: await next.facts };
  }
}

/** Where the first line ends that ends at `at` or after it; a line of leaves that does not within its longest is cut there, and found to be none. */
async function lineEnd(source: ByteSource, file: BundleFile, at: number): Promise<number> {
  if (at >= file.size) return file.size;
  const bytes = await source.read(file.offset + at, Math.min(maxLeafBytes + 1, file.size - at));
  const newline = bytes.indexOf(0x0a);
  return newline === -1 ? at + bytes.length : at + newline + 1;
}

/** Hands the leaf hashes on, a block at a time, for the nodes over them. */
class Blocks {
  private begun = 0;
  private readonly underWay: Promise<void>[] = [];

  constructor(
    private readonly worker: LeafWorker,
    private readonly tree: TreeIndex,
  ) {}

  /** @param count of entries whose hashes are known */
  async upTo(count: number): Promise<void> {
    for (; (this.begun + 1) * blockSize <= count; this.begun++) {
      const block = this.begun;
      const hashes = this.tree.leafHashes.slice(32 * blockSize * block, 32 * blockSize * (block + 1));
      const set = this.worker.nodes(hashes).then((nodes) => this.tree.setBlock(block, nodes));
      set.catch(() => undefined);
      this.underWay.push(set);
      if (this.underWay.length > 2 * this.worker.lanes) await this.underWay.shift();
    }
  }

  async settle(): Promise<void> {
    await Promise.all(this.underWay);
  }
}
