import { modeOf } from "@/lib/domain/splitting/attribution-verbs";
import { oneOf } from "@/lib/domain/splitting/one-of";
import { isNominal, opensPhrase, shapeOf } from "@/lib/domain/splitting/propose-words";
import { type ClauseStack, isComplement, waits } from "./clause-stack";
import { isRelativePronoun } from "./openers";
import { shareSubject } from "./verbs";

const isSequence = oneOf("also then later");
const isStrongMark = oneOf("; : – —");

/** "and that …", "and fled", "and it has been unable", or a mere list. */
export function readConjunction(stack: ClauseStack, i: number): number {
  const { words } = stack;
  // "nor has he denied it": turned round, it cannot stand alone
  if (words[i]!.low === "nor") return i + 1;
  let j = i + 1;
  while (j < words.length && (words[j]!.pos === "ADV" || isSequence(words[j]!.low))) j++;
  const next = words[j];
  if (!next) return i + 1;
  const complement = stack.depthOf(isComplement);
  if (next.low === "that" && complement >= 0) {
    const { host } = stack.open[complement]!;
    stack.closeTo(complement - 1, i);
    stack.push({ role: "complement", open: i, from: j + 1, host, opener: "that" });
    return j + 1;
  }
  const verb = stack.verbAt(j);
  if (!verb) return coordinate(stack, i, j);
  return stack.depthOf(waits) === stack.open.length - 1 ? i + 1 : shareSubject(stack, j, i, verb);
}

/** "…, and it has been unable": a clause with its own subject, if a verb follows before the next break. */
function coordinate(stack: ClauseStack, i: number, j: number): number {
  const { words, top } = stack;
  if (top.verb === null) return i + 1;
  const verb = stack.verbAfter(j);
  if (!verb || !startsSubject(stack, j, verb.from)) return i + 1;
  const comma = words[i - 1]?.text === ",";
  const contrast = words[i]!.low === "but" || words[i]!.low === "yet";
  const complement = stack.depthOf(isComplement);
  const names = modeOf(verb.lemma) !== null;
  const inside = complement > 0 && !names && (!comma || !contrast);
  if (!comma && !contrast && complement < 0 && stack.open.length > 1 && top.role === "relative") return i + 1;
  const open = comma ? i - 1 : i;
  const host = inside ? stack.open[complement]!.host : null;
  stack.closeTo(inside ? complement : 0, open);
  stack.push({ role: inside ? "complement" : "main", open, from: i + 1, host, loose: true, opener: words[i]!.low });
  return i + 1;
}

/** Words `from` to `verb` are adverbials and one noun phrase, with no break that would leave the verb without it. */
function startsSubject({ words }: ClauseStack, from: number, verb: number): boolean {
  let start = from;
  for (let k = from; k < verb; k++) {
    const word = words[k]!;
    if (word.text === ",") {
      // "but in the last two years, they": an adverbial first
      if (words[from]!.pos !== "ADP" && words[from]!.pos !== "ADV") return false;
      start = k + 1;
    }
    if (isStrongMark(word.text) || isRelativePronoun(word.low) || word.low === "that") return false;
  }
  const first = words[start];
  const last = words[verb - 1];
  if (!first || !last || start >= verb) return false;
  const gerund = first.pos === "VERB" && shapeOf(first) === "gerund";
  return (opensPhrase(first) || gerund) && (isNominal(last.pos) || last.pos === "ADV" || last.pos === "DET" || last.text === ")");
}
