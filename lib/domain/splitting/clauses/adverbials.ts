import { oneOf } from "@/lib/domain/splitting/one-of";
import { opensPhrase } from "@/lib/domain/splitting/propose-words";
import type { ClauseStack } from "./clause-stack";
import { isContrast, isRelativePronoun } from "./openers";

const leavesOpen = oneOf("not often rarely");
const opensInner = oneOf("as if in on at despite after during by even");
const mayBePreposition = oneOf("as since before after until than");
const breaksSubject = oneOf("which who that , to");

/** "because", "after", "although": opens a clause only where a subject and its verb follow. */
export function readAdverbial(stack: ClauseStack, i: number): number {
  const { words, top } = stack;
  const { low } = words[i]!;
  const verb = stack.verbAfter(i);
  if (!verb || verb.from === i + 1) return i + 1;
  const between = words.slice(i + 1, verb.from);
  if (leavesOpen(between[0]!.low)) return i + 1;
  const commaAt = between.findIndex((other) => other.text === ",");
  const inner = isContrast(low) && (isRelativePronoun(between[commaAt + 1]?.low) || opensInner(between[0]!.low));
  if (!isContrast(low) && between.some((other) => isRelativePronoun(other.low))) return i + 1;
  if ((commaAt >= 0 && !inner) || (stack.verbs.length < 2 && between.some((other) => other.pos === "CCONJ"))) return i + 1;
  if (mayBePreposition(low) && !finiteFollows(stack, i, verb.from)) return i + 1;
  const loose = words[i - 1]?.text === ",";
  const fronted = top.verb === null && (i === top.from || loose || words[i - 1]?.pos === "ADV");
  const contrast = isContrast(low) && (loose || fronted);
  stack.push({
    role: contrast ? "contrast" : low === "when" && loose ? "relative" : "adverbial",
    open: loose ? i - 1 : i,
    from: i + 1,
    host: top,
    loose: loose || fronted,
    opener: low,
  });
  return i + 1;
}

/** "as the group loses" is a clause, "as a means of projecting" is not: a subject must reach the verb. */
function finiteFollows({ words }: ClauseStack, i: number, verb: number): boolean {
  const first = words[i + 1];
  const last = words[verb - 1];
  if (!first || !last || i + 1 >= verb || !opensPhrase(first) || last.pos === "CCONJ" || last.pos === "ADJ") return false;
  const between = words.slice(i + 1, verb);
  return between.filter((other) => other.pos === "ADP").length <= 1 && !between.some((other) => breaksSubject(other.low));
}
