import { hasListener, modeOf } from "@/lib/domain/splitting/attribution-verbs";
import { oneOf } from "@/lib/domain/splitting/one-of";
import type { Verb } from "@/lib/domain/splitting/propose-auxiliaries";
import { isNominal } from "@/lib/domain/splitting/propose-words";
import { type ClauseStack, isComplement, waits } from "./clause-stack";

const opensSaid = oneOf("that , a the in");
const asks = oneOf("what how why whether who when where");
const isSubjectPronoun = oneOf("he she it they we i");
const isTime = /day$|^(january|february|march|april|may|june|july|august|september|october|november|december)$|^\d{4}$/;

/** A verb belongs to the clause that waits for one; else it shares a subject, or opens a clause that was said without "that". */
export function readVerb(stack: ClauseStack, i: number, verb: Verb): number {
  const { words } = stack;
  const waiting = stack.depthOf(waits);
  if (waiting >= 0) {
    stack.closeTo(waiting, i);
    stack.top.verb = verb;
    return verb.to;
  }
  if (words[i - 1]?.text === ",") return shareSubject(stack, i, i - 1, verb);
  const speaker = stack.depthOf(
    (clause) => clause.verb !== null && modeOf(words[clause.verb.head]!.lemma) !== null && !stack.hasComplement(clause),
  );
  let before = i - 1;
  while (words[before]!.text === "“" || words[before]!.text === '"') before--;
  if (speaker >= 0 && isNominal(words[before]!.pos)) {
    const said = stack.open[speaker]!;
    stack.closeTo(speaker, i);
    const from = afterListener(stack, said.verb!, i);
    if (from < i && !asks(words[from]!.low)) stack.push({ role: "complement", open: from, from, host: said, verb });
  }
  return verb.to;
}

/** "told reporters the men fled": the clause begins after the listener; otherwise right after the verb. */
function afterListener({ words }: ClauseStack, verb: Verb, before: number): number {
  let from = verb.to;
  while (from < before && words[from]!.pos === "ADV") from++;
  // "said on Thursday it had", "said in March he would"
  const time = words[from + 1];
  const dated = words[from]?.pos === "ADP" && time && isTime.test(time.low);
  if (dated && from + 2 < before) from += 2;
  if (!hasListener.has(verb.lemma)) return from;
  for (let i = from + 1; i < before; i++) {
    const word = words[i]!;
    if (word.pos === "DET" || (word.pos === "PRON" && isSubjectPronoun(word.low))) return i;
  }
  return Math.min(from + 1, before);
}

/** A second predicate of a subject that was named before: finds whose it is, by the form of the verb. */
export function shareSubject(stack: ClauseStack, i: number, open: number, verb: Verb): number {
  const { words } = stack;
  const saying = stack.depthOf((clause) => clause.verb !== null && modeOf(clause.verb.lemma) !== null);
  const says = modeOf(verb.lemma) !== null && saying >= 0 && opensSaid(words[verb.to]?.low);
  // "he said that they had fled, but asked who": after a comma the first subject goes on
  const resumes = words[open - 1]?.text === "," && saying >= 0 && stack.open.some(isComplement) && agree(stack.open[saying]!.verb!, verb);
  let depth = says || resumes ? saying : stack.depthOf((clause) => clause.verb !== null && agree(clause.verb, verb));
  if (depth < 0) depth = stack.depthOf((clause) => clause.verb !== null);
  const host = stack.open[depth]!;
  stack.closeTo(Math.max(depth, 0), open);
  stack.push({ role: "shared", open, from: i, host, loose: true, verb });
  return verb.to;
}

/** Two predicates of one subject look alike: "killed and wounded", "may hide and gather". */
function agree(first: Verb, second: Verb): boolean {
  if (second.bare) return first.passive || first.form === "perfect";
  if (second.form === "base") return first.form === "base" || first.form === "modal";
  if (second.form === "past") return first.form === "past" || first.form === "perfect" || first.form === "be";
  return first.form !== "modal" || second.form === "modal";
}
