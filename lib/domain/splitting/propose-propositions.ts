import type { Mode } from "@/lib/domain/splitting/candidate";
import { clausesOf, type Clause } from "./propose-clauses";
import type { Entity } from "./propose-analysis";
import { antecedentOf, cutsOf, ownWords, phraseBefore } from "./propose-extent";
import { appositionsIn, resultOf } from "./propose-facts";
import { isExpletive, referenceOf, resolve, type Antecedent, type Reference } from "./propose-references";
import { render, trimPunctuation, type Inserted } from "./propose-render";
import { objectSaying, speechOf, type Said } from "./propose-speech";
import { subjectOf, type Subject } from "./propose-subject";
import type { Verb } from "./propose-auxiliaries";
import { findVerbs } from "./propose-verbs";
import { isNominal, pluralLike, type Word } from "./propose-words";

/** One thing that a stretch of words states, or, with `said`, one thing that someone in it says. */
export type Proposition = {
  words: Word[];
  inserted: Inserted;
  /** Set for a saying: who, how, and what (`null` where that cannot be put as a statement). */
  saying: { speaker: Word[]; resolved: string | null; mode: Mode; said: Said | null } | null;
  /** Stands inside what somebody else says, though not as the thing said. */
  within: { speaker: Word[]; mode: Mode } | null;
  /** A pronoun or "the group" that was read as a name. */
  resolved: string | null;
  /** An assumption about word order that a person should look at. */
  fragment: boolean;
};

export type Stretch = {
  sentence: string;
  words: readonly Word[];
  entities: readonly Entity[];
  context: readonly Antecedent[];
  caption: boolean;
};

/** The propositions of a stretch, in order, and the subjects it names, the last first. */
export function propositionsOf(stretch: Stretch): { propositions: Proposition[]; subjects: Antecedent[] } {
  const reader = new PropositionReader(stretch);
  return { propositions: reader.read(), subjects: reader.subjects };
}

class PropositionReader {
  readonly subjects: Antecedent[] = [];
  readonly #stretch: Stretch;
  readonly #words: readonly Word[];
  readonly #clauses: Clause[];
  readonly #subjectCache = new Map<Clause, Subject>();
  readonly #out: Proposition[] = [];

  constructor(stretch: Stretch) {
    this.#stretch = stretch;
    this.#words = stretch.words;
    this.#clauses = clausesOf(stretch.words, findVerbs(stretch.words));
  }

