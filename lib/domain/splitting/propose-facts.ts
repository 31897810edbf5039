import type { Inserted } from "./propose-render";
import { findVerbs } from "./propose-verbs";
import { isNominal, shapeOf, type Word } from "./propose-words";

export type Fact = { words: Word[]; inserted: Inserted };

const eventNoun =
  /^(attack|bombing|strike|assault|shooting|explosion|blast|raid|massacre|crash|fire|flood|earthquake|clash|invasion|offensive|airstrike|shelling|ambush|storm|riot|siege|operation|stampede|collapse|battle|fighting|war)(s|es)?$/;
const resultPast: Record<string, string> = {
  killing: "killed",
  wounding: "wounded",
  injuring: "injured",
  taking: "took",
  claiming: "claimed",
  leaving: "left",
  destroying: "destroyed",
  damaging: "damaged",
  displacing: "displaced",
  maiming: "maimed",
};

/**
 * "… staged an attack on the airport, *killing 150 civilians*": the result as a fact of its own, told of the event.
 * `object` are the words after the verb; returns the words to leave out of the host as well.
 */
export function resultOf(object: readonly Word[], timeOf: () => string): { fact: Fact; cut: Word[] } | null {
  const comma = object.findIndex((word, i) => word.text === "," && resultPast[object[i + 1]?.low ?? ""] !== undefined);
  if (comma < 0) return null;
  const verb = object[comma + 1]!;
  const result = object.slice(comma + 2);
  if (result.length === 0 || /^[,.]$/.test(result[0]!.text)) return null;
  if (/^(taking|claiming)$/.test(verb.low) && !result.slice(0, 6).some((word) => /^(lives|life|hostages?|prisoners?)$/.test(word.low)))
    return null;
  const phrase = eventPhrase(object.slice(0, comma));
  if (phrase.length === 0) return null;
  const past = resultPast[verb.low]!;
  const lead = timeOf();
  const words = [...phrase, ...result];
  return {
    fact: { words, inserted: { before: new Map([[result[0]!.at, lead ? `${lead} ${past}` : past]]) } },
    cut: object.slice(comma),
  };
}

/** The noun phrase at the start of the object, if its noun is an event, without an apposition behind a comma. */
function eventPhrase(object: readonly Word[]): Word[] {
  const from = object.findIndex(
    (word) => word.pos === "DET" || word.pos === "ADJ" || word.pos === "NUM" || isNominal(word.pos) || word.low === "'s",
  );
  if (from < 0 || from > 2) return [];
  const comma = object.findIndex((word, i) => i > from && word.text === ",");
  const phrase = object.slice(from, comma < 0 ? undefined : comma);
  const stop = phrase.findIndex((word, i) => i > 0 && word.pos === "ADP");
  const head = phrase.slice(0, stop < 0 ? undefined : stop).findLast((word) => isNominal(word.pos));
  return head && eventNoun.test(head.low) && findVerbs(phrase).length === 0 ? [...phrase] : [];
}

const role =
  /^(head|heads|secretary|director|minister|president|spokesman|spokeswoman|spokesperson|chief|leader|founder|co-founder|member|professor|expert|analyst|commander|chairman|chairwoman|chair|deputy|governor|mayor|ambassador|owner|editor|author|senator|general|adviser|advisor)$/;

/** "Crocus City Hall, a music venue in the suburbs, …": what an aside says a name is. Indexes are of `words`. */
export function appositionsIn(words: readonly Word[]): { fact: Fact; from: number; to: number }[] {
  const found: { fact: Fact; from: number; to: number }[] = [];
  for (let i = 1; i < words.length - 1; i++) {
    const dash = /^[–—]$/.test(words[i]!.text);
    if (words[i]!.text !== "," && !dash) continue;
    const name = nameBefore(words, i);
    let to = i + 1;
    while (to < words.length && !/^[,;:–—.”]$/.test(words[to]!.text)) to++;
    const aside = words.slice(i + 1, to);
    if (name.length === 0 || aside.length < 2 || !describes(aside)) continue;
    // a list goes on after the comma; an aside is closed
    if (words[to]?.text === "," && /^(and|or)$/.test(words[to + 1]?.low ?? "") && aside.length < 4) continue;
    if (dash && !/^[–—]$/.test(words[to]?.text ?? "")) continue;
    found.push({ fact: { words: [...name, ...aside], inserted: { before: new Map([[aside[0]!.at, "is"]]) } }, from: i, to });
    i = to - 1;
  }
  return found;
}

function nameBefore(words: readonly Word[], end: number): Word[] {
  let from = end;
  const last = words[end - 1]!;
  if (last.text === ")") {
    while (from > 0 && words[from - 1]!.text !== "(") from--;
    from = Math.max(0, from - 1);
  }
  while (
    from > 0 &&
    (/^\p{Lu}/u.test(words[from - 1]!.text) ||
      (words[from - 1]!.low === "of" && words[from]?.pos === "PROPN" && words[from - 2]?.pos === "PROPN"))
  )
    from--;
  if (from === end || words[from]!.pos === "NUM") return [];
  if (words[from - 1]?.low === "the") from--;
  const name = words.slice(from, end);
  const proper = name.filter((word) => word.pos === "PROPN");
  const calendar = proper.every((word) =>
    /^(january|february|march|april|may|june|july|august|september|october|november|december|(mon|tues|wednes|thurs|fri|satur|sun)day)$/.test(
      word.low,
    ),
  );
  return proper.length === 0 || calendar ? [] : name;
}

function describes(aside: readonly Word[]): boolean {
  const first = aside[0]!;
  if (aside.some((word) => word.pos === "CCONJ" && !role.test(first.low)) && aside.length < 6) return false;
  const restrictive = aside.findIndex((word) => /^(who|which|that|whose)$/.test(word.low));
  const before = aside.slice(0, restrictive < 0 ? undefined : restrictive);
  if (findVerbs(before).length > 0) return false;
  if (role.test(first.low)) return aside.some((word) => word.low === "of" || word.low === "for" || word.low === "at") || aside.length > 2;
  const possessive = first.pos === "PROPN" && aside[1] !== undefined && /^'s?$/.test(aside[1].low);
  if (!/^(a|an|the)$/.test(first.low) && !possessive) return false;
  const stop = aside.findIndex((word, i) => i > 0 && (word.pos === "ADP" || /^(who|which|that|where)$/.test(word.low)));
  const head = aside.slice(0, stop < 0 ? undefined : stop).findLast((word) => isNominal(word.pos));
  return head?.pos === "NOUN" && shapeOf(head) !== "gerund";
}
