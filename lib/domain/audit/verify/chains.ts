import type { ChunkFacts } from "./chunk";
import { actCodes } from "./chunk";
import { KeyTable } from "./key-table";
import { tampered, type Refused } from "./outcome";
import type { TreeIndex } from "./tree-index";

/** Follows each object through the log, docs/audit-format.md §2: ids once, versions rising, each entry naming the one before. */
export class Chains {
  /** The first entry that is wrong. */
  problem: Refused | null = null;
  private readonly events: KeyTable;
  private readonly objects = new KeyTable(1024);
  private readonly kinds = new Map<string, number>();
  /** By object: index of its last entry, and its version then. */
  private last = new Uint32Array(1024);
  private versions = new Float64Array(1024);
  /** A log that goes on after another one may point into that. */
  private continued = false;

  constructor(
    private readonly tree: TreeIndex,
    private readonly origin: string,
  ) {
    this.events = new KeyTable(tree.size);
  }

  /** @param first index of the chunk's first entry. @param count how many of its entries belong to the tree */
  add(facts: ChunkFacts, first: number, count: number): void {
    if (first === 0 && count > 0) this.continued = facts.acts[0] === actCodes["log.continued"];
    const kinds = facts.kinds.map((kind) => {
      const number = this.kinds.get(kind) ?? this.kinds.size;
      this.kinds.set(kind, number);
      return number;
    });
    const ids = wordsOf(facts.ids);
    const objects = wordsOf(facts.objects);
    const prevs = wordsOf(facts.prevs);
    const leafHashes = wordsOf(this.tree.leafHashes);
    for (let at = 0; at < count && this.problem === null; at++) {
      const entry = first + at;
      if (facts.foreign === at) return this.wrong(entry, `belongs to another log than ${this.origin}`);
      if (this.events.placeOf(ids, at, 0) !== entry) return this.wrong(entry, "has the id of an earlier entry");
      const known = this.objects.size;
      const object = this.objects.placeOf(objects, at, kinds[facts.kindOf[at]!]!);
      if (object === known) {
        if (facts.hasPrev[at] === 1 && !this.continued) return this.wrong(entry, "is its object's first and names one before");
        if (object === this.last.length) this.grow();
      } else {
        if (facts.hasPrev[at] === 0 || !sameHash(prevs, at, leafHashes, this.last[object]!))
          return this.wrong(entry, "does not name its object's entry before it");
        if (facts.versions[at]! <= this.versions[object]!) return this.wrong(entry, "has a version that is not above the one before");
      }
      this.last[object] = entry;
      this.versions[object] = facts.versions[at]!;
    }
  }

  private wrong(entry: number, what: string): void {
    this.problem = tampered(`The entry ${what}.`, { file: "leaves.jsonl", entry });
  }

  private grow(): void {
    const [last, versions] = [new Uint32Array(2 * this.last.length), new Float64Array(2 * this.last.length)];
    last.set(this.last);
    versions.set(this.versions);
    [this.last, this.versions] = [last, versions];
  }
}

type Words = Uint32Array;
/** The same bytes, four at a time, for what is compared only. */
const wordsOf = (bytes: Uint8Array): Words => new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);

function sameHash(one: Words, at: number, other: Words, index: number): boolean {
  for (let i = 0; i < 8; i++) if (one[8 * at + i] !== other[8 * index + i]) return false;
  return true;
}
