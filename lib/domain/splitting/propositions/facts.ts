import type { Clause } from "@/lib/domain/splitting/clauses/clause";
import { oneOf } from "@/lib/domain/splitting/one-of";
import { antecedentOf, phraseBefore } from "@/lib/domain/splitting/propose-extent";
import { appositionsIn, resultOf } from "@/lib/domain/splitting/propose-facts";
import type { Inserted } from "@/lib/domain/splitting/propose-render";
import { speechOf } from "@/lib/domain/splitting/propose-speech";
import type { Word } from "@/lib/domain/splitting/propose-words";
import { introduce, timeOf } from "./introduced";
import type { Reading } from "./reading";

const isOpeningMark = oneOf(', “ "');
const isShown = oneOf("pictured seen shown photographed");

/** What a clause states by itself, what came of it, and what the asides in it say of a name. */
export function stateFact(reading: Reading, clause: Clause): void {
  let words = reading.ownWords(clause);
  const first = words[0];
  if (!first) return;
  const { inserted, resolved } = introduce(reading, clause, words.find((word) => !isOpeningMark(word.text)) ?? first);
  const after = reading.words[clause.verb!.to - 1]!.at;
  const result = resultOf(
    words.filter((word) => word.at > after),
    () => timeOfResult(reading, clause),
  );
  if (result) words = words.filter((word) => !result.cut.includes(word));
  const asides = appositionsIn(words);
  const stated = withGap(reading, clause, words, inserted);
  const empty = words[0]?.low === "there" && words.length <= 3;
  if (stated && !empty) push(reading, stated.words, stated.inserted, resolved, clause);
  if (result) push(reading, result.fact.words, result.fact.inserted, null, clause);
  for (const { fact } of asides) push(reading, fact.words, fact.inserted, null, clause);
}

/** No verb: only a caption says something that way ("A flag pictured next to …"). */
export function stateFragment(reading: Reading, clause: Clause): void {
  const words = reading.ownWords(clause);
  const pictured = words.findIndex((word) => isShown(word.low));
  if (pictured > 0) push(reading, words, { before: new Map([[words[pictured]!.at, "was"]]) }, null, null, true);
  else if (reading.stretch.caption && words.length >= 5) push(reading, words, {}, null, null, true);
}

/** "Crocus City Hall, a music venue, …": what the asides among these words of a clause say of a name. */
export function stateAsides(reading: Reading, words: readonly Word[], clause: Clause): void {
  for (const { fact } of appositionsIn(words)) push(reading, fact.words, fact.inserted, null, clause);
}

function push(
  reading: Reading,
  words: readonly Word[],
  inserted: Inserted,
  resolved: string | null,
  clause: Clause | null,
  fragment = false,
): void {
  const inside = clause && clause.role !== "main" ? reading.complementAround(clause) : null;
  const speech = inside?.host?.verb ? speechOf(reading.words, inside.host.verb) : null;
  const within = inside?.host && speech ? { speaker: reading.subjectOf(inside.host).core, mode: speech.mode } : null;
  reading.propositions.push({ words: [...words], inserted, saying: null, within, resolved, fragment });
}

function timeOfResult(reading: Reading, clause: Clause): string {
  if (clause.opener === "when") return timeBefore(reading, clause);
  return timeOf(reading, reading.subjectOf(clause).lead).replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

/** A relative clause whose pronoun is not its subject lacks a piece: "which Russian airpower helped recapture [the city]". */
function withGap(reading: Reading, clause: Clause, words: Word[], inserted: Inserted): { words: Word[]; inserted: Inserted } | null {
  if (clause.role !== "relative" || clause.subjectFrom === clause.verb!.from) return { words, inserted };
  const antecedent = antecedentOf(reading.words, reading.clauses, clause);
  if (clause.opener === "whose") {
    return { words, inserted: { ...inserted, before: new Map([[words[0]!.at, `${reading.text(antecedent)}’s`]]) } };
  }
  if (clause.opener === "where" || clause.opener === "when") {
    const end = clause.opener === "when" ? timeBefore(reading, clause) : reading.lowerText(phraseBefore(reading.words, clause));
    return { words, inserted: end ? { ...inserted, end } : inserted };
  }
  const name = reading.text(antecedent);
  return name ? { words, inserted: { ...inserted, end: name } } : null;
}

/** "in August 2021" before ", when"; for an event with a year in its name, "in the 2004 attack". */
function timeBefore(reading: Reading, clause: Clause): string {
  const phrase = reading.lowerText(phraseBefore(reading.words, clause));
  if (!/\d/.test(phrase)) return "";
  return /^(in|on|during)\b/.test(phrase) ? phrase : phrase.replace(/^\p{L}+(?= the )/u, "in");
}
