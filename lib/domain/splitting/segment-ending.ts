import {
  DIGIT,
  LOWER,
  MARK,
  OPENER,
  OTHER,
  QUOTE,
  UPPER,
  isWordKind,
  kindAt,
  skipWhite,
  wordAt,
} from "@/lib/domain/splitting/segment-characters";

/** No abbreviation is longer, so no rule looks further back for one. */
export const WORD_REACH = 24;

/** What the rules may ask about a mark: `word…mark…closers, next`. Offsets into `text`; `next` is the first unit after white space. */
export type Ending = {
  text: string;
  /** Where the sentence in hand begins. */
  start: number;
  /** The mark itself, the end of the run of marks, the end of the quotes, brackets and notes that follow it. */
  mark: number;
  markEnd: number;
  closersEnd: number;
  next: number;
  /** End of the block: the rules look no further. */
  to: number;
  ellipsis: boolean;
  spaced: boolean;
  /** Where a bracket that opens at `next` closes, -1 if nowhere. */
  closeOf(bracket: number): number;
};

/** What stands after the mark, past opening quotes and brackets; `word` only if it begins with a capital. */
export type Following = { at: number; kind: number; word: string; opener: number };

/** The word that touches the mark, with its inner full stops ("U.S"); empty if none or too long to be an abbreviation. */
export type Before = { word: string; from: number };

export function follow({ text, next, to }: Ending): Following {
  let at = next;
  let opener = 0;
  while (at < to && at - next < 6) {
    const kind = kindAt(text, at);
    if (kind !== OPENER && kind !== QUOTE) break;
    if (opener === 0) opener = text.charCodeAt(at);
    at++;
  }
  at = skipWhite(text, at, Math.min(at + 2, to));
  const kind = at < to ? kindAt(text, at) : OTHER;
  return { at, kind, word: kind === UPPER ? wordAt(text, at, to) : "", opener };
}

export function wordBefore({ text, start, mark }: Ending): Before {
  let from = mark;
  while (from > start && mark - from <= WORD_REACH) {
    const kind = kindAt(text, from - 1);
    const inner =
      kind === MARK && text.charCodeAt(from - 1) === 0x2e && from < mark && from - 1 > start && isWordKind(kindAt(text, from - 2));
    if (!isWordKind(kind) && !inner) break;
    from--;
  }
  const apostrophe = text.charCodeAt(from - 1);
  if ((apostrophe === 0x27 || apostrophe === 0x2019) && from - 1 > start && isWordKind(kindAt(text, from - 2))) {
    const whole = /(?:int|nat|gov|dep|ass|sec)['’][ltny]+$/i.exec(text.slice(Math.max(start, from - 5), mark));
    return whole ? { word: whole[0].replace(/['’]/, ""), from: mark - whole[0].length } : { word: "", from };
  }
  return { word: mark - from > WORD_REACH ? "" : text.slice(from, mark), from };
}

/** A bracket closes on the mark; a note such as [3] is none. */
export const isBracketed = ({ text, markEnd, closersEnd }: Ending) =>
  closersEnd > markEnd && /^["'”’]{0,2}[)\]）]/.test(text.slice(markEnd, closersEnd));

/** iPhone, eBay, v2: one small letter, then a capital or a digit. */
export const isCamelName = (text: string, at: number) =>
  kindAt(text, at) === LOWER && (kindAt(text, at + 1) === UPPER || kindAt(text, at + 1) === DIGIT);
