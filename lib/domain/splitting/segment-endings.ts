import { isShoutingName, isStarter } from "@/lib/domain/splitting/abbreviations";
import { endsAfterAbbreviation } from "@/lib/domain/splitting/segment-abbreviated";
import {
  CLOSER,
  DASH,
  DIGIT,
  LOWER,
  MARK,
  OPENER,
  QUOTE,
  UPPER,
  isWordKind,
  kindAt,
  skipWhite,
} from "@/lib/domain/splitting/segment-characters";
import {
  type Before,
  type Ending,
  type Following,
  follow,
  isBracketed,
  isCamelName,
  wordBefore,
} from "@/lib/domain/splitting/segment-ending";
import { isIntroduced, saysWho } from "@/lib/domain/splitting/segment-speech";

const BRACKET_REACH = 600;

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
  return bare || following.opener > 0 || isIntroduced(ending) || !saysWho(text, ending.to, following);
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
  return !(following.word === "No" && isNumbered(text, following.at) && before.word.length <= 4 && kindAt(text, before.from) === UPPER);
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

/** "1." or "b." at the head of a sentence numbers it; a year does not. */
function isListMarker({ text, start, mark, markEnd, closersEnd }: Ending, before: Before): boolean {
  if (before.from - start > 2 || before.word === "") return false;
  for (let at = start; at < before.from; at++)
    if (isWordKind(kindAt(text, at)) || text[at] === "$" || kindAt(text, at) === QUOTE) return false;
  const shape = /^(?:\d{1,3}|\d{1,2}(?:\.\d{1,2})+|[A-Za-z]|[IVX]{1,4}|[ivx]{1,4})$/;
  return shape.test(before.word) && (closersEnd === markEnd || text[mark + 1] === ")");
}

/** "Pat. No. 812": what goes before a numbered thing is an abbreviation of its kind. */
const isNumbered = (text: string, at: number) => /^No\.\s?\d/.test(text.slice(at, at + 6));

/** Informal text begins sentences in lower case; an unknown abbreviation must not be taken for one. */
function endsBeforeLowerCase({ text, start, mark, markEnd, closersEnd }: Ending, { word, from }: Before): boolean {
  if (closersEnd > markEnd || kindAt(text, mark - 1) !== LOWER) return false;
  if (word === "" || from === mark) return false;
  return (word.length >= 4 && kindAt(text, from) === LOWER) || (kindAt(text, start) === LOWER && word.length >= 2);
}
