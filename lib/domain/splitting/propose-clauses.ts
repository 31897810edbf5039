import { hasListener, modeOf } from "./attribution-verbs";
import type { Verb } from "./propose-auxiliaries";
import { isNominal, opensPhrase, shapeOf, type Word } from "./propose-words";

/**
 * `main`: stands alone. `shared`: leans on the subject of `host`. `complement`: what a verb says ("that …").
 * `relative`: about the noun before. `contrast`: "although …", a fact of its own. `adverbial`: when, where, why; stays in its host.
 */
export type ClauseRole = "main" | "shared" | "complement" | "relative" | "contrast" | "adverbial";

/** Indexes are of words, `to` exclusive. `open` is where the clause with its comma and opener begins: what a host cuts out. */
export type Clause = {
  role: ClauseRole;
  open: number;
  from: number;
  to: number;
  verb: Verb | null;
  /** Where the subject begins; it ends where the verb begins. */
  subjectFrom: number;
  host: Clause | null;
  /** Set off by a comma: can be cut out of its host without changing what the host says. */
  loose: boolean;
  opener: string;
};

const relatives = /^(which|who|whom|whose|where)$/;
const contrasts = /^(although|though|whereas|while)$/;
const adverbials = /^(because|since|after|before|until|as|if|unless|once|when|while|whereas|although|though|given|whether|what|how|why)$/;
const keepsGoing = /^(including|notably|especially|such|particularly|partly|mostly|mainly|or|namely|as|in|on|at|with|from)$/;

/** Takes a stretch of words (one sentence, or a part of it without attribution) into its clauses, in order of the text. */
export function clausesOf(words: readonly Word[], verbs: readonly Verb[]): Clause[] {
  return new ClauseReader(words, verbs).read();
}

class ClauseReader {
  readonly #words: readonly Word[];
  readonly #verbAt: Map<number, Verb>;
  readonly #verbs: readonly Verb[];
  readonly #clauses: Clause[] = [];
  #stack: Clause[] = [];

  constructor(words: readonly Word[], verbs: readonly Verb[]) {
    this.#words = words;
    this.#verbs = verbs;
    this.#verbAt = new Map(verbs.map((verb) => [verb.from, verb]));
  }

