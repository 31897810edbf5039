import type { Verb } from "@/lib/domain/splitting/propose-auxiliaries";
import { oneOf } from "@/lib/domain/splitting/one-of";
import type { Word } from "@/lib/domain/splitting/propose-words";
import { readAdverbial } from "./adverbials";
import type { Clause } from "./clause";
import { ClauseStack } from "./clause-stack";
import { readComma } from "./commas";
import { readConjunction } from "./conjunctions";
import { isAdverbialOpener, isRelativePronoun } from "./openers";
import { readRelative } from "./relatives";
import { readVerb } from "./verbs";

const isConjunction = oneOf("and but or yet nor");
const isEndMark = oneOf(". ; , : – — -");

/** Takes a stretch of words (one sentence, or a part of it without attribution) into its clauses, in order of the text. */
export function clausesOf(words: readonly Word[], verbs: readonly Verb[]): Clause[] {
  const stack = new ClauseStack(words, verbs);
  const main = stack.push({ role: "main", open: 0, from: 0, host: null });
  if (words.length === 0) return stack.clauses;
  for (let i = 0; i < words.length;) i = readWord(stack, i);
  let end = words.length;
  while (end > 0 && isEndMark(words[end - 1]!.text)) end--;
  stack.closeTo(0, end);
  main.to = end;
  return stack.clauses.toSorted((a, b) => a.open - b.open || a.from - b.from);
}

/** @returns the index of the next word to read */
function readWord(stack: ClauseStack, i: number): number {
  const { low, text, pos } = stack.words[i]!;
  const verb = stack.verbAt(i);
  if (verb) return readVerb(stack, i, verb);
  if (pos === "CCONJ" && isConjunction(low)) return readConjunction(stack, i);
  if (text === ",") return readComma(stack, i);
  if (isRelativePronoun(low) || low === "that") return readRelative(stack, i);
  if (isAdverbialOpener(low)) return readAdverbial(stack, i);
  return i + 1;
}
