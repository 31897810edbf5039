import { afterTo, breaksStretch, isAuxiliary, type Verb } from "./propose-auxiliaries";
import { isNominal, opensPhrase, pluralLike, shapeOf, type Word } from "./propose-words";

const bareInfinitiveAfter = /^(help|helps|helped|make|makes|made|let|lets|see|saw|watch|watched|have|had)$/;

/** `bare`: a participle that lives on the auxiliary before. */
export type Form = "past" | "present" | "base" | "bare";

/** Whether a verb without auxiliary is finite here, and how; English looks leave it open, so the words around it decide. */
export function finiteForm(words: readonly Word[], i: number, verbs: readonly Verb[]): Form | null {
  const shape = shapeOf(words[i]!);
  if (shape === "gerund") return null;
  const before = lastBefore(words, i);
  if (!before) return null;
  if (before.pos === "DET" && !/^(these|those|some|all|both|many|few|another|each|that|this|either|which|who)$/.test(before.low))
    return null;
  if (before.pos === "ADP" || /^('s|')$/.test(before.low) || /^(its|his|her|their|my|our|your)$/.test(before.low)) return null;
  if (shape === "past") return "past";
  const last = verbs.at(-1);
  if (shape === "present") return finitePresent(words, i, before, last);
  if (shape === "base") return finiteBase(words, i, before, last);
  if (shape === "participle") return coordinates(words, i, last) ? "bare" : null;
  return finitePast(words, i, before, last);
}

/** "the tortured *suspects* further lowers": of two in one stretch, the later one is the verb. */
function finitePresent(words: readonly Word[], i: number, before: Word, last: Verb | undefined): Form | null {
  if (before.pos === "ADJ" && !isNominal(words[i - 1]!.pos)) return null;
  if (verbInStretch(words, i, last) && !mayComplement(words, last!, i) && !subjectWaits(words, i, last)) return null;
  return laterVerb(words, i) && !(takesClause.test(words[i]!.lemma) && opensPhrase(words[i + 1] ?? words[i]!)) ? null : "present";
}

function lastBefore(words: readonly Word[], i: number): Word | undefined {
  let j = i - 1;
  while (j > 0 && words[j]!.pos === "ADV" && !/^(as|so|when|where)$/.test(words[j]!.low)) j--;
  return words[j];
}

function finiteBase(words: readonly Word[], i: number, before: Word, last: Verb | undefined): Form | null {
  const near = words.slice(Math.max(0, i - 5), i);
  const after = words[i + 1];
  if (near.some((word) => bareInfinitiveAfter.test(word.low))) return null;
  if (before.text === "," && /^(say|claim|insist|argue|deny|believe|suspect)$/.test(words[i]!.low) && subjectWaits(words, i, last))
    return "base";
  // "attacks in the West *include* the strikes": no verb yet, and an object follows
  if (
    !last &&
    after &&
    (after.pos === "DET" || after.pos === "NUM" || after.pos === "NOUN" || after.pos === "PRON" || after.low === "that")
  ) {
    if (isNominal(before.pos) || before.text === ",")
      return words.slice(0, i).some((word) => pluralLike(word) || word.low === "and") ? "base" : null;
  }
  if (before.pos === "CCONJ" || before.text === ",") {
    if (!last || !(last.form === "base" || last.form === "modal" || last.form === "present")) return null;
    const between = words.slice(last.to, i);
    return between.some((word) => word.low === "to") ? null : "base";
  }
  if (before.low === "it" || before.low === "he" || before.low === "she") return null;
  if (/^(they|we|i|you|who|which|that)$/.test(before.low)) return "base";
  return pluralLike(before) || conjoined(words, i) ? "base" : null;
}

/** "Iran and Syria deny": two names together take the plural. */
function conjoined(words: readonly Word[], i: number): boolean {
  return words[i - 1]?.pos === "PROPN" && words.slice(Math.max(0, i - 5), i).some((word) => word.low === "and");
}

function coordinates(words: readonly Word[], i: number, last: Verb | undefined): boolean {
  const before = lastBefore(words, i);
  return before?.pos === "CCONJ" && last !== undefined && (last.form === "perfect" || last.passive) && i - last.to < 16;
}