  read(): Clause[] {
    this.#push("main", 0, 0, null, false, "");
    if (this.#words.length === 0) return this.#clauses;
    for (let i = 0; i < this.#words.length;) i = this.#step(i);
    let end = this.#words.length;
    while (end > 0 && /^[.;,:–—-]$/.test(this.#words[end - 1]!.text)) end--;
    this.#closeTo(0, end);
    this.#stack[0]!.to = end;
    return this.#clauses.toSorted((a, b) => a.open - b.open || a.from - b.from);
  }

  get #top(): Clause {
    return this.#stack.at(-1)!;
  }

  #push(role: ClauseRole, open: number, from: number, host: Clause | null, loose: boolean, opener: string): Clause {
    const clause: Clause = { role, open, from, to: this.#words.length, verb: null, subjectFrom: from, host, loose, opener };
    this.#clauses.push(clause);
    this.#stack.push(clause);
    return clause;
  }

  /** Closes the clauses above the given depth at a word, without the comma or "and" that stands before it. */
  #closeTo(depth: number, at: number): void {
    while (this.#stack.length - 1 > depth) {
      const clause = this.#stack.pop()!;
      let to = at;
      while (to > clause.from && /^[,–—]$/.test(this.#words[to - 1]!.text)) to--;
      clause.to = Math.max(to, clause.from);
    }
  }

  #step(i: number): number {
    const word = this.#words[i]!;
    const verb = this.#verbAt.get(i);
    if (verb) return this.#verb(i, verb);
    if (word.pos === "CCONJ" && /^(and|but|or|yet|nor)$/.test(word.low)) return this.#conjunction(i);
    if (word.text === ",") return this.#comma(i);
    if (relatives.test(word.low) || word.low === "that") return this.#relative(i);
    if (adverbials.test(word.low)) return this.#adverbial(i);
    return i + 1;
  }

  #verb(i: number, verb: Verb): number {
    const waiting = this.#stack.findLastIndex((clause) => clause.verb === null);
    if (waiting >= 0) {
      this.#closeTo(waiting, i);
      this.#top.verb = verb;
      return verb.to;
    }
    if (this.#words[i - 1]?.text === ",") return this.#shareSubject(i, i - 1, verb);
    const speaker = this.#stack.findLastIndex(
      (clause) => clause.verb !== null && modeOf(this.#words[clause.verb.head]!.lemma) !== null && !this.#hasComplement(clause),
    );
    const before = this.#words.slice(0, i).findLast((word) => !/^[“"]$/.test(word.text))!;
    if (speaker >= 0 && isNominal(before.pos)) {
      const said = this.#stack[speaker]!;
      this.#closeTo(speaker, i);
      const from = this.#afterListener(said.verb!, i);
      if (from < i && !/^(what|how|why|whether|who|when|where)$/.test(this.#words[from]!.low)) {
        const clause = this.#push("complement", from, from, said, false, "");
        clause.verb = verb;
      }
    }
    return verb.to;
  }

  #hasComplement(clause: Clause): boolean {
    return this.#clauses.some((other) => other.role === "complement" && other.host === clause);
  }

  /** "told reporters the men fled": the clause begins after the listener; otherwise right after the verb. */
  #afterListener(verb: Verb, before: number): number {
    let from = verb.to;
    while (from < before && this.#words[from]!.pos === "ADV") from++;
    // "said on Thursday it had", "said in March he would"
    const time = this.#words[from + 1];
    const dated =
      this.#words[from]?.pos === "ADP" &&
      time &&
      /day$|^(january|february|march|april|may|june|july|august|september|october|november|december)$|^\d{4}$/.test(time.low);
    if (dated && from + 2 < before) from += 2;
    if (!hasListener.has(verb.lemma)) return from;
    for (let i = from + 1; i < before; i++) {
      const word = this.#words[i]!;
      const fresh = word.pos === "DET" || (word.pos === "PRON" && /^(he|she|it|they|we|i)$/.test(word.low));
      if (fresh) return i;
    }
    return Math.min(from + 1, before);
  }

  #conjunction(i: number): number {
    const words = this.#words;
    // "nor has he denied it": turned round, it cannot stand alone
    if (words[i]!.low === "nor") return i + 1;
    let j = i + 1;
    while (j < words.length && (words[j]!.pos === "ADV" || /^(also|then|later)$/.test(words[j]!.low))) j++;
    const next = words[j];
    if (!next) return i + 1;
    const complement = this.#stack.findLastIndex((clause) => clause.role === "complement");
    if (next.low === "that" && complement >= 0) {
      const sibling = this.#stack[complement]!;
      this.#closeTo(complement - 1, i);
      this.#push("complement", i, j + 1, sibling.host, false, "that");
      return j + 1;
    }
    const verb = this.#verbAt.get(j);
    if (verb) {
      const waiting = this.#stack.findLastIndex((clause) => clause.verb === null);
      return waiting === this.#stack.length - 1 ? i + 1 : this.#shareSubject(j, i, verb);
    }
    return this.#coordinate(i, j);
  }

  /** A second predicate of a subject that was named before: finds whose it is, by the form of the verb. */
  #shareSubject(i: number, open: number, verb: Verb): number {
    const saying = this.#stack.findLastIndex((clause) => clause.verb !== null && modeOf(clause.verb.lemma) !== null);
    const says = modeOf(verb.lemma) !== null && saying >= 0 && /^(that|,|a|the|in)$/.test(this.#words[verb.to]?.low ?? "");
    // "he said that they had fled, but asked who": after a comma the first subject goes on
    const resumes =
      this.#words[open - 1]?.text === "," &&
      saying >= 0 &&
      this.#stack.some((clause) => clause.role === "complement") &&
      agree(this.#stack[saying]!.verb!, verb);
    let depth = says || resumes ? saying : this.#stack.findLastIndex((clause) => clause.verb !== null && agree(clause.verb, verb));
    if (depth < 0) depth = this.#stack.findLastIndex((clause) => clause.verb !== null);
    const host = this.#stack[depth]!;
    this.#closeTo(Math.max(depth, 0), open);
    const sharing = this.#push("shared", open, i, host, true, "");
    sharing.verb = verb;
    sharing.subjectFrom = i;
    return verb.to;
  }

  /** "…, and it has been unable": a clause with its own subject, if a verb follows before the next break. */
  #coordinate(i: number, j: number): number {
    const words = this.#words;
    if (this.#top.verb === null) return i + 1;
    const verb = this.#verbs.find((other) => other.from > j);
    if (!verb || !this.#startsSubject(j, verb.from)) return i + 1;
    const comma = words[i - 1]?.text === ",";
    const contrast = words[i]!.low === "but" || words[i]!.low === "yet";
    const complement = this.#stack.findLastIndex((clause) => clause.role === "complement");
    const names = modeOf(verb.lemma) !== null;
    const inside = complement > 0 && !names && (!comma || !contrast);
    if (!comma && !contrast && complement < 0 && this.#stack.length > 1 && this.#top.role === "relative") return i + 1;
    const depth = inside ? complement : 0;
    const open = comma ? i - 1 : i;
    const host = inside ? this.#stack[depth]!.host : null;
    this.#closeTo(depth, open);
    this.#push(inside ? "complement" : "main", open, i + 1, host, true, words[i]!.low);
    return i + 1;
  }

  /** Words `from` to `verb` are adverbials and one noun phrase, with no break that would leave the verb without it. */
  #startsSubject(from: number, verb: number): boolean {
    let start = from;
    for (let k = from; k < verb; k++) {
      const word = this.#words[k]!;
      if (word.text === ",") {
        // "but in the last two years, they": an adverbial first
        if (this.#words[from]!.pos !== "ADP" && this.#words[from]!.pos !== "ADV") return false;
        start = k + 1;
      }
      if (/^[;:–—]$/.test(word.text) || relatives.test(word.low) || word.low === "that") return false;
    }
    const first = this.#words[start];
    const last = this.#words[verb - 1];
    if (!first || !last || start >= verb) return false;
    const gerund = first.pos === "VERB" && shapeOf(first) === "gerund";
    return (opensPhrase(first) || gerund) && (isNominal(last.pos) || last.pos === "ADV" || last.pos === "DET" || last.text === ")");
  }

  #comma(i: number): number {
    const next = this.#words[i + 1];
    const top = this.#top;
    if (this.#stack.length === 1 || !next) return i + 1;
    if (top.verb === null) return i + 1;
    const waiting = this.#stack.slice(0, -1).findLastIndex((clause) => clause.verb === null);
    if (waiting >= 0 && (top.role === "adverbial" || top.role === "contrast" || top.role === "relative")) {
      if (top.role === "relative" && keepsGoing.test(next.low)) return i + 1;
      if (/^(when|where|which|who)$/.test(next.low)) return i + 1;
      if (next.low === "thus" || (next.pos === "VERB" && shapeOf(next) === "gerund" && top.role !== "relative")) return i + 1;
      const fronted = this.#stack.slice(waiting + 1).some((clause) => clause.role !== "relative");
      this.#closeTo(waiting, i);
      if (fronted) this.#top.subjectFrom = i + 1;
    } else if (top.role === "relative" && top.loose && !this.#continues(i + 1)) {
      this.#closeTo(this.#stack.length - 2, i);
    }
    return i + 1;
  }

  /** What follows the comma belongs to the relative clause: a participle, a list of verbs, "186 of them". */
  #continues(i: number): boolean {
    const next = this.#words[i]!;
    if (keepsGoing.test(next.low) || (next.pos === "NUM" && this.#words[i + 1]?.low === "of")) return true;
    return next.pos === "VERB" && (shapeOf(next) === "gerund" || (shapeOf(next) === "base" && !this.#verbAt.has(i)));
  }

  #relative(i: number): number {
    const word = this.#words[i]!;
    const before = this.#words[i - 1];
    const next = this.#verbs.find((verb) => verb.from > i);
    if (!next || !before) return i + 1;
    const top = this.#top;
    if (word.low === "that") {
      const after = this.#words[i + 1];
      if (
        after?.pos === "PUNCT" &&
        after.text !== "“" &&
        after.text !== '"' &&
        (after.text !== "," || /^(just|exactly|precisely|do|done)$/.test(before.low))
      )
        return i + 1;
      if (word.pos === "DET" && after?.pos === "NOUN" && !this.#complementOf(i)) return i + 1;
      const speaker = this.#complementOf(i);
      if (speaker) {
        this.#closeTo(this.#stack.indexOf(speaker), i);
        this.#push("complement", i, i + 1, speaker, false, "that");
        return i + 1;
      }
      if (before.pos === "ADJ" || top.verb?.to === i) {
        this.#push("adverbial", i, i + 1, top, false, "that");
        return i + 1;
      }
    }
    const preposition = before.pos === "ADP" && word.low !== "that";
    const open = preposition ? i - 1 : i;
    const loose = this.#words[open - 1]?.text === "," || this.#words[open - 1]?.text === ")";
    const noun = this.#words[open - 2];
    const asks = loose && noun !== undefined && (noun.pos === "VERB" || noun.pos === "ADV") && !preposition;
    if (asks || (!isNominal(before.pos) && !loose && !preposition)) {
      this.#push("adverbial", i, i + 1, top, false, word.low);
      return i + 1;
    }
    const clause = this.#push("relative", loose && !preposition ? open - 1 : open, i + 1, top, loose, word.low);
    // "which killed": the pronoun is the subject; "which Russia forced": it is not
    if (next.from === i + 1 || this.#words.slice(i + 1, next.from).every((other) => other.pos === "ADV" || other.text === ","))
      clause.subjectFrom = next.from;
    return i + 1;
  }

  /** The clause whose verb the "that" at i completes: right after it, or after a listener, a time, a place. */
  #complementOf(i: number): Clause | null {
    const before = this.#words[i - 1]!;
    for (const clause of this.#stack.toReversed()) {
      const { verb } = clause;
      if (!verb || this.#hasComplement(clause)) continue;
      const mode = modeOf(verb.lemma) ?? modeOf(this.#infinitive(verb));
      if (mode === null) continue;
      if (i === verb.to || before.text === "," || before.pos === "ADV" || before.text === ")") return clause;
      const between = this.#words.slice(verb.to, i);
      if (hasListener.has(verb.lemma)) return clause;
      if (between[0]!.pos === "ADP" || between[0]!.pos === "ADV" || between[0]!.pos === "NOUN") return between.length <= 8 ? clause : null;
    }
    return null;
  }

  /** "continued to claim that": the verb that matters is the infinitive. */
  #infinitive(verb: Verb): string {
    return this.#words[verb.to]?.low === "to" ? (this.#words[verb.to + 1]?.lemma ?? "") : "";
  }

  #adverbial(i: number): number {
    const word = this.#words[i]!;
    const verb = this.#verbs.find((other) => other.from > i);
    if (!verb || verb.from === i + 1) return i + 1;
    const between = this.#words.slice(i + 1, verb.from);
    if (/^(not|often|rarely)$/.test(between[0]!.low)) return i + 1;
    const comma = between.some((other) => other.text === ",");
    const aside = between[between.findIndex((other) => other.text === ",") + 1];
    const inner =
      contrasts.test(word.low) &&
      (relatives.test(aside?.low ?? "") || /^(as|if|in|on|at|despite|after|during|by|even)$/.test(between[0]!.low));
    if (between.some((other) => relatives.test(other.low)) && !contrasts.test(word.low)) return i + 1;
    if ((comma && !inner) || between.some((other) => other.pos === "CCONJ" && this.#verbs.length < 2)) return i + 1;
    if (/^(as|since|before|after|until|than)$/.test(word.low) && !this.#finiteFollows(i, verb.from)) return i + 1;
    const top = this.#top;
    const loose = this.#words[i - 1]?.text === ",";
    const fronted = top.verb === null && (i === top.from || loose || this.#words[i - 1]?.pos === "ADV");
    const contrast = contrasts.test(word.low) && (loose || fronted);
    const role = contrast ? "contrast" : word.low === "when" && loose ? "relative" : "adverbial";
    this.#push(role, loose ? i - 1 : i, i + 1, top, loose || fronted, word.low);
    return i + 1;
  }

  /** "as the group loses" is a clause, "as a means of projecting" is not: a subject must reach the verb. */
  #finiteFollows(i: number, verb: number): boolean {
    const between = this.#words.slice(i + 1, verb);
    const first = between[0];
    const last = between.at(-1);
    if (!first || !opensPhrase(first) || last?.pos === "CCONJ" || last?.pos === "ADJ") return false;
    const prepositions = between.filter((other) => other.pos === "ADP").length;
    return prepositions <= 1 && !between.some((other) => /^(which|who|that|,|to)$/.test(other.low));
  }
}

/** Two predicates of one subject look alike: "killed and wounded", "may hide and gather". */
function agree(first: Verb, second: Verb): boolean {
  if (second.bare) return first.passive || first.form === "perfect";
  if (second.form === "base") return first.form === "base" || first.form === "modal";
  if (second.form === "past") return first.form === "past" || first.form === "perfect" || first.form === "be";
  return first.form !== "modal" || second.form === "modal" ? true : false;
}
