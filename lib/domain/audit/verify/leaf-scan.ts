import { canonicalJson } from "../json";
import { maxLeafBytes } from "./limits";
import { hexPair } from "./hex";

/** Where a scanned leaf's facts go: arrays of so many entries, one after the other. */
export type FactArrays = {
  /** 16 bytes each: UUIDs of event and object, and 32: leaf hash of the object's entry before. */
  ids: Uint8Array;
  objects: Uint8Array;
  prevs: Uint8Array;
  hasPrev: Uint8Array;
  versions: Float64Array;
};
/** Offsets of the words that are no facts of fixed length. */
export type Spans = { actEnd: number; kind: number; kindEnd: number; before: number; after: number; comment: number };

/** Text that stands where it must, to be compared four bytes at a time. */
type Literal = { length: number; words: Int32Array; rest: Uint8Array };
function literalOf(text: string): Literal {
  const bytes = new TextEncoder().encode(text);
  const view = new DataView(bytes.buffer);
  const words = Int32Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => view.getInt32(4 * at, true));
  return { length: bytes.length, words, rest: bytes.subarray(4 * words.length) };
}

const begin = literalOf('{"act":"');
const actor = literalOf('","actor":"');
const id = literalOf('","id":"');
const parts = literalOf('","parts":{');
const after = literalOf('"after":"');
const before = literalOf('"before":"');
const comment = literalOf('"comment":"');
const prev = literalOf('},"prev":');
const nothing = literalOf("null");
const ts = literalOf(',"ts":"');
const version = literalOf('","v":1,"ver":');

const inActor = new Uint8Array(256);
for (const char of "abcdefghijklmnopqrstuvwxyz0123456789:.-")
  inActor[char.charCodeAt(0)] = char === ":" || char === "." || char === "-" ? 1 : 2;
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const [quote, dash, point, slash, comma, brace, newline, zero] = [0x22, 0x2d, 0x2e, 0x2f, 0x2c, 0x7d, 0x0a, 0x30] as const;

/** The same bytes, one by one and several at once. */
export type Lines = { bytes: Uint8Array; view: DataView };
export const linesOfBytes = (bytes: Uint8Array): Lines => ({ bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) });

/**
 * Reads leaves of this log in one pass over their bytes, as they are written: ASCII, with no parts but the three that Onus has. What it takes is a right
 * leaf (leaf-form.ts) to the last byte; what it does not may be one all the same, and is for leaf-form.ts to judge.
 */
export function leafScanner(origin: string): (lines: Lines, from: number, facts: FactArrays, at: number, spans: Spans) => number {
  const logAndObject = literalOf(`","log":${canonicalJson(origin)},"obj":"`);

  /** @returns where its newline stands, or −1 */
  return (lines, from, facts, index, spans) => {
    const { bytes } = lines;
    let at = literal(lines, from, begin);
    if (at < 0 || (at = word(bytes, at)) < 0 || bytes[at] !== point || (at = word(bytes, at + 1)) < 0) return -1;
    spans.actEnd = at;
    if ((at = literal(lines, at, actor)) < 0) return -1;
    const actorFrom = at;
    if (inActor[bytes[at]!] !== 2) return -1;
    while (inActor[bytes[at]!]! > 0) at++;
    if (at - actorFrom > 64 || (at = literal(lines, at, id)) < 0 || (at = uuid(lines, at, facts.ids, 16 * index)) < 0) return -1;
    if ((at = literal(lines, at, logAndObject)) < 0) return -1;
    spans.kind = at;
    if ((at = word(bytes, at)) < 0 || bytes[at] !== slash) return -1;
    spans.kindEnd = at;
    if ((at = uuid(lines, at + 1, facts.objects, 16 * index)) < 0 || (at = literal(lines, at, parts)) < 0) return -1;
    if ((at = partHashes(lines, at, spans)) < 0 || (at = literal(lines, at, prev)) < 0) return -1;
    if (bytes[at] === quote) {
      if ((at = hash(lines, at + 1, facts.prevs, 32 * index)) < 0) return -1;
      facts.hasPrev[index] = 1;
    } else {
      if ((at = literal(lines, at, nothing)) < 0) return -1;
      facts.hasPrev[index] = 0;
    }
    if ((at = literal(lines, at, ts)) < 0 || (at = moment(bytes, at)) < 0 || (at = literal(lines, at, version)) < 0) return -1;
    const versionFrom = at;
    let ver = 0;
    while (bytes[at]! >= zero && bytes[at]! <= zero + 9 && at - versionFrom < 15) ver = ver * 10 + bytes[at++]! - zero;
    if (ver < 1 || bytes[versionFrom] === zero || bytes[at] !== brace || bytes[at + 1] !== newline) return -1;
    facts.versions[index] = ver;
    return at + 1 - from > maxLeafBytes ? -1 : at + 1;
  };
}

