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

const modals = /^(will|would|can|could|may|might|shall|should|must|'ll|'d|cannot)$/;
const auxiliary =
  /^(is|are|was|were|am|'re|'m|has|have|had|'ve|do|does|did|will|would|can|could|may|might|shall|should|must|'ll|'d|cannot)$/;
const inside =
  /^(not|n't|never|also|already|now|then|still|just|only|often|largely|recently|publicly|since|long|reportedly|allegedly|been|being|be|have|further|to)$/;
export const breaksStretch = (word: Word): boolean =>
  (word.pos === "PUNCT" && !/^['’"“”]$/.test(word.text)) ||
  word.pos === "CCONJ" ||
  word.pos === "SCONJ" ||
  /^(which|who|whom|whose|that|where|when|while|whereas|although|though|because|if|whether|how|what|why)$/.test(word.low);

/** The word opens a finite verb group: not after "to", and not the month of May. */
export function isAuxiliary(words: readonly Word[], i: number): boolean {
  const { low, pos } = words[i]!;
  if (low === "'s") {
    const before = words[i - 1];
    const next = words[i + 1]?.low ?? "";
    return /^(it|he|she|that|there|who|what|here)$/.test(before?.low ?? "") && next !== "" && pos !== "PART";
  }
  if (!auxiliary.test(low) || (pos !== "AUX" && pos !== "VERB" && !/^(cannot|'ll|'d)$/.test(low))) return false;
  return !(low === "will" && words[i - 1]?.pos === "DET") && !(low === "may" && /^May$/.test(words[i]!.text)) && !afterTo(words, i);
}

/** Part of an infinitive. */
export function afterTo(words: readonly Word[], i: number): boolean {
  let j = i - 1;
  while (j >= 0 && words[j]!.pos === "ADV") j--;
  const before = words[j];
  if (before?.low === "to" && shapeOf(words[i]!) === "base") return true;
  // "to further strengthen", "to have been": the chain of an infinitive goes on
  return before !== undefined && /^(be|been|being|have)$/.test(before.low) && words[j - 1]?.low === "to";
}

export function auxiliaryGroup(words: readonly Word[], i: number): Verb | null {
  let head = i;
  let to = i + 1;
  let negated = false;
  for (let j = i + 1; j < words.length; j++) {
    const word = words[j]!;
    if (/^(not|n't|never)$/.test(word.low) || (word.low === "longer" && words[j - 1]?.low === "no")) negated = true;
    if (isAuxiliary(words, j) && /^(is|are|was|were|has|do|does|did|will|would|can|could|may|might|should|must)$/.test(word.low)) break;
    if (word.pos === "AUX" || (word.pos === "VERB" && (shapeOf(word) !== "base" || !/^(is|are|was|were|am)$/.test(words[i]!.low)))) {
      if (word.pos === "VERB" && /^(has|have|had|'ve)$/.test(words[i]!.low) && head === i && shapeOf(word) === "gerund") break;
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
    } else if (word.pos !== "ADV" && word.pos !== "PART" && !inside.test(word.low)) {
      break;
    } else if (word.low === "to") {
      break;
    }
  }
  const first = words[i]!.low;
  const main = words[head]!;
  const shape = shapeOf(main);
  const be = words.slice(i, head).some((word) => /^(is|are|was|were|am|'re|be|been|being)$/.test(word.low));
  return {
    from: i,
    to,
    head,
    lemma: main.lemma,
    form: modals.test(first)
      ? "modal"
      : /^(has|have|had|'ve)$/.test(first) && head > i
        ? "perfect"
        : /^(do|does|did)$/.test(first)
          ? "base"
          : "be",
    negated,
    passive: be && main.pos === "VERB" && (shape === "either" || shape === "participle"),
    bare: false,
  };
}

const expectsBase = (low: string): boolean => modals.test(low) || /^(do|does|did)$/.test(low);
