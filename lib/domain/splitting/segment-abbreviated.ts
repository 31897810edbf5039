import {
  CALENDAR,
  CLOSING,
  ENDING,
  NEVER,
  NUMBERED,
  TIME,
  TITLE,
  abbreviationClasses,
  followsTime,
  isAcronym,
  isImperative,
  isStarter,
  isVowelless,
  takesLetter,
} from "@/lib/domain/splitting/abbreviations";
import { DIGIT, LETTER, LOWER, UPPER, isWhiteAt, isWordKind, kindAt } from "@/lib/domain/splitting/segment-characters";
import { type Before, type Ending, type Following, WORD_REACH, isBracketed, isCamelName } from "@/lib/domain/splitting/segment-ending";

/** Whether a sentence ends at the full stop of an abbreviation or a single letter; undefined if the word is neither. */
export function endsAfterAbbreviation(ending: Ending, before: Before, following: Following): boolean | undefined {
  const { text, start, markEnd, closersEnd } = ending;
  const { word } = before;
  // "20 °C.", "AT&T.": a letter that a sign leads is no initial.
  if (/[°º&%$€£/+]/.test(text[before.from - 1] ?? "")) return undefined;
  if (word.length === 1 && isWordKind(kindAt(text, before.from)) && kindAt(text, before.from) !== DIGIT)
    return endsAfterLetter(ending, before, following);
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
  const opens = starts || (!isAcronym(word) && isImperative(following.word));
  if (classes & TITLE) return (classes & ENDING) !== 0 && opens && word !== "Rev";
  if (classes & (CLOSING | CALENDAR)) return true;
  if (classes & ENDING) return opens;
  return !isNumberedBy(word, following.word);
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
  return starts && word !== "v" && word !== "p";
}

const isInitial = (text: string, { at, word }: Following) => word.length === 1 && text[at + 1] === ".";

/** "Vol. II", "Fig. B": but "No. I did not." */
const isNumberedBy = (word: string, next: string) => (word.toLowerCase() === "no" ? /^[IVXLC]{2,}$/ : /^(?:[A-Z]\d*|[IVXLC]+)$/).test(next);

/** "At 5 a.m. Mr. Smith went": the time opens the sentence, so that it cannot close it. */
const isFronted = ({ text, start, mark }: Ending) =>
  mark - start < 40 &&
  /^["“‘'(]?(?:at|by|around|about|before|after|until|till|since|from|just|shortly|on|between)\s(?:\S+\s+){0,5}\S+$/i.test(
    text.slice(start, mark),
  );

/** "10 a.m. Kyiv time" */
const namesZone = ({ text, to }: Ending, { at, word }: Following) =>
  /^\s+(?:\w+\s+)?time\b/.test(text.slice(at + word.length, Math.min(at + word.length + 24, to)));

/** The word before the one that begins at `from`, if white space parts them. */
function wordEndingAt(text: string, start: number, from: number): string {
  let end = from;
  while (end > start && from - end < 3 && isWhiteAt(text, end - 1)) end--;
  if (end === from) return "";
  let begin = end;
  while (begin > start && end - begin < WORD_REACH && isWordKind(kindAt(text, begin - 1))) begin--;
  return text.slice(begin, end);
}
