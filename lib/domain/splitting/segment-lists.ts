import { DIGIT, LOWER, UPPER, isBullet, isWhiteAt, kindAt, skipWhite } from "@/lib/domain/splitting/segment-characters";

/** The sign that opens a list item. `ordinal` is its number or the place of its letter, 0 for a bullet. */
export type Marker = { end: number; ordinal: number; lettered: boolean; before: string; after: string };

const NUMBERED = /^(\(?)(\d{1,3}|[a-z])(\.\)|\)|\.)(?=\s)/;

/** The list marker at the head of a line or block, undefined if there is none. */
export function markerAt(text: string, at: number, to: number): Marker | undefined {
  const code = text.charCodeAt(at);
  if (isBullet(code)) return { end: at + 1, ordinal: 0, lettered: false, before: "", after: "" };
  if (code === 0x2d || code === 0x2a || code === 0x2b || code === 0x2013) {
    return isWhiteAt(text, at + 1) && isBulletText(text, at, to)
      ? { end: at + 1, ordinal: 0, lettered: false, before: "", after: "" }
      : undefined;
  }
  const kind = kindAt(text, at);
  if (kind !== DIGIT && kind !== LOWER && code !== 0x28) return undefined;
  const match = NUMBERED.exec(text.slice(at, Math.min(at + 8, to)));
  if (!match) return undefined;
  const [whole, before = "", label = "", after = ""] = match;
  const lettered = label >= "a";
  if (before !== "" && after === ".") return undefined;
  return { end: at + whole.length, ordinal: lettered ? label.charCodeAt(0) - 0x60 : Number(label), lettered, before, after };
}

/** "* * *" and "---" divide; they list nothing. A lone dash is no bullet either, nor is the long dash that opens a speech. */
const isBulletText = (text: string, at: number, to: number) => {
  const next = skipWhite(text, at + 1, Math.min(at + 6, to));
  const kind = kindAt(text, next);
  return (
    next < to &&
    text.charCodeAt(next) !== text.charCodeAt(at) &&
    (kind === LOWER || kind === UPPER || kind === DIGIT || text[next] === "[" || text[next] === "“" || text[next] === '"')
  );
};

/**
 * Starts of the second and further items of a list that runs on in one block: "1. Find the key 2. Open the box". Only a block
 * that opens with the first item is looked at, each item once, so that the search stays linear.
 */
export function runOnItems(text: string, from: number, to: number): number[] {
  const first = markerAt(text, from, to);
  if (!first || first.ordinal === 0 || first.after === "") return [];
  const block = text.slice(from, to);
  const starts: number[] = [];
  let { ordinal } = first;
  let at = first.end - from;
  while (ordinal < 999) {
    ordinal++;
    if (first.lettered && ordinal > 26) break;
    const label = `${first.before}${first.lettered ? String.fromCharCode(0x60 + ordinal) : ordinal}${first.after}`;
    const found = findItem(block, label, at);
    if (found < 0) break;
    starts.push(from + found);
    at = found + label.length;
  }
  return starts;
}

function findItem(block: string, label: string, from: number): number {
  let at = block.indexOf(label, from);
  while (at >= 0) {
    const spaced = isWhiteAt(block, at - 1) && isWhiteAt(block, at + label.length);
    const next = skipWhite(block, at + label.length, Math.min(at + label.length + 3, block.length));
    if (spaced && (label.endsWith(")") || kindAt(block, next) === UPPER)) return at;
    at = block.indexOf(label, at + 1);
  }
  return -1;
}
