import { CLOSER, DIGIT, EXTENDER, LOWER, QUOTE, UPPER, isWhiteAt, kindAt, skipWhite } from "@/lib/domain/splitting/segment-characters";

/** Superscript digits and daggers. */
const isNoteSign = (code: number) =>
  (code >= 0x2070 && code <= 0x2079) || code === 0xb9 || code === 0xb2 || code === 0xb3 || code === 0x2020 || code === 0x2021;

/** After closing quotes, brackets and note marks that touch the mark. */
export function afterClosers(text: string, from: number, to: number): number {
  let at = from;
  for (;;) {
    const kind = at < to ? kindAt(text, at) : 0;
    const code = text.charCodeAt(at);
    if (kind === CLOSER || kind === EXTENDER || kind === QUOTE) at++;
    else if ((code === 0x201c || code === 0x2018) && (at + 1 >= to || isWhiteAt(text, at + 1))) at++;
    else if (code === 0x5b) {
      const close = noteEnd(text, at, to);
      if (close < 0) return at;
      at = close;
    } else if (isNoteSign(code)) at++;
    else if (kind === DIGIT && isNoteNumber(text, from, at, to)) {
      while (kindAt(text, at) === DIGIT) at++;
      return at;
    } else return at;
  }
}

/** End of a bracketed note such as [12] or [citation needed], -1 if this is none. */
export function noteEnd(text: string, bracket: number, to: number): number {
  const inside = text.slice(bracket + 1, Math.min(bracket + 26, to));
  const note = /^(?:\d{1,3}(?:[-–,]\s?\d{1,3})*|[a-z]|note \d+|citation needed|sic|who\?|when\?|clarification needed)\]/.exec(inside);
  return note ? bracket + 1 + note[0].length : -1;
}

/** Superscript numbers come flattened from web pages: "attack.12 The", "left.”7 It". */
function isNoteNumber(text: string, from: number, at: number, to: number): boolean {
  let end = at;
  while (end < at + 3 && kindAt(text, end) === DIGIT) end++;
  if (!isWhiteAt(text, end) || at - from > 2) return false;
  if (kindAt(text, skipWhite(text, end, Math.min(end + 3, to))) !== UPPER) return false;
  return at > from || (kindAt(text, from - 2) === LOWER && kindAt(text, from - 3) === LOWER && kindAt(text, from - 4) === LOWER);
}

/** French sets its closing quotes apart from the mark, and careless typing sets any. */
export function spacedQuotesEnd(text: string, from: number, to: number): number {
  const at = skipWhite(text, from, Math.min(from + 3, to));
  const code = text.charCodeAt(at);
  const closes = code === 0xbb || code === 0x203a || code === 0x201d || code === 0x22;
  return closes && (at + 1 >= to || isWhiteAt(text, at + 1)) ? at + 1 : from;
}
