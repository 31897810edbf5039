import {
  CALENDAR, CLOSING, ENDING, NEVER, NUMBERED, TIME, TITLE, abbreviationClasses, followsTime, isAcronym, isShoutingName, isSpeechVerb, isStarter, isVowelless, takesLetter,
} from "@/lib/domain/splitting/abbreviations";
import {
  CLOSER, DASH, DIGIT, LETTER, LOWER, MARK, OPENER, OTHER, QUOTE, UPPER, isWhiteAt, isWordKind, kindAt, skipWhite, wordAt,
} from "@/lib/domain/splitting/segment-characters";
import type { Ending } from "@/lib/domain/splitting/segment-sentences";

const WORD_REACH = 24;
const BRACKET_REACH = 600;

/** What stands after the mark, past opening quotes and brackets; `word` only if it begins with a capital. */
type Following = { at: number; kind: number; word: string; opener: number };

/** Whether a sentence ends at a question or exclamation mark that white space follows. */
export function endsAtStrongMark(ending: Ending): boolean {
  const { text, mark, markEnd, closersEnd } = ending;
  const bare = closersEnd === markEnd;
  if (!bare && (text[mark - 1] === "(" || text[mark - 1] === "[")) return false;
  const following = follow(ending);
  const settled = settledByNext(ending, following);
  if (settled !== undefined) return settled;
  if (following.kind === LOWER) {
    if (isCamelName(text, following.at)) return true;
    return bare && kindAt(text, ending.start) === LOWER && kindAt(text, mark - 1) === LOWER;
  }
  if (following.kind !== UPPER) return true;
  if (bare && isShoutingName(wordBefore(ending).word)) return isStarter(following.word);
  if (isBracketed(ending)) return text[ending.start] === "(" || text[ending.start] === "[" || isStarter(following.word);
  return bare || following.opener > 0 || !saysWho(text, ending.to, following);
}

/** Whether a sentence ends at a full stop or an ellipsis that white space follows. */
export function endsAtDot(ending: Ending): boolean {
  const { text, mark, markEnd, closersEnd } = ending;
  const following = follow(ending);
  if (ending.ellipsis && text[mark - 1] === "[" && text[markEnd] === "]") return false;
  const settled = settledByNext(ending, following);
  if (settled === false) return false;
  if (ending.ellipsis) {
    if (following.kind === LOWER || following.kind === DIGIT) return isCamelName(text, following.at);
    return !(ending.spaced && following.word === "I" && closersEnd === markEnd);
  }
  const before = wordBefore(ending);
  if (isListMarker(ending, before)) return false;
  const abbreviated = before.word === "" ? undefined : endsAfterAbbreviation(ending, before, following);
  if (abbreviated !== undefined) return settled ? abbreviated || closesWithMark(ending) : abbreviated;
  if (settled !== undefined) return settled;
  if (following.kind === LOWER) return isCamelName(text, following.at) || endsBeforeLowerCase(ending, before);
  if (following.kind === DIGIT && (text[mark - 1] === "°" || text[mark - 1] === "º")) return false;
  return true;
}

