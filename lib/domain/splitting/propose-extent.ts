import type { Clause } from "./clauses/clause";
import type { Word } from "./propose-words";

/** States something of its own, which its host does without. */
function separate(clause: Clause): boolean {
  if (clause.role === "shared")
    return clause.host !== null && (separate(clause.host) || clause.host.role === "main" || clause.host.role === "complement");
  if (clause.role === "complement") return false;
  return clause.role === "main" || clause.role === "contrast" || (clause.role === "relative" && clause.loose);
}

/** Ranges of words inside a clause that belong to other clauses. */
export function cutsOf(words: readonly Word[], clauses: readonly Clause[], clause: Clause): [number, number][] {
  return clauses
    .filter(
      (other) =>
        other !== clause &&
        other.open >= clause.from &&
        other.open < clause.to &&
        (separate(other) || (other.role === "complement" && other.host === clause.host)),
    )
    .map((other): [number, number] => [other.open, cutEnd(words, other)]);
}

/** An aside between two commas takes both with it: "France, which is host, is worried". */
function cutEnd(words: readonly Word[], clause: Clause): number {
  const to = Math.max(clause.to, clause.open);
  if (words[clause.open]?.text !== "," || words[to]?.text !== ",") return to;
  const next = words[to + 1];
  return next && /^(VERB|AUX|ADV|CCONJ)$/.test(next.pos) ? to + 1 : to;
}

/** The words of a clause without those of others. */
export function ownWords(words: readonly Word[], clauses: readonly Clause[], clause: Clause): Word[] {
  const { from } = clause;
  const cuts = cutsOf(words, clauses, clause);
  return words.slice(from, clause.to).filter((_, k) => !cuts.some(([a, b]) => from + k >= a && from + k < b));
}

/** The noun phrase that a relative clause is about: back to the last break before its opener. */
export function antecedentOf(words: readonly Word[], clauses: readonly Clause[], clause: Clause): Word[] {
  let end = clause.open;
  while (end > 0 && words[end - 1]!.text === ",") end--;
  let from = end;
  const verbs = clauses.map((other) => other.verb?.to ?? 0).filter((to) => to <= end);
  const floor = Math.max(
    0,
    ...verbs,
    ...clauses.filter((other) => other !== clause && other.from <= end && other.role !== "shared").map((other) => other.from),
  );
  while (from > floor && !bounds(words, from - 1)) from--;
  // "Mr Lindqvist, 54, who"
  if (from > floor + 1 && words.slice(from, end).every((word) => word.pos === "NUM")) {
    end = from - 1;
    from = end;
    while (from > floor && !bounds(words, from - 1)) from--;
  }
  // "individuals, often though not always from poor places, who": an aside is not what is meant
  while (from > floor + 1 && words.slice(from, end).some((word) => /^(though|although|if|albeit|often|sometimes)$/.test(word.low))) {
    end = from - 1;
    from = end;
    while (from > floor && !bounds(words, from - 1)) from--;
  }
  while (
    from < end &&
    (words[from]!.pos === "ADV" ||
      words[from]!.pos === "ADP" ||
      words[from]!.pos === "CCONJ" ||
      words[from]!.low === "to" ||
      words[from]!.text === ",")
  )
    from++;
  const verb = words
    .slice(from, end)
    .findLastIndex((word, i) => word.pos === "VERB" && (word.low.endsWith("ing") || words[from + i - 1]?.low === "to"));
  if (verb >= 0 && from + verb + 1 < end) from += verb + 1;
  return words.slice(from, end);
}

function bounds(words: readonly Word[], i: number): boolean {
  const word = words[i]!;
  if (word.pos === "CCONJ") return !(/^(PROPN|NOUN)$/.test(words[i - 1]?.pos ?? "") && words[i + 1]?.pos === words[i - 1]?.pos);
  return /^[,;:–—]$/.test(word.text);
}

/** "in Iraq and Syria" before ", where": the last phrase with a preposition. */
export function phraseBefore(words: readonly Word[], clause: Clause): Word[] {
  let end = clause.open;
  while (end > 0 && words[end - 1]!.text === ",") end--;
  for (let i = end - 1; i >= 0 && end - i <= 9; i--) {
    const word = words[i]!;
    if (word.pos === "ADP" && word.low !== "of") return words.slice(i, end);
    if (word.text === "," || word.pos === "VERB") break;
  }
  return [];
}
