import { hasListener, modeOf } from "@/lib/domain/splitting/attribution-verbs";
import { oneOf } from "@/lib/domain/splitting/one-of";
import type { Verb } from "@/lib/domain/splitting/propose-auxiliaries";
import { isNominal } from "@/lib/domain/splitting/propose-words";
import type { Clause } from "./clause";
import type { ClauseStack } from "./clause-stack";

const pointsBack = oneOf("just exactly precisely do done");

/** "which", "who", "where", "that": about the noun before, what a verb says, or a question within. */
export function readRelative(stack: ClauseStack, i: number): number {
  const { words } = stack;
  const word = words[i]!;
  const before = words[i - 1];
  const next = stack.verbAfter(i);
  if (!next || !before || (word.low === "that" && readThat(stack, i))) return i + 1;
  const preposition = before.pos === "ADP" && word.low !== "that";
  const open = preposition ? i - 1 : i;
  const mark = words[open - 1]?.text;
  const loose = mark === "," || mark === ")";
  const noun = words[open - 2];
  const asks = loose && noun !== undefined && (noun.pos === "VERB" || noun.pos === "ADV") && !preposition;
  const host = stack.top;
  if (asks || (!isNominal(before.pos) && !loose && !preposition)) {
    stack.push({ role: "adverbial", open: i, from: i + 1, host, opener: word.low });
    return i + 1;
  }
  const clause = stack.push({
    role: "relative",
    open: loose && !preposition ? open - 1 : open,
    from: i + 1,
    host,
    loose,
    opener: word.low,
  });
  // "which killed": the pronoun is the subject; "which Russia forced": it is not
  if (next.from === i + 1 || words.slice(i + 1, next.from).every((other) => other.pos === "ADV" || other.text === ","))
    clause.subjectFrom = next.from;
  return i + 1;
}

/** "that" where it is no relative pronoun. @returns whether it is dealt with */
function readThat(stack: ClauseStack, i: number): boolean {
  const { words } = stack;
  const before = words[i - 1]!;
  const after = words[i + 1];
  if (after?.pos === "PUNCT" && after.text !== "“" && after.text !== '"' && (after.text !== "," || pointsBack(before.low))) return true;
  const speaker = complementOf(stack, i);
  if (words[i]!.pos === "DET" && after?.pos === "NOUN" && !speaker) return true;
  if (speaker) {
    stack.closeTo(stack.open.indexOf(speaker), i);
    stack.push({ role: "complement", open: i, from: i + 1, host: speaker, opener: "that" });
    return true;
  }
  if (before.pos !== "ADJ" && stack.top.verb?.to !== i) return false;
  stack.push({ role: "adverbial", open: i, from: i + 1, host: stack.top, opener: "that" });
  return true;
}

/** The clause whose verb the "that" at i completes: right after it, or after a listener, a time, a place. */
function complementOf(stack: ClauseStack, i: number): Clause | null {
  const { words } = stack;
  const before = words[i - 1]!;
  for (const clause of stack.open.toReversed()) {
    const { verb } = clause;
    if (!verb || stack.hasComplement(clause)) continue;
    const mode = modeOf(verb.lemma) ?? modeOf(infinitiveAfter(stack, verb));
    if (mode === null) continue;
    if (i === verb.to || before.text === "," || before.pos === "ADV" || before.text === ")") return clause;
    if (hasListener.has(verb.lemma)) return clause;
    const first = words[verb.to]!;
    if (first.pos === "ADP" || first.pos === "ADV" || first.pos === "NOUN") return i - verb.to <= 8 ? clause : null;
  }
  return null;
}

/** "continued to claim that": the verb that matters is the infinitive. */
function infinitiveAfter({ words }: ClauseStack, verb: Verb): string {
  return words[verb.to]?.low === "to" ? (words[verb.to + 1]?.lemma ?? "") : "";
}
