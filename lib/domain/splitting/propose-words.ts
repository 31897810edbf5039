import type { AnalysedToken, PartOfSpeech } from "@/lib/domain/splitting/propose-analysis";
import { oneOf } from "./one-of";

/** A token of one sentence, with what the rules ask of it again and again. */
export type Word = AnalysedToken & {
  /** Lower case, typographic apostrophes made straight. */
  low: string;
  /** Between quotation marks. */
  quoted: boolean;
  /** Place among all the words of the sentence, which stays when words are left out. */
  at: number;
};

export type VerbShape = "base" | "present" | "past" | "participle" | "either" | "gerund";

const pastOnly = new Set(
  `arose ate became began blew broke came chose did drank drew drove fell flew forgot forgave froze gave got went grew hid
  knew lay ran rang rode rose saw shook sang sank spoke sprang stole swam swore threw took tore was were withdrew woke wore wrote
  overtook overthrew undertook`.split(/\s+/),
);
const participleOnly = new Set(
  `arisen been begun blown born borne broken chosen done drawn driven drunk eaten fallen flown forgotten forgiven frozen given
  gone grown hidden known lain mistaken overthrown ridden risen seen shaken shown spoken stolen sung sunk sworn sprung taken thrown torn
  undertaken withdrawn woken worn written`.split(/\s+/),
);
const baseLike = new Set("hit cut put set let shut cost hurt spread bid split cast quit beat".split(" "));
const endsInIng = oneOf("bring fling cling sling swing spring string sting wring king");
const mayBeName = oneOf("VERB ADJ NOUN");
const isModalForm = oneOf("will would can could may might should must");
const countsMany = oneOf("numerous many several more over at dozens hundreds thousands");
const isSubjectWord = oneOf("which who that it they he she");
const isPluralWord = oneOf("they we who which that those these people police media taliban men women children others some many most");

/** The form of a verb, by its look: English marks no more than this. `either`: past or past participle. */
export function shapeOf(word: Word): VerbShape {
  const { low, lemma } = word;
  if (low.endsWith("ing") && ((low.length > 4 && low !== lemma) || (low.length > 5 && !endsInIng(low)))) return "gerund";
  if (pastOnly.has(low)) return "past";
  if (participleOnly.has(low)) return "participle";
  if (/[^e]ed$/.test(low) && low.length > 4 && !/(embed|shed|sped)$/.test(low)) return "either";
  if (low === lemma) return baseLike.has(low) ? "either" : "base";
  if (low.endsWith("s") && !low.endsWith("ss")) return "present";
  return "either";
}

export const isNominal = (pos: PartOfSpeech): boolean => pos === "NOUN" || pos === "PROPN" || pos === "PRON" || pos === "NUM";

export const opensPhrase = (word: Word): boolean =>
  word.pos === "DET" || word.pos === "NUM" || word.pos === "PRON" || word.pos === "PROPN" || word.pos === "ADJ" || word.pos === "NOUN";

/** Words that a tagger on news text takes for nouns or adjectives although they are the sentence's verb. */
const plainVerbs = new Set(
  `accuse aim allege argue attack back battle believe blame claim control cost deny document estimate face fear fight fire force hold
  hope house link need offer outnumber plan point pose predict process question rank record report request reveal risk say see seek show
  split stage stress suggest support suspect target threaten view warn witness`.split(/\s+/),
);
const pastVerbEnd = /[^aeiou\s]ed$|[aeiou]ed$/;

/** Tokens made ready: quotation marked, and the part of speech mended where word order leaves no doubt. */
export function wordsOf(tokens: readonly AnalysedToken[]): Word[] {
  let quoted = false;
  const words: Word[] = tokens.map((token, at) => {
    const lower = token.text.toLowerCase();
    const low = lower.includes("’") ? lower.replaceAll("’", "'") : lower;
    if (token.text === "“" || (token.text === '"' && !quoted)) quoted = true;
    else if (token.text === "”" || token.text === '"') quoted = false;
    const { start, end, text, lemma, pos } = token;
    return { start, end, text, lemma, pos, low, quoted, at };
  });
  mend(words);
  return words;
}

function mend(words: Word[]): void {
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const before = words[i - 1];
    const after = words[i + 1];
    if (word.pos === "PUNCT" || word.pos === "SYM") continue;
    if (before?.pos === "PROPN" && mayBeName(word.pos) && isCapital(word) && isCapital(before)) word.pos = "PROPN";
    if (word.low === "say" || word.low === "said" || word.low === "says") word.pos = "VERB";
    else if (word.pos === "NOUN" && shapeOf(word) === "gerund" && startsAdjunct(before) && after && opensPhrase(after)) {
      word.pos = "VERB";
    } else if ((word.pos === "ADJ" || word.pos === "NOUN") && pastVerbEnd.test(word.low) && after && takesObject(before, after)) {
      word.pos = "VERB";
    } else if (
      (word.pos === "NOUN" || word.pos === "ADJ") &&
      plainVerbs.has(word.low) &&
      before &&
      after &&
      pluralLike(before) &&
      (after.pos === "DET" ||
        after.pos === "PRON" ||
        after.pos === "NUM" ||
        /^(that|to|growing|large)$/.test(after.low) ||
        after.low.endsWith("ing"))
    ) {
      word.pos = "VERB";
      word.lemma = word.low;
    } else if (
      word.pos === "ADJ" &&
      after?.pos === "AUX" &&
      before &&
      (before.pos === "ADJ" || before.pos === "DET" || before.pos === "PRON")
    ) {
      word.pos = "NOUN";
    } else if (
      word.pos === "NOUN" &&
      after?.low === "that" &&
      before &&
      isNominal(before.pos) &&
      plainVerbs.has(word.low.replace(/s$/, ""))
    ) {
      word.pos = "VERB";
      word.lemma = word.low.replace(/s$/, "");
    } else if (word.pos === "NOUN" && afterModal(words, i)) {
      word.pos = "VERB";
      word.lemma = word.low;
    } else if (word.pos === "NOUN" && before?.pos === "AUX" && /^(do|does|did|not)$/.test(before.low) && plainVerbs.has(word.low)) {
      word.pos = "VERB";
      word.lemma = word.low;
    }
  }
}

const isCapital = (word: Word): boolean => /^\p{Lu}/u.test(word.text);

function afterModal(words: readonly Word[], i: number): boolean {
  let j = i - 1;
  while (j > 0 && (words[j]!.pos === "ADV" || words[j]!.low === "further" || words[j]!.low === "not")) j--;
  return words[j]?.pos === "AUX" && isModalForm(words[j]!.low) && !words[i]!.low.endsWith("s");
}

const startsAdjunct = (word: Word | undefined): boolean => word === undefined || word.text === ",";

/** "which apprehended the suspects", "engagement involved numerous clashes": what follows is an object. */
function takesObject(before: Word | undefined, after: Word): boolean {
  if (!before) return false;
  const objectFollows = after.pos === "DET" || after.pos === "NUM" || countsMany(after.low);
  return objectFollows && (before.pos === "NOUN" || before.pos === "PROPN" || before.pos === "CCONJ" || isSubjectWord(before.low));
}

export const pluralLike = (word: Word): boolean =>
  isPluralWord(word.low) || ((word.pos === "NOUN" || word.pos === "PROPN") && /[^s]s$/.test(word.low) && !/(us|is)$/.test(word.low));
