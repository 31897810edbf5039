import type { Mention } from "@/lib/domain/splitting/candidate";
import type { Span } from "@/lib/domain/text";
import { sought, soughtIn } from "./linter-sought";
import type { Entity } from "./propose-analysis";

const month =
  "(?:jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)|apr(?:il|\\.)|may|june?|july?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?)";
const date = new RegExp(
  [
    "\\b\\d{4}-\\d{2}-\\d{2}\\b",
    `\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${month}\\b(?:,? \\d{4}\\b)?`,
    `\\b${month} \\d{1,2}(?:st|nd|rd|th)?\\b(?:,? \\d{4}\\b)?`,
    `\\b${month},? \\d{4}\\b`,
    "\\b(?:1[5-9]|20)\\d{2}(?:[-–](?:(?:1[5-9]|20)\\d{2}|\\d{2}))?s?(?![\\d,.]*\\d|\\p{L})",
    "\\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\\b",
  ].join("|"),
  "iuy",
);
/** Where one of them may begin: tried only there, dates cost a third. */
const dateStart = /\b(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)/giu;
/** A month alone is a date only with its capital: "may" and "march" are words. */
const bareMonth = sought(
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/gu,
  "january february march april may june july august september october november december".split(" "),
);
const numberWord =
  "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozens?|hundreds|thousands|millions";
const number = sought(
  new RegExp(
    `(?:[$€£]\\s?)?\\d+(?:[.,]\\d+)*(?:\\s?%|\\s(?:per cent|percent|thousand|million|billion|trillion))?|\\b(?:${numberWord})(?:[-\\s](?:${numberWord}))*\\b`,
    "giu",
  ),
  ["dozen", ...numberWord.replaceAll("?", "").split("|")],
);

/** Dates, numbers and names of one sentence, in order, not overlapping: dates win over numbers. UTF-16 offsets in the sentence. */
export function mentionsIn(sentence: string, entities: readonly Entity[]): Mention[] {
  // non-breaking spaces count as spaces; the length stays
  const text = sentence.replace(/[\u00a0\u202f]/g, " ");
  const found: Mention[] = [];
  const add = (kind: Mention["kind"], start: number, end: number) => {
    if (!found.some((other) => start < other.end && other.start < end)) found.push({ kind, start, end });
  };
  const bits = soughtIn(text);
  const hasDigit = /\d/.test(text);
  if (hasDigit || /day\b/i.test(text)) for (const { start, end } of datesIn(text)) add("date", start, end);
  for (const match of (bits & bareMonth.bit) === 0 ? [] : text.matchAll(bareMonth.pattern)) {
    if (
      /\b(?:in|since|until|by|early|late|mid|last|next|of|from|and|to)[ -]$/iu.test(text.slice(Math.max(0, match.index - 6), match.index))
    ) {
      add("date", match.index, match.index + match[0].length);
    }
  }
  for (const match of hasDigit || (bits & number.bit) !== 0 ? text.matchAll(number.pattern) : []) {
    // digits inside a word ("IS2") or after a letter are no number
    if (
      !/[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, match.index - 2), match.index)) &&
      !/^\p{L}/u.test(text.slice(match.index + match[0].length).replace(/^(?:st|nd|rd|th|s|m|km|kg|bn|am|pm)\b/u, ""))
    ) {
      add("number", match.index, match.index + match[0].length);
    }
  }
  for (const { kind, start, end } of entities) add(kind, start, end);
  return found.toSorted((a, b) => a.start - b.start);
}

function* datesIn(text: string): Generator<Span> {
  dateStart.lastIndex = 0;
  for (let start = dateStart.exec(text); start; start = dateStart.exec(text)) {
    date.lastIndex = start.index;
    const match = date.exec(text);
    dateStart.lastIndex = match ? date.lastIndex : start.index + 1;
    if (match) yield { start: match.index, end: date.lastIndex };
  }
}
