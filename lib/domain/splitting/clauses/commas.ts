import { oneOf } from "@/lib/domain/splitting/one-of";
import { shapeOf } from "@/lib/domain/splitting/propose-words";
import { type ClauseStack, waits } from "./clause-stack";

const keepsGoing = oneOf("including notably especially such particularly partly mostly mainly or namely as in on at with from");
const opensRelative = oneOf("when where which who");

/** A comma closes what was put before or into a clause, unless what follows goes on with it. */
export function readComma(stack: ClauseStack, i: number): number {
  const { words, top } = stack;
  const next = words[i + 1];
  if (stack.open.length === 1 || !next || top.verb === null) return i + 1;
  const waiting = stack.depthOf(waits);
  if (waiting >= 0 && (top.role === "adverbial" || top.role === "contrast" || top.role === "relative")) {
    if (top.role === "relative" && keepsGoing(next.low)) return i + 1;
    if (opensRelative(next.low)) return i + 1;
    if (next.low === "thus" || (next.pos === "VERB" && shapeOf(next) === "gerund" && top.role !== "relative")) return i + 1;
    const fronted = stack.open.slice(waiting + 1).some((clause) => clause.role !== "relative");
    stack.closeTo(waiting, i);
    if (fronted) stack.top.subjectFrom = i + 1;
  } else if (top.role === "relative" && top.loose && !continues(stack, i + 1)) {
    stack.closeTo(stack.open.length - 2, i);
  }
  return i + 1;
}

/** What follows the comma belongs to the relative clause: a participle, a list of verbs, "186 of them". */
function continues(stack: ClauseStack, i: number): boolean {
  const next = stack.words[i]!;
  if (keepsGoing(next.low) || (next.pos === "NUM" && stack.words[i + 1]?.low === "of")) return true;
  return next.pos === "VERB" && (shapeOf(next) === "gerund" || (shapeOf(next) === "base" && !stack.verbAt(i)));
}
