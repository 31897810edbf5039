import { oneOf } from "./one-of";
import { isNominal, shapeOf, type Word } from "./propose-words";

/** A finite verb with its auxiliaries; `from` and `to` (exclusive) are indexes of words. */
export type Verb = {
  from: number;
  to: number;
  /** Index of the word that carries the meaning. */
  head: number;
  lemma: string;
  form: "past" | "present" | "base" | "modal" | "perfect" | "be";
  negated: boolean;
  passive: boolean;
  /** A participle that lives on the auxiliary of the verb before: "were arrested and *charged*". */
  bare: boolean;
};

const isModal = oneOf("will would can could may might shall should must 'll 'd cannot");
const isAuxiliaryForm = oneOf(
  "is are was were am 're 'm has have had 've do does did will would can could may might shall should must 'll 'd cannot",
);
const mayStandInside = oneOf(
  "not n't never also already now then still just only often largely recently publicly since long reportedly allegedly been being be have further to",
);
const isQuotation = oneOf("' ’ \" “ ”");
const opensClause = oneOf("which who whom whose that where when while whereas although though because if whether how what why");
const isNegation = oneOf("not n't never");
const isShortened = oneOf("cannot 'll 'd");
const bearsIs = oneOf("it he she that there who what here");
const isBe = oneOf("be been being have");
const opensGroup = oneOf("is are was were has do does did will would can could may might should must");
const isFormOfBe = oneOf("is are was were am");
const isFormOfHave = oneOf("has have had 've");
const isFormOfDo = oneOf("do does did");
const makesPassive = oneOf("is are was were am 're be been being");

export const breaksStretch = (word: Word): boolean =>
  (word.pos === "PUNCT" && !isQuotation(word.text)) || word.pos === "CCONJ" || word.pos === "SCONJ" || opensClause(word.low);

/** The word opens a finite verb group: not after "to", and not the month of May. */
export function isAuxiliary(words: readonly Word[], i: number): boolean {
  const { low, pos } = words[i]!;
  if (low === "'s") {
    const before = words[i - 1];
    const next = words[i + 1]?.low ?? "";
    return bearsIs(before?.low) && next !== "" && pos !== "PART";
  }
  if (!isAuxiliaryForm(low) || (pos !== "AUX" && pos !== "VERB" && !isShortened(low))) return false;
  return !(low === "will" && words[i - 1]?.pos === "DET") && !(low === "may" && /^May$/.test(words[i]!.text)) && !afterTo(words, i);
}

/** Part of an infinitive. */
export function afterTo(words: readonly Word[], i: number): boolean {
  let j = i - 1;
  while (j >= 0 && words[j]!.pos === "ADV") j--;
  const before = words[j];
  if (before?.low === "to" && shapeOf(words[i]!) === "base") return true;
  // "to further strengthen", "to have been": the chain of an infinitive goes on
  return before !== undefined && isBe(before.low) && words[j - 1]?.low === "to";
}

export function auxiliaryGroup(words: readonly Word[], i: number): Verb | null {
  let head = i;
  let to = i + 1;
  let negated = false;
  for (let j = i + 1; j < words.length; j++) {
    const word = words[j]!;
    if (isNegation(word.low) || (word.low === "longer" && words[j - 1]?.low === "no")) negated = true;
    if (isAuxiliary(words, j) && opensGroup(word.low)) break;
    if (word.pos === "AUX" || (word.pos === "VERB" && (shapeOf(word) !== "base" || !isFormOfBe(words[i]!.low)))) {
      if (word.pos === "VERB" && isFormOfHave(words[i]!.low) && head === i && shapeOf(word) === "gerund") break;
      if (word.pos === "VERB" && shapeOf(word) === "base" && !expectsBase(words[i]!.low)) break;
      head = j;
      to = j + 1;
      if (word.pos === "VERB") break;
    } else if (word.text === ",") {
      // "has, more recently, launched"
      const close = words.findIndex((other, k) => k > j && other.text === ",");
      const aside = words.slice(j + 1, close);
      if (close < 0 || close - j > 5 || aside.some((other) => other.pos === "VERB" || isNominal(other.pos))) break;
      if (words[close + 1]?.pos !== "VERB" && words[close + 1]?.pos !== "AUX") break;
      j = close;
    } else if (word.pos !== "ADV" && word.pos !== "PART" && !mayStandInside(word.low)) {
      break;
    } else if (word.low === "to") {
      break;
    }
  }
  const first = words[i]!.low;
  const main = words[head]!;
  const shape = shapeOf(main);
  const be = words.slice(i, head).some((word) => makesPassive(word.low));
  return {
    from: i,
    to,
    head,
    lemma: main.lemma,
    form: isModal(first) ? "modal" : isFormOfHave(first) && head > i ? "perfect" : isFormOfDo(first) ? "base" : "be",
    negated,
    passive: be && main.pos === "VERB" && (shape === "either" || shape === "participle"),
    bare: false,
  };
}

const expectsBase = (low: string): boolean => isModal(low) || isFormOfDo(low);