function finitePast(words: readonly Word[], i: number, before: Word, last: Verb | undefined): Form | null {
  const after = words[i + 1];
  if (words[i]!.low === "included" && (!after || after.text === "," || after.text === ".")) return null;
  const nextNominal = after && (after.pos === "NOUN" || after.pos === "ADJ" || after.pos === "PROPN");
  if (words[i]!.low === "pictured") return null;
  if (/^(which|who|that)$/.test(before.low)) return "past";
  if (after?.pos === "NOUN" && laterVerb(words, i) && !takesClause.test(words[i]!.lemma)) return null;
  if (saysAfterMark(words, i, before)) return "past";
  // "the voters surveyed *said*"
  if (after && (after.pos === "VERB" || after.pos === "AUX") && shapeOf(after) !== "gerund" && isNominal(before.pos)) return null;
  if (inAdjunct(words, i, last)) return null;
  if (before.pos === "CCONJ") {
    if (!last) return null;
    if (nextNominal && after.pos === "NOUN" && /[^s]s$/.test(after.low) && words[i]!.pos !== "VERB") return null;
    // "as provocative and aimed at": two adjectives
    if (words[i - 2]?.pos === "ADJ" && after?.pos === "ADP") return null;
    if (last.passive && after?.low !== "to" && after?.low !== "that" && (!after || !opensPhrase(after))) return "bare";
    return "past";
  }
  if (before.pos === "NUM" && after?.pos === "ADJ" && !laterVerb(words, i)) return "past";
  if (before.pos === "ADJ" || before.pos === "NUM") {
    return nextNominal ? null : verbInStretch(words, i, last) ? null : "past";
  }
  const governed = after !== undefined && (after.pos === "ADP" || after.low === "to") && after.low !== "that";
  if (before.text === "," || before.text === ")" || /^[–—”"]$/.test(before.text)) {
    if (!subjectWaits(words, i, last)) return before.text === "," && listOfVerbs(words, i, last) ? "past" : null;
    return governed && (laterVerb(words, i) || (before.text === "," && setOff(words, i))) ? null : "past";
  }
  if (before.pos === "VERB" && !last && takesClause.test(words[i]!.lemma)) return "past";
  if (!isNominal(before.pos) && before.pos !== "DET" && before.pos !== "ADV" && before.low !== "that") return null;
  if (/^(which|who|that|it|he|she|they|we|i|you)$/.test(before.low)) return "past";
  if (verbInStretch(words, i, last) && !mayComplement(words, last!, i)) {
    return subjectWaits(words, i, last) && !governed ? "past" : null;
  }
  if (after?.low === "by" && (last !== undefined || laterVerb(words, i))) return null;
  // "said on Thursday it had": verbs of saying are hardly ever participles
  return governed && laterVerb(words, i) && !takesClause.test(words[i]!.lemma) ? null : "past";
}

/** "“…,” *said* the mayor", "…, Omar Hadid, the mayor, *told* reporters": what is said stands where the subject would. */
function saysAfterMark(words: readonly Word[], i: number, before: Word): boolean {
  if (
    !/^[,”"]$/.test(before.text) ||
    !/^(say|add|tell|write|claim|argue|insist|warn|note|explain|report|declare|announce)$/.test(words[i]!.lemma)
  )
    return false;
  if (before.text !== "," || words[i]!.lemma === "say" || words.slice(0, i).some((word) => word.quoted)) return true;
  return words.slice(Math.max(0, i - 10), i - 1).some((word) => word.text === ",");
}

/** ", completed in 1994, supplies": set off by commas, with the verb after the second. */
function setOff(words: readonly Word[], i: number): boolean {
  const comma = words.findIndex((word, k) => k > i && word.text === ",");
  const next = words[comma + 1];
  return comma > 0 && comma - i < 14 && next !== undefined && (next.pos === "AUX" || (next.pos === "VERB" && shapeOf(next) !== "gerund"));
}

/** "*Leveraging* connections forged in Syria, they"; "a network, as well as plots uncovered in Europe". */
function inAdjunct(words: readonly Word[], i: number, last: Verb | undefined): boolean {
  const from = words.slice(0, i).findLastIndex(breaksStretch) + 1;
  const first = words[from];
  if (!first || from === i) return false;
  if (first.pos === "VERB" && shapeOf(first) === "gerund") return true;
  const governed = words[i + 1]?.pos === "ADP" && !takesClause.test(words[i]!.lemma);
  return (
    last !== undefined &&
    last.to <= from &&
    governed &&
    words[from - 1]?.text === "," &&
    !subjectWaits(words, i, last) &&
    !clauseOpens(words, from)
  );
}

const clauseOpens = (words: readonly Word[], from: number): boolean =>
  words[from]!.pos === "CCONJ" ||
  words[from]!.pos === "SCONJ" ||
  words[from]!.pos === "PRON" ||
  words[from]!.pos === "DET" ||
  words[from]!.pos === "PROPN";

/** "opened fire, killed three and fled": a comma stands for the "and" that comes. */
function listOfVerbs(words: readonly Word[], i: number, last: Verb | undefined): boolean {
  if (!last || last.form !== "past" || i - last.to > 8 || /^(based|located|born|founded|known|led|backed|aimed|used)$/.test(words[i]!.low))
    return false;
  const after = words[i + 1] ?? words[i]!;
  const and = words.findIndex((word, k) => k > i && word.pos === "CCONJ");
  const next = words[and + 1];
  return (
    and > 0 &&
    and - i < 10 &&
    next?.pos === "VERB" &&
    shapeOf(next) !== "gerund" &&
    words[and + 2]?.low !== "by" &&
    (opensPhrase(after) || after.pos === "ADP")
  );
}

/** A verb of the same stretch (no comma or conjunction between) came before. */
function verbInStretch(words: readonly Word[], i: number, last: Verb | undefined): boolean {
  if (!last) return false;
  return !words.slice(last.to, i).some((word) => breaksStretch(word) || /^(after|before|until|since)$/.test(word.low));
}

const takesClause =
  /^(say|tell|claim|believe|think|know|suspect|fear|report|confirm|add|argue|insist|allege|admit|deny|suggest|announce|warn|estimate|note|hope|expect|learn|find|show)$/;
/** "said gunmen killed": the earlier verb of the stretch may take this one as its clause. */
function mayComplement(words: readonly Word[], last: Verb, i: number): boolean {
  return takesClause.test(last.lemma) && words.slice(last.to, i).some((word) => isNominal(word.pos));
}

/** No verb since the last strong break: "Patrushev, secretary of the council, *asserted*". */
function subjectWaits(words: readonly Word[], i: number, last: Verb | undefined): boolean {
  if (!last) return words.slice(0, i).some((word) => isNominal(word.pos));
  // the last verb stood in an embedded clause that this comma closes
  const between = words.slice(0, last.from);
  const opener = between.findLastIndex((word) => /^(which|who|whose|whom|that|where|when)$/.test(word.low));
  const start =
    between
      .slice(0, Math.max(0, opener))
      .findLastIndex((word) => word.pos === "SCONJ" || word.pos === "CCONJ" || /^(that|;|:)$/.test(word.low)) + 1;
  return (
    opener > 0 &&
    !between.slice(start, opener).some((word, n) => {
      const k = n + start;
      return word.pos === "AUX" || (word.pos === "VERB" && shapeOf(word) !== "gerund" && !afterTo(words, k));
    })
  );
}

/** Another finite verb follows in the same stretch: then this one is likely a participle. */
function laterVerb(words: readonly Word[], i: number): boolean {
  for (let j = i + 1; j < words.length; j++) {
    const word = words[j]!;
    if (breaksStretch(word)) return false;
    if (isAuxiliary(words, j)) return true;
    if (word.pos !== "VERB" || afterTo(words, j)) continue;
    const shape = shapeOf(word);
    if (shape === "past" || shape === "present") return true;
    if (shape === "either" && isNominal(words[j - 1]!.pos)) return true;
  }
  return false;
}