function follow({ text, next, to }: Ending): Following {
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

/** What the next sign alone decides, undefined if it is a word. */
function settledByNext(ending: Ending, following: Following): boolean | undefined {
  const { text, next, to } = ending;
  const code = text.charCodeAt(next);
  if (code === 0x28 || code === 0x5b) return opensOwnSentence(ending, following);
  if (following.opener > 0) return undefined;
  if (following.kind === DASH) {
    const after = skipWhite(text, next + 1, Math.min(next + 4, to));
    const kind = kindAt(text, after);
    return kind === UPPER || kind === DIGIT || kind === OPENER || kind === QUOTE;
  }
  if (following.kind === CLOSER || code === 0x2c || code === 0x3b || code === 0x3a || code === 0x2f) return false;
  if (following.kind === MARK) return code === 0x2026 || (code === 0x2e && text.charCodeAt(next + 1) === 0x2e);
  return undefined;
}

/** A bracket after a full stop stands alone unless it is a reference that the sentence still closes: “…” (Smith 55). */
function opensOwnSentence(ending: Ending, following: Following): boolean {
  const { text, next, to } = ending;
  const close = ending.closeOf(next);
  if (following.kind === LOWER) return false;
  if (close < 0 || close >= to || close - next > BRACKET_REACH) return following.kind === UPPER;
  const after = text.charCodeAt(close + 1);
  if (after === 0x2e || after === 0x2c || after === 0x3b) return false;
  const last = kindAt(text, close - 1);
  if (last === MARK || last === QUOTE || last === CLOSER) return true;
  return following.kind === UPPER && !(ending.closersEnd > ending.markEnd && /\d/.test(text.slice(Math.max(next, close - 5), close)));
}

/** "…in Boston, Mass. [Laughs.] So": what the bracket holds is a sentence. */
const closesWithMark = ({ text, next, to, closeOf }: Ending) => {
  if (text[next] !== "(" && text[next] !== "[") return false;
  const close = closeOf(next);
  return close > 0 && close < to && close - next < BRACKET_REACH && kindAt(text, close - 1) === MARK;
};

type Before = { word: string; from: number };

/** The word that touches the mark, with its inner full stops ("U.S"); empty if none or too long to be an abbreviation. */
function wordBefore({ text, start, mark }: Ending): Before {
  let from = mark;
  while (from > start && mark - from <= WORD_REACH) {
    const kind = kindAt(text, from - 1);
    const inner = kind === MARK && text.charCodeAt(from - 1) === 0x2e && from < mark && from - 1 > start && isWordKind(kindAt(text, from - 2));
    if (!isWordKind(kind) && !inner) break;
    from--;
  }
  const apostrophe = text.charCodeAt(from - 1);
  const torn = (apostrophe === 0x27 || apostrophe === 0x2019) && from - 1 > start && isWordKind(kindAt(text, from - 2));
  return mark - from > WORD_REACH || torn ? { word: "", from } : { word: text.slice(from, mark), from };
}

/** "1." or "b." at the head of a sentence numbers it; a year does not. */
function isListMarker({ text, start, mark, markEnd, closersEnd }: Ending, before: Before): boolean {
  if (before.from - start > 2 || before.word === "") return false;
  for (let at = start; at < before.from; at++) if (isWordKind(kindAt(text, at)) || text[at] === "$" || kindAt(text, at) === QUOTE) return false;
  const shape = /^(?:\d{1,3}|\d{1,2}(?:\.\d{1,2})+|[A-Za-z]|[IVX]{1,4}|[ivx]{1,4})$/;
  return shape.test(before.word) && (closersEnd === markEnd || text[mark + 1] === ")");
}

/** undefined if the word is no abbreviation. */
function endsAfterAbbreviation(ending: Ending, before: Before, following: Following): boolean | undefined {
  const { text, start, markEnd, closersEnd } = ending;
  const { word } = before;
  if (word.length === 1 && isWordKind(kindAt(text, before.from)) && kindAt(text, before.from) !== DIGIT) return endsAfterLetter(ending, before, following);
  const classes = abbreviationClasses(word) || (isAcronym(word) ? ENDING : 0) || (isVowelless(word) ? ENDING : 0);
  if (classes === 0) return undefined;
  if (closersEnd > markEnd) {
    // A closing quote ends what it quotes; a closing bracket ends a sentence only if that began with the bracket.
    if (following.kind === LOWER || (classes & NUMBERED && following.kind === DIGIT)) return false;
    return isBracketed(ending) ? text[start] === "(" || text[start] === "[" : true;
  }
  if (following.kind === LOWER) return isCamelName(text, following.at);
  if (following.kind === DIGIT) {
    if (classes & (NUMBERED | CALENDAR | NEVER | TITLE)) return false;
    return (classes & TIME) !== 0 ? !isFronted(ending) : word === "etc";
  }
  if (following.kind !== UPPER) return following.opener === 0 && (classes & (TIME | CLOSING)) !== 0;
  const starts = isStarter(following.word) && !isInitial(text, following);
  if (classes & NEVER) return classes & ENDING ? starts : false;
  if (classes & TIME) return !followsTime(following.word) && !isFronted(ending) && !namesZone(ending, following);
  if (classes & TITLE) return (classes & ENDING) !== 0 && starts && word !== "Rev";
  if (classes & (CLOSING | CALENDAR)) return true;
  if (classes & ENDING) return starts;
  return !numbersByLetter(following.word);
}

/** A single letter: an initial, unless what stands around it says that it is a name or a pronoun ("Plan B.", "you and I."). */
function endsAfterLetter(ending: Ending, { word, from }: Before, following: Following): boolean {
  const { text, start } = ending;
  if (following.kind === LOWER) return isCamelName(text, following.at);
  const previous = wordEndingAt(text, start, from);
  const lettered = takesLetter(previous);
  if (ending.closersEnd > ending.markEnd) return following.kind === UPPER && !isBracketed(ending);
  if (following.kind === DIGIT) return lettered;
  if (following.kind !== UPPER) return following.kind !== LETTER ? lettered : false;
  const isUnit = kindAt(text, from) === LOWER && previous !== "" && kindAt(text, from - 2) === DIGIT;
  if (lettered || isUnit) return true;
  const starts = isStarter(following.word) && !isInitial(text, following);
  return starts && word === word.toUpperCase();
}

const isInitial = (text: string, { at, word }: Following) => word.length === 1 && text[at + 1] === ".";

const numbersByLetter = (word: string) => /^(?:[A-Z]\d*|[IVXLC]+)$/.test(word);

/** "At 5 a.m. Mr. Smith went": the time opens the sentence, so that it cannot close it. */
const isFronted = ({ text, start, mark }: Ending) =>
  mark - start < 40 && /^["“‘'(]?(?:at|by|around|about|before|after|until|till|since|from|just|shortly|on|between)\s(?:\S+\s+){0,5}\S+$/i.test(text.slice(start, mark));

/** "10 a.m. Kyiv time" */
const namesZone = ({ text, to }: Ending, { at, word }: Following) =>
  /^\s+(?:\w+\s+)?time\b/.test(text.slice(at + word.length, Math.min(at + word.length + 24, to)));

const isBracketed = ({ text, markEnd, closersEnd }: Ending) => closersEnd > markEnd && /[)\]）]/.test(text.slice(markEnd, Math.min(closersEnd, markEnd + 4)));

