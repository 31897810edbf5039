import type { Clause } from "@/lib/domain/splitting/clauses/clause";
import type { Verb } from "@/lib/domain/splitting/propose-auxiliaries";
import { referenceOf } from "@/lib/domain/splitting/propose-references";
import { trimPunctuation, type Inserted } from "@/lib/domain/splitting/propose-render";
import type { Word } from "@/lib/domain/splitting/propose-words";
import { hasRelativeSubject, type Reading, rootOf } from "./reading";
import { referentOf } from "./referents";

/** What must be put in so that the clause stands alone: its subject, or the name for its pronoun. */
export function introduce(reading: Reading, clause: Clause, first: Word): { inserted: Inserted; resolved: string | null } {
  const subject = reading.subjectOf(clause);
  const source = clause.role === "shared" ? rootOf(clause) : clause;
  const antecedent = referenceOf(subject.core) ? referentOf(reading, source) : null;
  if (clause.role !== "shared" && !hasRelativeSubject(clause)) {
    if (!antecedent) return { inserted: {}, resolved: null };
    const [head, ...others] = subject.core;
    const instead = new Map([[head!.at, antecedent.name], ...others.map((word): [number, string] => [word.at, ""])]);
    return { inserted: { instead }, resolved: antecedent.name };
  }
  const name = antecedent?.name ?? reading.text(subject.core);
  const lead = clause.role === "shared" ? timeOf(reading, subject.lead) : "";
  const aux = clause.verb?.bare ? auxiliaryOf(reading, rootOf(clause).verb) : "";
  const text = [lead && `${lead},`, name || "they", aux].filter(Boolean).join(" ");
  const noun = countedNoun(reading, clause);
  return {
    inserted: { before: new Map([[first.at, text]]), ...(noun ? { after: new Map([noun]) } : {}) },
    resolved: antecedent?.name ?? null,
  };
}

/** "On 24 March": worth repeating for a predicate that was cut off from it. */
export function timeOf(reading: Reading, lead: readonly Word[]): string {
  const dated = lead.some(
    (word) =>
      word.pos === "NUM" ||
      /^(january|february|march|april|may|june|july|august|september|october|november|december|.*day)$/.test(word.low),
  );
  return dated && lead.length <= 8 ? reading.text(lead) : "";
}

/** "killed 60 people and wounded over 100": the noun that the second number leaves out. */
function countedNoun(reading: Reading, clause: Clause): [number, string] | null {
  if (clause.role !== "shared" || !clause.host?.verb) return null;
  const last = trimPunctuation(reading.ownWords(clause)).at(-1);
  if (last?.pos !== "NUM" || /^(1[5-9]|20)\d\d$/.test(last.text)) return null;
  const counted = reading.words.slice(clause.host.verb.to, clause.open);
  const number = counted.findIndex((word) => word.pos === "NUM");
  return number >= 0 && counted[number + 1]?.pos === "NOUN" ? [last.at, counted[number + 1]!.low] : null;
}

function auxiliaryOf(reading: Reading, verb: Verb | null): string {
  if (!verb || verb.head === verb.from) return "";
  return reading.words
    .slice(verb.from, verb.head)
    .filter((word) => word.pos === "AUX")
    .map((word) => word.low)
    .join(" ");
}
