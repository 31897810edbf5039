import { isBareName } from "./attribution";
import type { Entity } from "./propose-analysis";
import type { Clause } from "./clauses/clause";
import { isNominal, pluralLike, shapeOf, type Word } from "./propose-words";

/** What a clause is about. `core` is the noun phrase alone; `lead` what stands before it ("On 24 March"). */
export type Subject = {
  lead: Word[];
  core: Word[];
  plural: boolean;
  person: boolean;
  /** A proper name, or an acronym. */
  named: boolean;
  organisation: boolean;
  /** "Russia’s ambassador, *Anatoly Antonov*,": the name in an aside to the post. */
  alias: Word[] | null;
};

const timeNoun =
  /^(night|days?|weeks?|months?|years?|hours?|minutes?|morning|evening|afternoon|weekend|(mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow|january|february|march|april|may|june|july|august|september|october|november|december)$/;
const organisationNoun =
  /^(group|organisation|organization|company|party|militia|agency|ministry|army|police|taliban|government|authorities|affiliate|movement|team|court|council|network|alliance|union|bank|committee|kremlin|services?|forces?)$/;

/** The subject of a clause among its words; `cuts` are index ranges that belong to clauses within it. */
export function subjectOf(words: readonly Word[], clause: Clause, cuts: readonly [number, number][], entities: readonly Entity[]): Subject {
  const end = clause.verb?.from ?? clause.to;
  const own: Word[] = [];
  for (let i = clause.subjectFrom; i < end; i++) if (!cuts.some(([from, to]) => i >= from && i < to)) own.push(words[i]!);
  const before = words
    .slice(clause.from, clause.subjectFrom)
    .filter((_, k) => !cuts.some(([from, to]) => clause.from + k >= from && clause.from + k < to));
  const { lead, rest } = splitLead(own);
  const core = trimCore(rest);
  const head = headOf(core);
  const entity = head && entities.find(({ start, end: stop }) => start <= head.start && head.end <= stop);
  return {
    lead: [...before, ...lead],
    core,
    alias: aliasIn(rest, core),
    plural:
      core.some((word, i) => word.low === "and" && i > 0 && !core.slice(0, i).some((other) => other.pos === "ADP")) ||
      (head !== undefined && pluralLike(head)),
    person:
      entity?.kind === "person" ||
      (head !== undefined && /^(he|she|man|woman|spokesman|spokeswoman|president|minister|official)$/.test(head.low)),
    named: head?.pos === "PROPN" || entity !== undefined,
    organisation:
      entity?.kind === "organisation" ||
      (head !== undefined && (organisationNoun.test(head.low) || /^\p{Lu}{2,}(-\p{Lu}+)?$/u.test(head.text))),
  };
}

function aliasIn(rest: readonly Word[], core: readonly Word[]): Word[] | null {
  const aside = rest.slice(core.length + 1);
  const end = nextComma(aside, 0);
  const name = aside.slice(0, end < 0 ? undefined : end);
  return rest[core.length]?.text === "," && isBareName(name) && !isBareName(core) ? name : null;
}

/** The noun that the phrase is about: the last one before a preposition. */
export function headOf(core: readonly Word[]): Word | undefined {
  const stop = core.findIndex((word, i) => i > 0 && (word.pos === "ADP" || word.text === "(" || word.text === ","));
  return core.slice(0, stop < 0 ? undefined : stop).findLast((word) => isNominal(word.pos));
}

function splitLead(own: readonly Word[]): { lead: Word[]; rest: Word[] } {
  let from = 0;
  while (from < own.length && (own[from]!.pos === "CCONJ" || own[from]!.text === "," || own[from]!.text === "“")) from++;
  for (let comma = nextComma(own, from); comma >= 0; comma = nextComma(own, from)) {
    if (!isLead(own.slice(from, comma))) break;
    from = comma + 1;
  }
  while (from < own.length - 1 && own[from]!.pos === "ADV" && !/^(about|nearly|almost|around|more|at|over|only|some)$/.test(own[from]!.low))
    from++;
  // "speaking to the agency, a power in the land, Putin said": no comma before the verb, so the last part is the subject
  const last = own.findLastIndex((word) => word.text === ",");
  const tail = own.slice(last + 1);
  if (
    last >= from &&
    tail.length > 0 &&
    own.length > 0 &&
    !tail.some((word) => word.pos === "CCONJ") &&
    tail.some((word) => isNominal(word.pos) && word.pos !== "NUM")
  )
    from = last + 1;
  const first = own[from];
  if (first?.pos === "ADP" && !/^(over|about|around|at|between|up)$/.test(first.low)) {
    // "In 2022 and 2023 the FSB": the phrase ends where a determiner cannot belong to it
    const next = own.findIndex(
      (word, i) => i > from + 1 && (word.pos === "DET" || word.pos === "PRON") && !/^(ADP|CCONJ|ADJ|VERB|DET)$/.test(own[i - 1]!.pos),
    );
    if (next > 0) from = next;
  }
  return { lead: own.slice(0, from), rest: own.slice(from) };
}

const nextComma = (own: readonly Word[], from: number): number => own.findIndex((word, i) => i >= from && word.text === ",");

function isLead(part: readonly Word[]): boolean {
  const first = part[0];
  if (!first) return true;
  if (
    first.pos === "ADP" ||
    first.pos === "SCONJ" ||
    first.low === "to" ||
    (first.pos === "ADV" && !part.some((word) => word.pos === "PROPN"))
  )
    return true;
  if (first.pos === "VERB" && (shapeOf(first) === "gerund" || shapeOf(first) === "either" || shapeOf(first) === "participle")) return true;
  const time = part.findIndex((word) => timeNoun.test(word.low));
  return time >= 0 && time <= 3 && !part.slice(0, time).some((word) => word.pos === "ADP");
}

function trimCore(rest: readonly Word[]): Word[] {
  let to = rest.length;
  const comma = nextComma(rest, 0);
  if (comma > 0) to = comma;
  const relative = rest.findIndex((word, i) => i > 0 && i < to && /^(which|who|whom|whose|that)$/.test(word.low));
  if (relative > 0) to = relative;
  const dash = rest.findIndex((word, i) => i > 0 && i < to && /^[–—]$/.test(word.text));
  if (dash > 0) to = dash;
  if (to > 1 && rest[to - 1]!.low === "'s") to--;
  while (to > 1 && (rest[to - 1]!.pos === "ADV" || /^[“"]$/.test(rest[to - 1]!.text))) to--;
  return rest.slice(0, to);
}
