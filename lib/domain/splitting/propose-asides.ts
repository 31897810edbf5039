import { oneOf } from "./one-of";
import { findVerbs } from "./propose-verbs";
import { isNominal, type Word } from "./propose-words";

const connectives = [
  "meanwhile ,",
  "however ,",
  "in fact ,",
  "that said ,",
  "regardless ,",
  "moreover ,",
  "still ,",
  "instead ,",
  "indeed ,",
  "for example ,",
  "for instance ,",
  "nevertheless ,",
  "nonetheless ,",
  "of course ,",
  "in addition ,",
  "additionally ,",
  "furthermore ,",
  "as a result ,",
  "therefore ,",
  "thus ,",
  "also ,",
  "besides ,",
  "on the other hand ,",
  "in short ,",
  "in other words ,",
  "by contrast ,",
  "in contrast ,",
  "notably ,",
  "more broadly ,",
  "at the same time ,",
  "in any case ,",
  "to be sure ,",
  "and yet",
  "and",
  "but",
  "yet",
  "so",
  "nor",
].map((phrase) => phrase.split(" "));
const opensConnective = oneOf(connectives.map(([first]) => first).join(" "));
const isBreakingMark = oneOf(", ; : – —");
const isBullet = oneOf("• · ‣ ▪ * – — -");
const isLine = oneOf("– — -");
const isLongDash = oneOf("– — --");

/** "Meanwhile, …", "But …": joins a sentence to the one before, and says nothing. */
export function dropConnectives(words: readonly Word[]): Word[] {
  let from = 0;
  while (isBreakingMark(words[from]?.text)) from++;
  if (!opensConnective(words[from]?.low)) return words.slice(from);
  for (const phrase of connectives) {
    // "So have the others": turned round, "so" belongs to the verb
    if (phrase.length === 1 && /^(so|nor)$/.test(phrase[0]!) && words[from + 1]?.pos === "AUX") continue;
    if (phrase.every((part, i) => words[from + i]?.low === part)) return dropConnectives(words.slice(from + phrase.length));
  }
  return words.slice(from);
}

/** Bullets, footnote numbers ("[1]") and a dateline ("MIRBAT (Agency) -") are no part of what a sentence says. */
export function dropMarks(words: readonly Word[]): Word[] {
  const kept = words.filter((word, i) => {
    if (i === 0 && isBullet(word.text)) return false;
    if (word.text !== "[" && word.text !== "]" && word.pos !== "NUM") return true;
    const number = word.text === "[" ? i + 1 : word.text === "]" ? i - 1 : i;
    return !(words[number]?.pos === "NUM" && words[number - 1]?.text === "[" && words[number + 1]?.text === "]");
  });
  const dash = kept.findIndex((word) => isLine(word.text));
  const dateline = dash > 0 && dash <= 8 && /^\p{Lu}{3,}$/u.test(kept[0]!.text) && (kept[dash - 1]!.text === ")" || dash <= 2);
  return dateline ? kept.slice(dash + 1) : kept;
}

/** ", a claim that nobody has confirmed": about the sentence, not part of what it states. */
export function dropComment(words: readonly Word[]): readonly Word[] {
  const comma = words.findIndex(
    (word, i) =>
      i > 3 &&
      word.text === "," &&
      /^(an?|the)$/.test(words[i + 1]?.low ?? "") &&
      /^(claim|charge|accusation|allegation|assertion|figure|statement|account)$/.test(words[i + 2]?.low ?? ""),
  );
  return comma > 0 && /^(that|which)$/.test(words[comma + 3]?.low ?? "") ? words.slice(0, comma) : words;
}

/** "(Among other attacks, …)": brackets around the whole sentence. */
export function unwrap(words: readonly Word[]): Word[] {
  const first = words[0];
  const close = words.findIndex((word) => word.text === ")");
  if (first?.text !== "(" || close < words.length - 2 || close < 0) return [...words];
  return words.filter((_, i) => i !== 0 && i !== close);
}

/** Takes out (…) and – … – that hold a verb, and references to figures. Short ones, like acronyms, stay. */
export function liftAsides(words: readonly Word[]): { main: Word[]; asides: Word[][] } {
  const main: Word[] = [];
  const asides: Word[][] = [];
  for (let i = 0; i < words.length; i++) {
    const close = closingOf(words, i);
    if (close > i + 1) {
      const aside = words.slice(i + 1, close);
      const reference = /^(figure|fig|see|table|photo|map|chart)$/.test(aside[0]!.low);
      const verbs = findVerbs(aside);
      const bracket = words[i]!.text === "(";
      if (reference || (verbs.length > 0 && (bracket || aside.length > 2))) {
        const first = aside[0]!;
        const ownSubject = verbs[0] && verbs[0].from > 0 && isNominal(aside[verbs[0].from - 1]!.pos);
        // "– a charge it denies –" leans on what it stands in
        const leans = verbs[0] && verbs[0].from > 1 && aside[verbs[0].from - 1]!.pos === "PRON";
        if (
          !reference &&
          ownSubject &&
          !leans &&
          /^(DET|NOUN|PROPN|PRON|NUM|ADJ)$/.test(first.pos) &&
          !/^(that|which|who)$/.test(first.low)
        )
          asides.push(aside);
        i = close;
        continue;
      }
    }
    main.push(words[i]!);
  }
  return { main, asides };
}

export function closingOf(words: readonly Word[], open: number): number {
  const mark = words[open]!.text;
  if (mark === "(") return words.findIndex((word, i) => i > open && word.text === ")");
  if (!isDash(words[open]) || isRange(words, open)) return -1;
  const next = words.findIndex((word, i) => i > open && isDash(word));
  return next > 0 && next - open < 30 ? next : -1;
}

export const isDash = (word: Word | undefined): boolean => isLongDash(word?.text);
/** "5–4" and "1888–1971" are ranges. */
export const isRange = (words: readonly Word[], i: number): boolean =>
  words[i - 1]?.end === words[i]!.start && words[i + 1]?.start === words[i]!.end && /\d$/.test(words[i - 1]!.text);