  read(): Proposition[] {
    for (const clause of this.#clauses) this.#clause(clause);
    return this.#out;
  }

  #clause(clause: Clause): void {
    const { verb, role } = clause;
    if (!verb) {
      if (role === "main" && this.#clauses.length === 1) this.#fragment(clause);
      return;
    }
    if (role !== "complement" && role !== "adverbial") this.#remember(clause);
    if (role === "adverbial" && /^(after|before|when|as|since|because|until)$/.test(clause.opener) && !this.#inComplement(clause)) {
      // "occurred two weeks after the services said they had prevented …"
      const told = speechOf(this.#words, verb);
      const what = this.#complementsOf(clause);
      if (told && what.length > 0) this.#sayings(clause, told.mode, what);
    }
    if (role === "complement" || role === "adverbial" || (role === "relative" && !clause.loose)) return;
    if (role === "shared" && !this.#stands(clause)) return;
    // "Nobody has claimed the raid": then nothing was said
    const nobody = /^(nobody|none|neither|no|few)$/.test(this.#subject(clause).core[0]?.low ?? "");
    const speech = nobody ? null : speechOf(this.#words, verb);
    const said = this.#complementsOf(clause);
    if (speech && said.length > 0) return this.#sayings(clause, speech.mode, said);
    if (speech && this.#objectSaying(clause, speech)) return;
    if (!this.#inComplement(clause) || role === "relative" || role === "contrast") this.#fact(clause);
  }

  /** A shared predicate stands alone where its host does; inside "that …" the saying takes care of it. */
  #stands(clause: Clause): boolean {
    const host = clause.host!;
    if (host.role === "shared") return this.#stands(host);
    return host.role === "main" || host.role === "contrast" || (host.role === "relative" && host.loose);
  }

  #inComplement(clause: Clause): Clause | null {
    for (let at: Clause | null = clause; at; at = at.host) if (at.role === "complement") return at;
    return null;
  }

  #complementsOf(clause: Clause): Clause[] {
    const own = this.#clauses.filter((other) => other.role === "complement" && other.host === clause && other.verb);
    if (own.length > 0) return own;
    // "The report claimed, and experts have confirmed, that …"
    const next = this.#clauses[this.#clauses.indexOf(clause) + 1];
    if (next?.role !== "main" || !next.verb || !speechOf(this.#words, next.verb) || next.from - clause.verb!.to > 2) return [];
    return this.#clauses.filter((other) => other.role === "complement" && other.host === next && other.verb);
  }

  #subject(clause: Clause): Subject {
    const known = this.#subjectCache.get(clause);
    if (known) return known;
    const host = clause.host;
    let subject: Subject;
    if (clause.role === "shared" && host) {
      subject = this.#subject(host);
    } else if (clause.role === "relative" && clause.subjectFrom === clause.verb?.from) {
      const core = antecedentOf(this.#words, this.#clauses, clause);
      subject = {
        ...subjectOf(core, { ...clause, from: 0, subjectFrom: 0, to: core.length, verb: null }, [], this.#stretch.entities),
        lead: [],
      };
      subject.core = core.at(-1)?.low === "'s" ? core.slice(0, -1) : core;
    } else {
      subject = subjectOf(this.#words, clause, cutsOf(this.#words, this.#clauses, clause), this.#stretch.entities);
    }
    this.#subjectCache.set(clause, subject);
    return subject;
  }

  #remember(clause: Clause): void {
    if (clause.role === "shared" || clause.role === "relative") return;
    const subject = this.#subject(clause);
    if (subject.core.length === 0) return;
    const reference = referenceOf(subject.core);
    const antecedent = reference ? this.#resolved(clause) : { ...subject, name: this.#text(subject.core) };
    if (antecedent) this.subjects.unshift(antecedent);
  }

  #resolved(clause: Clause): Antecedent | null {
    const subject = this.#subject(clause);
    const reference = referenceOf(subject.core);
    if (!reference || (reference === "it" && clause.verb && isExpletive(this.#words, clause.verb.to))) return null;
    // inside "X said (that) it …" the speaker is meant first of all
    const speaker = clause.role === "complement" && clause.host ? this.#antecedentOf(clause.host) : null;
    if (speaker && this.#rivals(clause, reference)) return null;
    const others = [...this.subjects, ...this.#stretch.context].filter((other) => other.name !== speaker?.name);
    // whoever speaks of "the group" means another
    return resolve(reference, speaker && reference !== "group" ? [speaker, ...others] : others);
  }

  /** "The services, which caught the suspects, say they …": somebody else was named on the way, so nothing is certain. */
  #rivals(clause: Clause, reference: Reference): boolean {
    const host = clause.host!;
    const between = this.#words.slice(host.subjectFrom, clause.open).filter((word) => !this.#subject(host).core.includes(word));
    if (reference === "they")
      return between.some(
        (word) => word.pos === "NOUN" && pluralLike(word) && !/^(weeks|days|months|years|hours|reporters|journalists)$/.test(word.low),
      );
    const kinds = reference === "he" ? /person/ : /organisation|place/;
    return this.#stretch.entities.some(
      (entity) => kinds.test(entity.kind) && between.some((word) => word.start >= entity.start && word.end <= entity.end),
    );
  }

  #antecedentOf(clause: Clause): Antecedent | null {
    const subject = this.#subject(clause);
    if (subject.core.length === 0) return null;
    if (referenceOf(subject.core)) return this.#resolved(clause);
    return { ...subject, name: this.#text(subject.core), named: true };
  }

  /** As it stands in the text: not with a capital or a full stop of its own, and without the capital of "The". */
  #text(words: readonly Word[]): string {
    const kept = trimPunctuation(words);
    const first = kept[0];
    if (!first) return "";
    const text = render(this.#stretch.sentence, kept);
    const bare = kept.at(-1)!.text.endsWith(".") ? text : text.replace(/\.$/, "");
    return /^\p{Ll}/u.test(first.text) || (first.pos === "DET" && first.at === 0) ? bare.slice(0, 1).toLowerCase() + bare.slice(1) : bare;
  }

  /** The same, for the middle of a sentence. */
  #lower(words: readonly Word[]): string {
    return this.#text(words).replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
  }

  /** What must be put in so that the clause stands alone: its subject, or the name for its pronoun. */
  #introduced(clause: Clause, first: Word): { inserted: Inserted; resolved: string | null } {
    const subject = this.#subject(clause);
    const borrowed = clause.role === "shared" || (clause.role === "relative" && clause.subjectFrom === clause.verb?.from);
    const source = clause.role === "shared" ? this.#root(clause) : clause;
    const antecedent = referenceOf(subject.core) ? this.#resolved(source) : null;
    if (!borrowed) {
      if (!antecedent) return { inserted: {}, resolved: null };
      const [head, ...others] = subject.core;
      const instead = new Map([[head!.at, antecedent.name], ...others.map((word): [number, string] => [word.at, ""])]);
      return { inserted: { instead }, resolved: antecedent.name };
    }
    const name = antecedent?.name ?? this.#text(subject.core);
    const lead = clause.role === "shared" ? this.#timeOf(subject.lead) : "";
    const aux = clause.verb?.bare ? this.#auxiliary(this.#root(clause).verb) : "";
    const text = [lead && `${lead},`, name || "they", aux].filter(Boolean).join(" ");
    const noun = this.#countedNoun(clause);
    return {
      inserted: { before: new Map([[first.at, text]]), ...(noun ? { after: new Map([noun]) } : {}) },
      resolved: antecedent?.name ?? null,
    };
  }

  /** "killed 60 people and wounded over 100": the noun that the second number leaves out. */
  #countedNoun(clause: Clause): [number, string] | null {
    if (clause.role !== "shared" || !clause.host?.verb) return null;
    const last = trimPunctuation(ownWords(this.#words, this.#clauses, clause)).at(-1);
    if (last?.pos !== "NUM" || /^(1[5-9]|20)\d\d$/.test(last.text)) return null;
    const counted = this.#words.slice(clause.host.verb.to, clause.open);
    const number = counted.findIndex((word) => word.pos === "NUM");
    return number >= 0 && counted[number + 1]?.pos === "NOUN" ? [last.at, counted[number + 1]!.low] : null;
  }

  #root(clause: Clause): Clause {
    let at = clause;
    while (at.role === "shared" && at.host) at = at.host;
    return at;
  }

  #auxiliary(verb: Verb | null): string {
    if (!verb || verb.head === verb.from) return "";
    return this.#words
      .slice(verb.from, verb.head)
      .filter((word) => word.pos === "AUX")
      .map((word) => word.low)
      .join(" ");
  }

  /** "On 24 March": worth repeating for a predicate that was cut off from it. */
  #timeOf(lead: readonly Word[]): string {
    const dated = lead.some(
      (word) =>
        word.pos === "NUM" ||
        /^(january|february|march|april|may|june|july|august|september|october|november|december|.*day)$/.test(word.low),
    );
    return dated && lead.length <= 8 ? this.#text(lead) : "";
  }

  #push(words: readonly Word[], inserted: Inserted, resolved: string | null, clause: Clause | null, fragment = false): void {
    const inside = clause && clause.role !== "main" ? this.#inComplement(clause) : null;
    const speech = inside?.host?.verb ? speechOf(this.#words, inside.host.verb) : null;
    const within = inside?.host && speech ? { speaker: this.#subject(inside.host).core, mode: speech.mode } : null;
    this.#out.push({ words: [...words], inserted, saying: null, within, resolved, fragment });
  }

  #fact(clause: Clause): void {
    let words = ownWords(this.#words, this.#clauses, clause);
    const first = words[0];
    const verb = clause.verb!;
    if (!first) return;
    const { inserted, resolved } = this.#introduced(clause, words.find((word) => !/^[,“"]$/.test(word.text)) ?? first);
    const after = this.#words[verb.to - 1]!.at;
    const time =
      clause.opener === "when"
        ? this.#timeBefore(clause)
        : this.#timeOf(this.#subject(clause).lead).replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
    const result = resultOf(
      words.filter((word) => word.at > after),
      time,
    );
    if (result) words = words.filter((word) => !result.cut.includes(word));
    const asides = appositionsIn(words);
    const stated = this.#withGap(clause, words, inserted);
    const empty = words[0]?.low === "there" && words.length <= 3;
    if (stated && !empty) this.#push(stated.words, stated.inserted, resolved, clause);
    if (result) this.#push(result.fact.words, result.fact.inserted, null, clause);
    for (const { fact } of asides) this.#push(fact.words, fact.inserted, null, clause);
  }

  /** A relative clause whose pronoun is not its subject lacks a piece: "which Russian airpower helped recapture [the city]". */
  #withGap(clause: Clause, words: Word[], inserted: Inserted): { words: Word[]; inserted: Inserted } | null {
    if (clause.role !== "relative" || clause.subjectFrom === clause.verb!.from) return { words, inserted };
    const antecedent = antecedentOf(this.#words, this.#clauses, clause);
    if (clause.opener === "whose") {
      return { words, inserted: { ...inserted, before: new Map([[words[0]!.at, `${this.#text(antecedent)}’s`]]) } };
    }
    const place = this.#lower(phraseBefore(this.#words, clause));
    if (clause.opener === "where") return { words, inserted: place ? { ...inserted, end: place } : inserted };
    if (clause.opener === "when") {
      const time = this.#timeBefore(clause);
      return { words, inserted: time ? { ...inserted, end: time } : inserted };
    }
    const name = this.#text(antecedent);
    return name ? { words, inserted: { ...inserted, end: name } } : null;
  }

  /** "in August 2021" before ", when"; for an event with a year in its name, "in the 2004 attack". */
  #timeBefore(clause: Clause): string {
    const phrase = this.#lower(phraseBefore(this.#words, clause));
    if (!/\d/.test(phrase)) return "";
    return /^(in|on|during)\b/.test(phrase) ? phrase : phrase.replace(/^\p{L}+(?= the )/u, "in");
  }

  #sayings(clause: Clause, mode: Mode, said: readonly Clause[]): void {
    const own = ownWords(this.#words, this.#clauses, clause);
    const first = said[0]!;
    const start = this.#words[Math.min(first.open, this.#words.length - 1)]!.at;
    const taken = new Set(said.flatMap((complement) => this.#words.slice(complement.open, complement.to)));
    let head = own.filter((word) => word.at < start && !taken.has(word));
    // "suggested, without evidence, that": the second comma of an aside stays
    const aside = head.slice(0, -1).some((word) => word.text === "," && word.at >= this.#words[clause.verb!.to - 1]!.at);
    while (head.at(-1)?.text === "," && !aside) head = head.slice(0, -1);
    const subject = this.#subject(clause);
    const intro = this.#introduced(clause, head[0] ?? own[0]!);
    const name = intro.resolved;
    for (const complement of said) {
      const opener = complement.from > complement.open ? [this.#words[complement.from - 1]!] : [];
      const that = opener.filter((word) => word.low === "that");
      const parts = [complement, ...this.#clauses.filter((other) => other.role === "shared" && this.#root(other) === complement)];
      for (const part of parts) {
        const words = ownWords(this.#words, this.#clauses, part);
        if (!words[0]) continue;
        const { inserted, resolved } = this.#introduced(part, words[0]);
        this.#out.push({
          words: [...head, ...that, ...words],
          inserted: merge(intro.inserted, part === complement ? {} : inserted),
          saying: { speaker: subject.alias ?? subject.core, resolved: name, mode, said: { words, inserted } },
          within: null,
          resolved: resolved ?? intro.resolved,
          fragment: false,
        });
      }
    }
    this.#asides(head, clause);
  }

  #asides(words: readonly Word[], clause: Clause): void {
    for (const { fact } of appositionsIn(words)) this.#push(fact.words, fact.inserted, null, clause);
  }

  #objectSaying(clause: Clause, speech: { lemma: string; mode: Mode; to: number }): boolean {
    if (this.#inComplement(clause) && clause.role !== "relative") return false;
    const words = ownWords(this.#words, this.#clauses, clause);
    const first = words[0];
    const after = this.#words[speech.to - 1]!.at;
    const rest = words.filter((word) => word.at > after);
    const subject = this.#subject(clause);
    if (!first || rest.length === 0) return false;
    const { inserted, resolved } = this.#introduced(clause, first);
    const name = resolved ?? this.#text(subject.core);
    const found = objectSaying(speech, trimPunctuation(rest), name || "they");
    const whom = found?.said?.words[0];
    if (found?.said && whom && /^(him|her|them)$/.test(whom.low))
      found.said.inserted = merge(found.said.inserted, { instead: new Map([[whom.at, this.#named(whom, clause)]]) });
    if (!found || subject.core.length === 0 || !subject.core.some((word) => isNominal(word.pos) || word.pos === "DET")) return false;
    this.#out.push({
      words,
      inserted,
      saying: { speaker: subject.alias ?? subject.core, resolved, mode: speech.mode, said: found.said },
      within: null,
      resolved,
      fragment: false,
    });
    this.#asides(words, clause);
    return true;
  }

  /** "accused her of": the name before, if it is certain; otherwise the pronoun as a subject. */
  #named(pronoun: Word, clause: Clause): string {
    const own = this.#text(this.#subject(clause).core);
    const others = [...this.subjects, ...this.#stretch.context].filter((other) => other.name !== own);
    const antecedent = resolve(pronoun.low === "them" ? "they" : "he", others);
    return antecedent?.name ?? { him: "he", her: "she", them: "they" }[pronoun.low] ?? pronoun.low;
  }

  /** No verb: only a caption says something that way ("A flag pictured next to …"). */
  #fragment(clause: Clause): void {
    const words = ownWords(this.#words, this.#clauses, clause);
    const pictured = words.findIndex((word) => /^(pictured|seen|shown|photographed)$/.test(word.low));
    if (pictured > 0) this.#push(words, { before: new Map([[words[pictured]!.at, "was"]]) }, null, null, true);
    else if (this.#stretch.caption && words.length >= 5) this.#push(words, {}, null, null, true);
  }
}

export function merge(first: Inserted, second: Inserted): Inserted {
  return {
    before: new Map([...(first.before ?? []), ...(second.before ?? [])]),
    after: new Map([...(first.after ?? []), ...(second.after ?? [])]),
    instead: new Map([...(first.instead ?? []), ...(second.instead ?? [])]),
    ...(second.end || first.end ? { end: second.end ?? first.end ?? "" } : {}),
  };
}
