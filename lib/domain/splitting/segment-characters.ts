/** What a UTF-16 code unit is to the segmenter. Astral characters are told apart by `kindAt`. */
export const OTHER = 1,
  WHITE = 2,
  LOWER = 3,
  UPPER = 4,
  DIGIT = 5,
  LETTER = 6,
  EXTENDER = 7,
  MARK = 8,
  CLOSER = 9,
  OPENER = 10,
  QUOTE = 11,
  DASH = 12;

const setOf = (characters: string) => new Set(Array.from(characters, (each) => each.charCodeAt(0)));
const CLOSERS = setOf(")]}”’»›」』）】〉》");
const OPENERS = setOf("([{“‘„‚«‹「『（【〈《¿¡");
const QUOTES = setOf("\"'*_`");
const DASHES = setOf("-–—―‒‐‑−");
/** ASCII stops, ellipsis, double marks, Arabic, and the stops of scripts that need no space after them. */
const MARKS = setOf(".!?…‼⁇⁈⁉؟۔։।॥።፧။។。．！？｡");
const SPACELESS_MARKS = setOf("।॥።፧။។。．！？｡");
const BULLETS = setOf("•⁃‣◦▪●■∙");

/** Zero-width space, word joiner and Mongolian vowel separator count as white space here, `\s` does not hold them. */
const WHITE_PATTERN = /[\s\u0085\u180e\u200b\u2060]/;
/** Superset of Grapheme_Extend, SpacingMark and ZWJ (UAX #29): never the first unit of a grapheme cluster we may cut before. */
const EXTENDER_PATTERN = /^[\p{M}\u0e33\u0eb3\u200c\u200d\uff9e\uff9f\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}]/u;

const kinds = new Uint8Array(65_536);
/** Stops the sentence scanner: 0 for nearly every unit, so that its loop is one table look-up per unit. */
export const STOP = new Uint8Array(65_536);
for (const mark of MARKS) STOP[mark] = 1;
for (const bullet of BULLETS) STOP[bullet] = 2;
STOP[0x3a] = STOP[0x3b] = 3;
STOP[0x2014] = 5;
for (const emojiLead of [0xd83c, 0xd83d, 0xd83e]) STOP[emojiLead] = 4;

function classify(code: number): number {
  if (MARKS.has(code)) return MARK;
  if (CLOSERS.has(code)) return CLOSER;
  if (OPENERS.has(code)) return OPENER;
  if (QUOTES.has(code)) return QUOTE;
  if (DASHES.has(code)) return DASH;
  const character = String.fromCharCode(code);
  if (WHITE_PATTERN.test(character)) return WHITE;
  if (code >= 0x300 && EXTENDER_PATTERN.test(character)) return EXTENDER;
  if (/\p{Ll}/u.test(character)) return LOWER;
  if (/\p{Lu}|\p{Lt}/u.test(character)) return UPPER;
  if (/\p{Nd}/u.test(character)) return DIGIT;
  if (/\p{L}/u.test(character)) return LETTER;
  return OTHER;
}

/** Kind of the unit at an offset; memoised per code unit, since the first question costs several regular expressions. */
export function kindAt(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  if (code !== code) return OTHER;
  if (code >= 0xd800 && code <= 0xdfff) return astralKind(text, offset, code);
  return kinds[code] || (kinds[code] = classify(code));
}

function astralKind(text: string, offset: number, code: number): number {
  if (code >= 0xdc00) return EXTENDER;
  const point = text.slice(offset, offset + 2);
  if (EXTENDER_PATTERN.test(point)) return EXTENDER;
  return /^\p{L}/u.test(point) ? LETTER : OTHER;
}

/** GB9b of UAX #29: what follows these, a space included, belongs to their cluster. */
const PREPEND_PATTERN =
  /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\u{110bd}\u{110cd}\u{111c2}\u{111c3}\u{1193f}\u{11941}\u{11a3a}\u{11a84}-\u{11a89}\u{11d46}\u{11f02}]$/u;

/** GB4 and GB5: there is always a boundary on both sides of these. */
const isControl = (code: number) =>
  code < 0x20 ||
  code === 0x85 ||
  code === 0x180e ||
  code === 0x200b ||
  code === 0x2028 ||
  code === 0x2029 ||
  code === 0x2060 ||
  code === 0xfeff;

/** White space that shares no grapheme cluster with a neighbour: cutting beside " \u0301" would cut a cluster. */
export function isWhiteAt(text: string, offset: number): boolean {
  if (kindAt(text, offset) !== WHITE) return false;
  if (isControl(text.charCodeAt(offset))) return true;
  const next = text.charCodeAt(offset + 1);
  if (next >= 0x300 && !(next >= 0xdc00 && next <= 0xdfff) && kindAt(text, offset + 1) === EXTENDER) return false;
  const before = text.charCodeAt(offset - 1);
  const mayPrepend = (before >= 0x600 && before <= 0xd4e) || (before >= 0xdc00 && before <= 0xdfff);
  return !mayPrepend || !PREPEND_PATTERN.test(text.slice(offset < 2 ? 0 : offset - 2, offset));
}

/** First offset at or after `from` that is not white space, at most `to`. */
export function skipWhite(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isWhiteAt(text, at)) at++;
  return at;
}

/** Last offset at or before `to` that has no white space before it, at least `from`. */
export function trimEnd(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && isWhiteAt(text, at - 1)) at--;
  return at;
}

export const isSpacelessMark = (code: number) => SPACELESS_MARKS.has(code);
export const isBullet = (code: number) => STOP[code] === 2;
export const isWordKind = (kind: number) => kind >= LOWER && kind <= LETTER;

/** The letters and digits from an offset on, at most `limit` units. */
export function wordAt(text: string, from: number, to: number, limit = 20): string {
  const stop = Math.min(to, from + limit);
  let at = from;
  while (at < stop && isWordKind(kindAt(text, at))) at++;
  return text.slice(from, at);
}
