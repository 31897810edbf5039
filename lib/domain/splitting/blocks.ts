import { NEVER, NUMBERED, TITLE, abbreviationClasses } from "@/lib/domain/splitting/abbreviations";
import {
  CLOSER,
  DIGIT,
  LOWER,
  MARK,
  QUOTE,
  UPPER,
  isWhiteAt,
  isWordKind,
  kindAt,
  skipWhite,
  trimEnd,
} from "@/lib/domain/splitting/segment-characters";
import { markerAt, type Marker } from "@/lib/domain/splitting/segment-lists";

/** Lines that belong together: a paragraph (hard wraps joined), a heading, a list item. Trimmed, half-open, UTF-16. */
export type Block = { start: number; end: number; lines: number; listed: boolean };

/** No hard wrap is narrower than this, save where the text ends like a sentence. */
const NARROW = 30;
const WIDE = 132;

/**
 * Finds the blocks of a text. A blank line always ends one. A single line end does, unless the lines are hard-wrapped: the
 * next goes on in lower case, or it would not have fitted into the width of its neighbours.
 */
export function eachBlock(text: string, visit: (block: Block) => void): void {
  const length = text.length;
  let starts: number[] = [];
  let ends: number[] = [];
  let at = 0;
  while (at <= length) {
    let end = at;
    while (end < length && !isLineEnd(text.charCodeAt(end))) end++;
    const start = skipWhite(text, at, end);
    if (start < end) {
      starts.push(start);
      ends.push(trimEnd(text, start, end));
    } else if (starts.length > 0) {
      joinLines(text, starts, ends, visit);
      starts = [];
      ends = [];
    }
    if (text.charCodeAt(end) === 0x0d && text.charCodeAt(end + 1) === 0x0a) end++;
    at = end + 1;
  }
  if (starts.length > 0) joinLines(text, starts, ends, visit);
}

const isLineEnd = (code: number) => (code >= 0x0a && code <= 0x0d) || code === 0x2028 || code === 0x2029 || code === 0x85;

function joinLines(text: string, starts: number[], ends: number[], visit: (block: Block) => void): void {
  const count = starts.length;
  if (count === 1) {
    const start = starts[0]!;
    visit({ start, end: ends[0]!, lines: 1, listed: markerAt(text, start, ends[0]!) !== undefined });
    return;
  }
  const paragraph = measure(text, starts, ends);
  let first = 0;
  let marker = markerAt(text, starts[0]!, ends[0]!);
  for (let line = 1; line <= count; line++) {
    const next = line < count ? markerAt(text, starts[line]!, ends[line]!) : undefined;
    const joins =
      line < count && !opensItem(next, marker, text, ends[line - 1]!, paragraph) && isWrapped(text, starts, ends, line, paragraph);
    if (joins) continue;
    visit({ start: starts[first]!, end: ends[line - 1]!, lines: line - first, listed: paragraph.isBareList || marker !== undefined });
    first = line;
    marker = next;
  }
}

type Paragraph = { width: number; isWrapped: boolean; isBareList: boolean; endsLikeSentence: boolean };

/** What the lines of a paragraph say together about how it was set. */
function measure(text: string, starts: number[], ends: number[]): Paragraph {
  let width = 0;
  let wraps = 0;
  let stops = 0;
  let longest = 0;
  const count = starts.length;
  for (let line = 0; line < count; line++) {
    const start = starts[line]!;
    const end = ends[line]!;
    if (wordLength(text, start, end) <= WIDE && wordLength(text, start, end) < end - start) width = Math.max(width, end - start);
    const stopped = endsLikeSentence(text, start, end);
    if (stopped) stops++;
    if (line + 1 < count) {
      longest = Math.max(longest, end - start);
      if (!stopped && end - start >= NARROW && kindAt(text, starts[line + 1]!) === LOWER) wraps++;
    }
  }
  const isBareList = kindAt(text, starts[0]!) === LOWER && stops === 0 && longest <= 40 && width <= 60;
  return {
    width,
    isWrapped: wraps > 0 && width <= WIDE,
    isBareList,
    endsLikeSentence: endsLikeSentence(text, starts[count - 1]!, ends[count - 1]!),
  };
}

/** A marker opens an item, unless a hard wrap happens to have put a number at the head of a line ("in\n1990. The"). */
function opensItem(
  next: Marker | undefined,
  current: Marker | undefined,
  text: string,
  previousEnd: number,
  paragraph: Paragraph,
): boolean {
  if (!next) return false;
  if (next.ordinal === 0 || next.ordinal === 1 || current !== undefined || !paragraph.isWrapped) return true;
  return kindAt(text, previousEnd - 1) === MARK || text[previousEnd - 1] === ":" || text[previousEnd - 1] === ";";
}

function isWrapped(text: string, starts: number[], ends: number[], line: number, paragraph: Paragraph): boolean {
  if (paragraph.isBareList) return false;
  const start = starts[line - 1]!;
  const end = ends[line - 1]!;
  const next = starts[line]!;
  const first = kindAt(text, next);
  const last = text.charCodeAt(end - 1);
  const length = end - start;
  const fits = length + 1 + wordLength(text, next, ends[line]!) <= paragraph.width;
  if (last === 0x3a) return paragraph.isWrapped && !fits && first === LOWER;
  if (endsLikeSentence(text, start, end)) {
    if (paragraph.isWrapped && !fits) return true;
    return last === 0x2e && (first === LOWER || leansOn(text, start, end - 1, first));
  }
  const hangs = last === 0x2c || isHyphen(last) || endsInLinkingWord(text, start, end);
  if (first === LOWER) {
    if (hangs || paragraph.isWrapped) return true;
    return paragraph.width <= WIDE && (paragraph.endsLikeSentence || endsLikeSentence(text, next, ends[line]!));
  }
  if (hangs && length >= 20 && !/^(?:Dear|Hi|Hello|To)\b/.test(text.slice(start, start + 6))) return true;
  return paragraph.isWrapped && !fits;
}

const isHyphen = (code: number) => code === 0x2d || code === 0x2010 || code === 0xad;

function wordLength(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && at - from <= WIDE && !isWhiteAt(text, at)) at++;
  return at - from;
}

/** Whether a line ends in a mark, perhaps inside quotes or brackets. */
export function endsLikeSentence(text: string, start: number, end: number): boolean {
  let at = end - 1;
  while (at > start && end - at < 8 && (kindAt(text, at) === CLOSER || kindAt(text, at) === QUOTE)) at--;
  return kindAt(text, at) === MARK;
}

/** "Gen.", "e.g.", or "No." before a number: the line cannot end here. */
function leansOn(text: string, start: number, end: number, first: number): boolean {
  let from = end;
  while (from > start && end - from < 8 && (isWordKind(kindAt(text, from - 1)) || text.charCodeAt(from - 1) === 0x2e)) from--;
  return (
    (abbreviationClasses(text.slice(from, end)) & (TITLE | NEVER | (first === DIGIT ? NUMBERED : 0))) !== 0 &&
    (end - from > 1 || kindAt(text, from) === UPPER)
  );
}

const LINKING = new Set(
  "a an the of and or in on at to for by with from as that which who whose is are was were be been his her their its our my your not than into between but if when while".split(
    " ",
  ),
);

function endsInLinkingWord(text: string, start: number, end: number): boolean {
  let from = end;
  while (from > start && end - from < 9 && isWordKind(kindAt(text, from - 1))) from--;
  return LINKING.has(text.slice(from, end));
}