/** iPhone, eBay, v2: one small letter, then a capital or a digit. */
const isCamelName = (text: string, at: number) => kindAt(text, at) === LOWER && (kindAt(text, at + 1) === UPPER || kindAt(text, at + 1) === DIGIT);

function wordEndingAt(text: string, start: number, from: number): string {
  let end = from;
  while (end > start && from - end < 3 && isWhiteAt(text, end - 1)) end--;
  if (end === from) return "";
  let begin = end;
  while (begin > start && end - begin < WORD_REACH && isWordKind(kindAt(text, begin - 1))) begin--;
  return text.slice(begin, end);
}

/** Informal text begins sentences in lower case; an unknown abbreviation must not be taken for one. */
function endsBeforeLowerCase({ text, start, mark, markEnd, closersEnd }: Ending, { word, from }: Before): boolean {
  if (closersEnd > markEnd || kindAt(text, mark - 1) !== LOWER) return false;
  if (word === "" || from === mark) return false;
  return (word.length >= 4 && kindAt(text, from) === LOWER) || (kindAt(text, start) === LOWER && word.length >= 2);
}

/** Whether what follows a closed question says who spoke. “Really?” Mary Ann asked: up to three capitalised words, then a verb of speaking. */
export function saysWho(text: string, to: number, { at, word }: { at: number; word: string }): boolean {
  if (isStarter(word) && word !== "I" && !/^(?:Mr|Mrs|Ms|Dr)$/.test(word)) return false;
  const words = text.slice(at, Math.min(at + 60, to)).split(/\s+/, 4);
  for (let place = 1; place < words.length; place++) {
    if (isSpeechVerb(words[place]!.replace(/[.,:;!?]+$/, ""))) return true;
    if (!/^\p{Lu}/u.test(words[place]!)) return false;
  }
  return false;
}
