import type { Clause } from "@/lib/domain/splitting/clauses/clause";
import { oneOf } from "@/lib/domain/splitting/one-of";
import { isExpletive, referenceOf, resolve, type Antecedent, type Reference } from "@/lib/domain/splitting/propose-references";
import type { Subject } from "@/lib/domain/splitting/propose-subject";
import { pluralLike, type Word } from "@/lib/domain/splitting/propose-words";
import { type Reading, textOf } from "./reading";

const isNoRival = oneOf("weeks days months years hours reporters journalists");

/** Notes the subject of a clause for the pronouns that follow. */
export function rememberSubject(reading: Reading, clause: Clause): void {
  if (clause.role === "shared" || clause.role === "relative") return;
  const subject = reading.subjectOf(clause);
  if (subject.core.length === 0) return;
  const antecedent = referenceOf(subject.core) ? referentOf(reading, clause) : asAntecedent(reading, subject, subject.named);
  if (antecedent) reading.subjects.unshift(antecedent);
}

/** What the pronoun stands for, or "the group", that is the subject of a clause; null where it is none, or not certain. */
export function referentOf(reading: Reading, clause: Clause): Antecedent | null {
  const reference = referenceOf(reading.subjectOf(clause).core);
  if (!reference || (reference === "it" && clause.verb && isExpletive(reading.words, clause.verb.to))) return null;
  // inside "X said (that) it …" the speaker is meant first of all
  const speaker = clause.role === "complement" && clause.host ? nameOf(reading, clause.host) : null;
  if (speaker && hasRivals(reading, clause, reference)) return null;
  const others = speaker ? othersThan(reading, speaker.name) : [...reading.subjects, ...reading.stretch.context];
  // whoever speaks of "the group" means another
  return resolve(reference, speaker && reference !== "group" ? [speaker, ...others] : others);
}

/** "accused her of": the name before, if it is certain; otherwise the pronoun as a subject. */
export function nameFor(reading: Reading, pronoun: Word, clause: Clause): string {
  const own = reading.text(reading.subjectOf(clause).core);
  const antecedent = resolve(pronoun.low === "them" ? "they" : "he", othersThan(reading, own));
  return antecedent?.name ?? { him: "he", her: "she", them: "they" }[pronoun.low] ?? pronoun.low;
}

const othersThan = (reading: Reading, name: string): Antecedent[] =>
  [...reading.subjects, ...reading.stretch.context].filter((other) => other.name !== name);

function nameOf(reading: Reading, clause: Clause): Antecedent | null {
  const subject = reading.subjectOf(clause);
  if (subject.core.length === 0) return null;
  return referenceOf(subject.core) ? referentOf(reading, clause) : asAntecedent(reading, subject, true);
}

/** Its name is put together when a pronoun first asks for it: few do. What it keeps alive until then is its sentence alone. */
function asAntecedent(reading: Reading, { core, plural, person, organisation }: Subject, named: boolean): Antecedent {
  const { sentence } = reading.stretch;
  let name: string | undefined;
  return {
    plural,
    person,
    organisation,
    named,
    get name() {
      return (name ??= textOf(sentence, core));
    },
  };
}

/** "The services, which caught the suspects, say they …": somebody else was named on the way, so nothing is certain. */
function hasRivals(reading: Reading, clause: Clause, reference: Reference): boolean {
  const host = clause.host!;
  const { core } = reading.subjectOf(host);
  const between = reading.words.slice(host.subjectFrom, clause.open).filter((word) => !core.includes(word));
  if (reference === "they") return between.some((word) => word.pos === "NOUN" && pluralLike(word) && !isNoRival(word.low));
  const kinds = reference === "he" ? /person/ : /organisation|place/;
  return reading.stretch.entities.some(
    (entity) => kinds.test(entity.kind) && between.some((word) => word.start >= entity.start && word.end <= entity.end),
  );
}
