import type { Mode } from "@/lib/domain/splitting/candidate";
import type { Clause } from "@/lib/domain/splitting/clauses/clause";
import { oneOf } from "@/lib/domain/splitting/one-of";
import { mergeInserted, trimPunctuation } from "@/lib/domain/splitting/propose-render";
import { objectSaying, type Speech } from "@/lib/domain/splitting/propose-speech";
import { isNominal } from "@/lib/domain/splitting/propose-words";
import { stateAsides } from "./facts";
import { introduce } from "./introduced";
import { type Reading, rootOf } from "./reading";
import { nameFor } from "./referents";

const isObjectPronoun = oneOf("him her them");

/** "X said that P": one proposition for each clause that tells what was said. */
export function stateSayings(reading: Reading, clause: Clause, mode: Mode, said: readonly Clause[]): void {
  const own = reading.ownWords(clause);
  const start = reading.words[Math.min(said[0]!.open, reading.words.length - 1)]!.at;
  const taken = new Set(said.flatMap((complement) => reading.words.slice(complement.open, complement.to)));
  let head = own.filter((word) => word.at < start && !taken.has(word));
  // "suggested, without evidence, that": the second comma of an aside stays
  const verbEnd = reading.words[clause.verb!.to - 1]!.at;
  const aside = head.slice(0, -1).some((word) => word.text === "," && word.at >= verbEnd);
  while (head.at(-1)?.text === "," && !aside) head = head.slice(0, -1);
  const subject = reading.subjectOf(clause);
  const intro = introduce(reading, clause, head[0] ?? own[0]!);
  for (const complement of said) {
    const opener = complement.from > complement.open ? [reading.words[complement.from - 1]!] : [];
    const that = opener.filter((word) => word.low === "that");
    const shared = reading.clauses.filter((other) => other.role === "shared" && rootOf(other) === complement);
    for (const part of [complement, ...shared]) {
      const words = reading.ownWords(part);
      if (!words[0]) continue;
      const { inserted, resolved } = introduce(reading, part, words[0]);
      reading.propositions.push({
        words: [...head, ...that, ...words],
        inserted: mergeInserted(intro.inserted, part === complement ? {} : inserted),
        saying: { speaker: subject.alias ?? subject.core, resolved: intro.resolved, mode, said: { words, inserted } },
        within: null,
        resolved: resolved ?? intro.resolved,
        fragment: false,
      });
    }
  }
  stateAsides(reading, head, clause);
}

/** "accused Y of …", "claimed responsibility for …". @returns false where nothing is said that way */
export function stateObjectSaying(reading: Reading, clause: Clause, speech: Speech): boolean {
  if (reading.complementAround(clause) && clause.role !== "relative") return false;
  const words = reading.ownWords(clause);
  const first = words[0];
  const after = reading.words[speech.to - 1]!.at;
  const rest = words.filter((word) => word.at > after);
  const subject = reading.subjectOf(clause);
  if (!first || rest.length === 0) return false;
  const { inserted, resolved } = introduce(reading, clause, first);
  const name = resolved ?? reading.text(subject.core);
  const found = objectSaying(speech, trimPunctuation(rest), name || "they");
  const whom = found?.said?.words[0];
  if (found?.said && whom && isObjectPronoun(whom.low))
    found.said.inserted = mergeInserted(found.said.inserted, { instead: new Map([[whom.at, nameFor(reading, whom, clause)]]) });
  if (!found || subject.core.length === 0 || !subject.core.some((word) => isNominal(word.pos) || word.pos === "DET")) return false;
  reading.propositions.push({
    words,
    inserted,
    saying: { speaker: subject.alias ?? subject.core, resolved, mode: speech.mode, said: found.said },
    within: null,
    resolved,
    fragment: false,
  });
  stateAsides(reading, words, clause);
  return true;
}
