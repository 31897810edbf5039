import { abbreviationClasses } from "@/lib/domain/splitting/abbreviations";
import { DIGIT, LOWER, QUOTE, UPPER, isWhiteAt, isWordKind, kindAt } from "@/lib/domain/splitting/segment-characters";

const DOMAINS = new Set("com org net edu gov info biz js ts io co uk de ai py md txt pdf html htm php exe zip csv app dev".split(" "));
const REACH = 48;

/**
 * Whether a sentence ends at a mark that no space follows ("world.Today is"). A lower-case letter or a digit before, a capitalised
 * word after; never in addresses, file names, code or after an abbreviation ("St.Petersburg").
 */
export function brokenWithoutSpace(text: string, start: number, mark: number, markEnd: number, closersEnd: number, to: number): boolean {
  if (markEnd - mark > 1 && text.charCodeAt(mark) === 0x2e) return false;
  const next = closersEnd;
  if (kindAt(text, next) !== UPPER) return false;
  const second = kindAt(text, next + 1);
  const oneLetterWord = (next + 1 >= to || isWhiteAt(text, next + 1)) && (text[next] === "I" || text[next] === "A");
  if (second !== LOWER && !oneLetterWord) return false;
  const before = kindAt(text, mark - 1);
  if (before !== LOWER && before !== DIGIT) return false;
  if (closersEnd > markEnd && kindAt(text, closersEnd - 1) === QUOTE && text.charCodeAt(closersEnd - 1) !== 0x22) return false;

  let from = mark;
  while (from > start && mark - from < REACH && isWordKind(kindAt(text, from - 1))) from--;
  if (mark - from < 2 || abbreviationClasses(text.slice(from, mark)) !== 0) return false;
  while (from > start && mark - from < REACH && !isWhiteAt(text, from - 1)) from--;
  let end = next;
  while (end < to && end - next < REACH && !isWhiteAt(text, end)) end++;
  if (/[@/\\_=<>#&~:;(){}]/.test(text.slice(from, mark)) || /[@/\\_=<>#&~{}]|\w\(/.test(text.slice(next, end))) return false;
  let wordEnd = next;
  while (wordEnd < end && isWordKind(kindAt(text, wordEnd))) wordEnd++;
  return !DOMAINS.has(text.slice(next, wordEnd).toLowerCase());
}
