import { maxLeafBytes, shortestLine } from "./limits";
import { fromHex } from "./hex";
import { readLeaf } from "./leaf-form";
import { type FactArrays, leafScanner, linesOfBytes, type Spans } from "./leaf-scan";

/** Entries that a verifier looks at again. */
export const actCodes: Record<string, number> = { "part.erased": 1, "log.continued": 2 };

/** What a run of whole lines of `leaves.jsonl` holds. All arrays are parts of one buffer, which moves between threads. */
export type ChunkFacts = FactArrays & {
  count: number;
  crc: number;
  /** 32 bytes each. */
  hashes: Uint8Array;
  /** Where each line ends in the chunk, its newline included. */
  ends: Uint32Array;
  /** Index into kinds. */
  kindOf: Uint16Array;
  kinds: string[];
  acts: Uint8Array;
  /** How many entries have a part of this name. */
  parts: [name: string, count: number][];
  /** The first entry that is in no form, and what is wrong with it; nothing from there on is in the arrays. */
  malformed: { at: number; what: string } | null;
  /** The first entry that says it belongs to another log. */
  foreign: number | null;
};

/** Writes the hash of `bytes[from..to)` to `into[at..at+32)`. */
export type HashRange = (bytes: Uint8Array, from: number, to: number, into: Uint8Array, at: number) => void;

/**
 * Reads a run of whole lines. @param bytes the run from its second byte on: the first is overwritten, as are the newlines, because a leaf is hashed with a
 * zero in front of it and is not copied for it. @param origin of the log; null: not known, and each leaf is read the long way
 */
export function scanChunk(bytes: Uint8Array, origin: string | null, hashRange: HashRange, crc: number): ChunkFacts {
  const most = Math.floor((bytes.length - 1) / shortestLine) + 1;
  const facts = noFacts(most, crc);
  const lines = linesOfBytes(bytes);
  const scan = origin === null ? null : leafScanner(origin);
  const spans: Spans = { actEnd: 0, kind: 0, kindEnd: 0, before: 0, after: 0, comment: 0 };
  const names = new Words();
  const parts = new Map<string, number>();
  let [afters, befores, comments] = [0, 0, 0];
  for (let from = 1; from < bytes.length;) {
    const index = facts.count;
    let end = scan === null ? -1 : scan(lines, from, facts, index, spans);
    if (end > 0) {
      facts.kindOf[index] = names.codeOf(bytes, spans.kind, spans.kindEnd);
      facts.acts[index] = codeOfAct(bytes, from + 8, spans.actEnd);
      afters += spans.after;
      befores += spans.before;
      comments += spans.comment;
    } else {
      end = bytes.indexOf(0x0a, from);
      const line = end < 0 ? "is not ended by a newline" : readLeaf(bytes.subarray(from, end));
      if (typeof line === "string") {
        facts.malformed = {
          at: index,
          what: bytes.length - from > maxLeafBytes && end < 0 ? `is longer than ${maxLeafBytes} bytes` : line,
        };
        break;
      }
      const [kind = "", object = ""] = line.obj.split("/");
      facts.ids.set(fromHex(line.id.replaceAll("-", "")), 16 * index);
      facts.objects.set(fromHex(object.replaceAll("-", "")), 16 * index);
      facts.prevs.set(line.prev === null ? new Uint8Array(32) : fromHex(line.prev), 32 * index);
      facts.hasPrev[index] = line.prev === null ? 0 : 1;
      facts.versions[index] = line.ver;
      facts.kindOf[index] = names.code(kind);
      facts.acts[index] = actCodes[line.act] ?? 0;
      if (line.log !== origin) facts.foreign ??= index;
      for (const name of Object.keys(line.parts)) parts.set(name, (parts.get(name) ?? 0) + 1);
    }
    bytes[from - 1] = 0;
    hashRange(bytes, from - 1, end, facts.hashes, 32 * index);
    facts.ends[index] = end;
    facts.count++;
    from = end + 1;
  }
  for (const [name, count] of [
    ["after", afters],
    ["before", befores],
    ["comment", comments],
  ] as const)
    if (count > 0) parts.set(name, (parts.get(name) ?? 0) + count);
  facts.kinds = names.words;
  facts.parts = [...parts];
  return facts;
}

/** Room for so many entries, in one buffer: one is moved between threads sooner than many. */
function noFacts(most: number, crc: number): ChunkFacts {
  const buffer = new ArrayBuffer(112 * (most + 1));
  let at = 0;
  const room = (bytes: number): number => (at += bytes * most) - bytes * most;
  return {
    count: 0,
    crc,
    versions: new Float64Array(buffer, room(8), most),
    hashes: new Uint8Array(buffer, room(32), 32 * most),
    ids: new Uint8Array(buffer, room(16), 16 * most),
    objects: new Uint8Array(buffer, room(16), 16 * most),
    prevs: new Uint8Array(buffer, room(32), 32 * most),
    ends: new Uint32Array(buffer, room(4), most),
    kindOf: new Uint16Array(buffer, room(2), most),
    hasPrev: new Uint8Array(buffer, room(1), most),
    acts: new Uint8Array(buffer, room(1), most),
    kinds: [],
    parts: [],
    malformed: null,
    foreign: null,
  };
}

const told = Object.entries(actCodes).map(([act, code]) => ({ bytes: new TextEncoder().encode(act), code }));
function codeOfAct(bytes: Uint8Array, from: number, to: number): number {
  for (let i = 0; i < told.length; i++) if (isAt(bytes, from, to, told[i]!.bytes)) return told[i]!.code;
  return 0;
}

function isAt(bytes: Uint8Array, from: number, to: number, word: Uint8Array): boolean {
  if (to - from !== word.length) return false;
  for (let i = 0; i < word.length; i++) if (bytes[from + i] !== word[i]) return false;
  return true;
}

/** Numbers words as they come, without making a string of each. */
class Words {
  readonly words: string[] = [];
  private readonly codes = new Map<string, number>();
  /** The last one: neighbours in the log are often of one kind. */
  private last = { code: -1, bytes: new Uint8Array() };

  code(word: string): number {
    const code = this.codes.get(word) ?? this.words.push(word) - 1;
    this.codes.set(word, code);
    return code;
  }

  codeOf(bytes: Uint8Array, from: number, to: number): number {
    if (!isAt(bytes, from, to, this.last.bytes)) {
      const word = bytes.slice(from, to);
      this.last = { code: this.code(String.fromCharCode(...word)), bytes: word };
    }
    return this.last.code;
  }
}