function literal({ bytes, view }: Lines, at: number, { length, words, rest }: Literal): number {
  if (at + length > bytes.length) return -1;
  let place = at;
  for (let i = 0; i < words.length; i++, place += 4) if (view.getInt32(place, true) !== words[i]) return -1;
  for (let i = 0; i < rest.length; i++) if (bytes[place + i] !== rest[i]) return -1;
  return at + length;
}

/** `[a-z]+(-[a-z]+)*` */
function word(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    const begun = at;
    while (bytes[at]! >= 0x61 && bytes[at]! <= 0x7a) at++;
    if (at === begun) return -1;
    if (bytes[at] !== dash) return at;
    at++;
  }
}

/** @returns whether all of them are lower-case digits; they must be there */
function hexInto({ view }: Lines, from: number, count: number, into: Uint8Array, to: number): boolean {
  let wrong = 0;
  for (let i = 0; i < count; i++) {
    const byte = hexPair[view.getUint16(from + 2 * i, true)]!;
    wrong |= byte;
    into[to + i] = byte;
  }
  return wrong >= 0;
}

/** A hash and the quote behind it. */
function hash(lines: Lines, from: number, into: Uint8Array, to: number): number {
  const { bytes } = lines;
  return bytes.length > from + 64 && hexInto(lines, from, 32, into, to) && bytes[from + 64] === quote ? from + 65 : -1;
}

/** The same where only its form counts. */
function passHash({ bytes, view }: Lines, from: number): number {
  if (bytes.length <= from + 64 || bytes[from + 64] !== quote) return -1;
  let wrong = 0;
  for (let at = from; at < from + 64; at += 2) wrong |= hexPair[view.getUint16(at, true)]!;
  return wrong >= 0 ? from + 65 : -1;
}

function uuid(lines: Lines, at: number, into: Uint8Array, to: number): number {
  const { bytes } = lines;
  if (bytes.length < at + 36 || bytes[at + 8] !== dash || bytes[at + 13] !== dash || bytes[at + 18] !== dash || bytes[at + 23] !== dash)
    return -1;
  const right =
    hexInto(lines, at, 4, into, to) &&
    hexInto(lines, at + 9, 2, into, to + 4) &&
    hexInto(lines, at + 14, 2, into, to + 6) &&
    hexInto(lines, at + 19, 2, into, to + 8) &&
    hexInto(lines, at + 24, 6, into, to + 10);
  return right ? at + 36 : -1;
}

/** The hashes of `after`, `before` and `comment`, each of which may be missing. */
function partHashes(lines: Lines, from: number, spans: Spans): number {
  const { bytes } = lines;
  spans.after = spans.before = spans.comment = 0;
  if (bytes[from] === brace) return from;
  let at = from;
  // None of the three begins like another: the first letter tells which it must be.
  for (let least = 0x61; ; least++) {
    const letter = bytes[at + 1]!;
    if (letter < least || letter > 0x63) return -1;
    least = letter;
    if ((at = literal(lines, at, letter === 0x61 ? after : letter === 0x62 ? before : comment)) < 0 || (at = passHash(lines, at)) < 0)
      return -1;
    if (letter === 0x61) spans.after = 1;
    else if (letter === 0x62) spans.before = 1;
    else spans.comment = 1;
    if (bytes[at] !== comma) return bytes[at] === brace ? at : -1;
    at++;
  }
}

/** `2026-01-31T09:30:00.000Z`, if the calendar has it; a 29 February is left to others. */
function moment(bytes: Uint8Array, at: number): number {
  if (bytes[at + 4] !== dash || bytes[at + 7] !== dash || bytes[at + 10] !== 0x54 || bytes[at + 13] !== 0x3a || bytes[at + 16] !== 0x3a)
    return -1;
  if (bytes[at + 19] !== point || bytes[at + 23] !== 0x5a) return -1;
  const month = two(bytes, at + 5);
  const day = two(bytes, at + 8);
  const hour = two(bytes, at + 11);
  const minute = two(bytes, at + 14);
  const second = two(bytes, at + 17);
  const others = two(bytes, at) | two(bytes, at + 2) | two(bytes, at + 20) | two(bytes, at + 21);
  if ((others | month | day | hour | minute | second) < 0) return -1;
  return month >= 1 && month <= 12 && day >= 1 && day <= monthDays[month - 1]! && hour < 24 && minute < 60 && second < 60 ? at + 24 : -1;
}

/** Two decimal digits, or −1. */
function two(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - zero;
  const ones = bytes[at + 1]! - zero;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}
