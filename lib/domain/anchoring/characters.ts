/** How a UTF-16 unit takes part in a token. `join` belongs to the token before it and does not count in its key. */
export const space = 1;
export const word = 2;
export const single = 3;
export const join = 4;

const classes = new Uint8Array(0x10000);
const folds = new Uint16Array(0x10000);

const singleQuotes = "‘’‚‛′ʼ´`";
const doubleQuotes = "“”„‟″«»";
const dashes = "‐‑‒–—―−";

/** Scripts written without spaces: every character is a token, so that an edit costs one character, not a sentence. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function classify(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return single;
  const character = String.fromCharCode(unit);
  if (/\s/.test(character)) return space;
  if (/[\p{M}\p{Cf}]/u.test(character)) return join;
  if (unspaced.test(character)) return single;
  return /[\p{L}\p{N}]/u.test(character) ? word : single;
}

/** The class of a UTF-16 unit; worked out once for each. */
export function classOf(unit: number): number {
  return classes[unit] || (classes[unit] = classify(unit));
}

/** Case, accents and typography folded away: what is left says whether two characters are meant to be the same. */
export function foldOf(unit: number): number {
  return folds[unit] || (folds[unit] = fold(unit));
}

function fold(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return unit;
  const character = String.fromCharCode(unit);
  if (singleQuotes.includes(character)) return 0x27;
  if (doubleQuotes.includes(character)) return 0x22;
  if (dashes.includes(character)) return 0x2d;
  if (classOf(unit) === space) return 0x20;
  const plain = character.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.length === 1 ? plain.charCodeAt(0) : unit;
}

/** A text folded for comparing: runs of white space become one space, joining characters vanish. */
export function foldText(text: string): string {
  let folded = "";
  let spaced = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const kind = classOf(unit);
    if (kind === join || (kind === space && spaced)) continue;
    spaced = kind === space;
    folded += String.fromCharCode(foldOf(unit));
  }
  return folded;
}

/** Moves an offset off the middle of a surrogate pair, in the given direction. */
export function offPair(text: string, offset: number, step: -1 | 1): number {
  const inside =
    offset > 0 &&
    offset < text.length &&
    (text.charCodeAt(offset) & 0xfc00) === 0xdc00 &&
    (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800;
  return inside ? offset + step : offset;
}
