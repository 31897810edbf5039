import type { Clause } from "@/lib/domain/splitting/clauses/clause";
import { clausesOf } from "@/lib/domain/splitting/clauses/read-clauses";
import { antecedentOf, cutsOf, ownWords } from "@/lib/domain/splitting/propose-extent";
import type { Antecedent } from "@/lib/domain/splitting/propose-references";
import { render, trimPunctuation } from "@/lib/domain/splitting/propose-render";
import { speechOf } from "@/lib/domain/splitting/propose-speech";
import { subjectOf, type Subject } from "@/lib/domain/splitting/propose-subject";
import { findVerbs } from "@/lib/domain/splitting/propose-verbs";
import type { Word } from "@/lib/domain/splitting/propose-words";
import type { Proposition, Stretch } from "./proposition";

/** A stretch taken into its clauses, with what its propositions ask of them; `subjects` and `propositions` grow as it is read. */
export class Reading {
  readonly stretch: Stretch;
  readonly words: readonly Word[];
  readonly clauses: readonly Clause[];
  /** Named so far, the last first. */
  readonly subjects: Antecedent[] = [];
  readonly propositions: Proposition[] = [];
  readonly #subjects = new Map<Clause, Subject>();

  constructor(stretch: Stretch) {
    this.stretch = stretch;
    this.words = stretch.words;
    this.clauses = clausesOf(stretch.words, findVerbs(stretch.words));
  }

  /** The words of a clause without those of others. */
  ownWords(clause: Clause): Word[] {
    return ownWords(this.words, this.clauses, clause);
  }

  subjectOf(clause: Clause): Subject {
    const known = this.#subjects.get(clause);
    if (known) return known;
    const subject = this.#readSubject(clause);
    this.#subjects.set(clause, subject);
    return subject;
  }

  #readSubject(clause: Clause): Subject {
    const { entities } = this.stretch;
    if (clause.role === "shared" && clause.host) return this.subjectOf(clause.host);
    if (!hasRelativeSubject(clause)) return subjectOf(this.words, clause, cutsOf(this.words, this.clauses, clause), entities);
    const core = antecedentOf(this.words, this.clauses, clause);
    const subject = subjectOf(core, { ...clause, from: 0, subjectFrom: 0, to: core.length, verb: null }, [], entities);
    return { ...subject, lead: [], core: core.at(-1)?.low === "'s" ? core.slice(0, -1) : core };
  }

  /** The clause of something said that this one belongs to. */
  complementAround(clause: Clause): Clause | null {
    for (let at: Clause | null = clause; at; at = at.host) if (at.role === "complement") return at;
    return null;
  }

  /** The clauses that say what the verb of this one has said. */
  complementsOf(clause: Clause): Clause[] {
    const own = this.#complements(clause);
    if (own.length > 0) return own;
    // "The report claimed, and experts have confirmed, that …"
    const next = this.clauses[this.clauses.indexOf(clause) + 1];
    if (next?.role !== "main" || !next.verb || next.from - clause.verb!.to > 2 || !speechOf(this.words, next.verb)) return [];
    return this.#complements(next);
  }

  #complements(host: Clause): Clause[] {
    return this.clauses.filter((other) => other.role === "complement" && other.host === host && other.verb);
  }

  text(words: readonly Word[]): string {
    return textOf(this.stretch.sentence, words);
  }

  /** For the middle of a sentence. */
  lowerText(words: readonly Word[]): string {
    return this.text(words).replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
  }
}

/** Words as they stand in the text: not with a capital or a full stop of their own, and without the capital of "The". */
export function textOf(sentence: string, words: readonly Word[]): string {
  const kept = trimPunctuation(words);
  const first = kept[0];
  if (!first) return "";
  const text = render(sentence, kept);
  const bare = kept.at(-1)!.text.endsWith(".") ? text : text.replace(/\.$/, "");
  return /^\p{Ll}/u.test(first.text) || (first.pos === "DET" && first.at === 0) ? bare.slice(0, 1).toLowerCase() + bare.slice(1) : bare;
}

/** "which killed": its pronoun is its subject. */
export const hasRelativeSubject = (clause: Clause): boolean => clause.role === "relative" && clause.subjectFrom === clause.verb?.from;

/** The clause whose subject a shared predicate leans on. */
export function rootOf(clause: Clause): Clause {
  let at = clause;
  while (at.role === "shared" && at.host) at = at.host;
  return at;
}
