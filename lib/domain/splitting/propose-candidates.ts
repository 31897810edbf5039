import type { Candidate, CandidateKind, Hint, Mention, Mode } from "@/lib/domain/splitting/candidate";
import { speakerName } from "./attribution";
import { lintStatement } from "./linter";
import { mentionsIn } from "./mentions";
import type { Entity } from "./propose-analysis";
import { referenceOf, resolve, type Antecedent } from "./propose-references";
import { mergeInserted, render, spansOf, type Inserted } from "./propose-render";
import { sectionsOf, type Attributed } from "./propose-sections";
import type { Word } from "./propose-words";
import type { Proposition } from "./propositions/proposition";
import { propositionsOf } from "./propositions/propositions-of";

/** Whose quotation a sentence left: still open, or closed, so that the next quotation is likely theirs too. */
export type QuoteInHand = { speaker: string; mode: Mode; open: boolean };

export type SentenceInput = {
  sentence: string;
  offset: number;
  words: readonly Word[];
  entities: readonly Entity[];
  context: readonly Antecedent[];
  quote: QuoteInHand | null;
  caption: boolean;
};

/** More than any sentence holds; what was said stands before its saying, so that no link is cut. */
const mostCandidates = 40;

type Draft = {
  words: Word[];
  inserted: Inserted;
  kind: CandidateKind;
  speaker: string | null;
  mode: Mode | null;
  attributes: number | null;
  hints: Hint[];
};

/** All the candidates of one sentence, the subjects it leaves for the next, and a quotation left open. */
export function candidatesOf(input: SentenceInput): { candidates: Candidate[]; subjects: Antecedent[]; quote: QuoteInHand | null } {
  const drafts: Draft[] = [];
  const subjects: Antecedent[] = [];
  const first = input.words[0]?.text ?? "";
  const fresh = /^[“"]$/.test(first) && input.words.filter((word) => word.quoted).length >= input.words.length - 2;
  const continued = input.quote && input.words.some((word) => word.text === "”") && !input.words.some((word) => word.text === "“");
  const straight = input.words.filter((word) => word.text === '"').length;
  const running = input.quote?.open === true && (continued || !input.words.some((word) => /^[“”]$/.test(word.text)));
  const inQuote = input.quote !== null && (running || fresh);
  let speaker: QuoteInHand | null = inQuote ? input.quote : null;
  for (const section of sectionsOf(input.words)) {
    const context = [...subjects, ...input.context];
    const read = propositionsOf({ ...input, words: section.words, context });
    subjects.unshift(...read.subjects);
    const { attributed } = section;
    if (attributed && !attributed.negated) {
      const name = nameOf(input.sentence, attributed.speaker, context);
      speaker = { speaker: name, mode: attributed.mode, open: false };
      const by = personOf(input, attributed, name);
      if (by) subjects.unshift(by);
      for (const proposition of orWhole(read.propositions, section.words)) attribute(drafts, proposition, attributed, name, input.sentence);
    } else if (inQuote && input.quote) {
      for (const proposition of read.propositions) quoted(drafts, proposition, input.quote);
    } else {
      for (const proposition of read.propositions) state(drafts, proposition, input.sentence, context);
    }
  }
  if (drafts.length === 0) wholeSentence(drafts, input);
  const lastOpen = input.sentence.lastIndexOf("“");
  const stillOpen =
    lastOpen > input.sentence.lastIndexOf("”") ||
    (running && straight % 2 === 0 && !input.sentence.includes("”")) ||
    (!running && straight % 2 === 1);
  const told = drafts.findLast(({ kind }) => kind === "saying");
  if (!speaker && stillOpen && told?.speaker && told.mode) speaker = { speaker: told.speaker, mode: told.mode, open: true };
  // a quotation may open before its speaker is named
  const hand = speaker ?? (stillOpen ? (input.quote ?? { speaker: "", mode: "says" as const, open: true }) : null);
  const quotes = input.words.some((word) => word.quoted) || running;
  const mentions = mentionsIn(input.sentence, input.entities);
  return {
    candidates: drafts.slice(0, mostCandidates).map((draft) => finished(draft, input, mentions)),
    subjects: subjects.slice(0, 2),
    quote: hand && quotes ? { ...hand, open: stillOpen } : null,
  };
}

/** "“Ukraine, of course,” he replied": what was said is no clause, and was said all the same. */
function orWhole(found: Proposition[], words: readonly Word[]): Proposition[] {
  if (found.length > 0 || !words.some((word) => word.pos === "VERB" || word.quoted)) return found;
  return [{ words: [...words], inserted: {}, saying: null, within: null, resolved: null, fragment: true }];
}

/** Said inside the words of a frame: the saying with the frame, and what was said without it. */
function attribute(drafts: Draft[], proposition: Proposition, attributed: Attributed, name: string, sentence: string): void {
  const { words, inserted } = proposition;
  const both = [...words, ...attributed.words].toSorted((a, b) => a.at - b.at);
  const participle = attributed.participle;
  const frame: Inserted = participle
    ? { instead: new Map([[participle.at, `${plainName(sentence, attributed.speaker)} ${participle.past}`]]) }
    : {};
  const attributes = drafts.length;
  const hints = resolvedHint(proposition);
  drafts.push({ words, inserted, kind: "said", speaker: name || null, mode: attributed.mode, attributes: null, hints });
  drafts.push({
    words: both,
    inserted: mergeInserted(inserted, frame),
    kind: "saying",
    speaker: name || null,
    mode: attributed.mode,
    attributes,
    hints,
  });
}

/** A sentence inside a quotation that began earlier. */
function quoted(drafts: Draft[], proposition: Proposition, quote: QuoteInHand): void {
  const { words, inserted } = proposition;
  const first = words.find((word) => word.pos !== "PUNCT");
  if (!first) return;
  const attributes = drafts.length;
  const attribution = { speaker: quote.speaker || null, mode: quote.mode };
  const hints = resolvedHint(proposition);
  if (!quote.speaker) hints.push({ rule: "whose-words", message: "Stands in quotation marks: find whose words they are." });
  drafts.push({ words, inserted, kind: "said", ...attribution, attributes: null, hints });
  if (!quote.speaker) return;
  const verb = { says: "said", denies: "denied", suggests: "suggested", reports: "reported" }[quote.mode];
  const before = `${quote.speaker} ${verb}:`;
  const own = inserted.before?.get(first.at);
  drafts.push({
    words,
    inserted: mergeInserted(inserted, { before: new Map([[first.at, own ? `${before} ${own}` : before]]) }),
    kind: "saying",
    ...attribution,
    attributes,
    hints: resolvedHint(proposition),
  });
}

/** Stated by the article itself, or a saying with a clause of its own. */
function state(drafts: Draft[], proposition: Proposition, sentence: string, context: readonly Antecedent[]): void {
  const { words, inserted, saying, within } = proposition;
  const hints = resolvedHint(proposition);
  if (!saying) {
    if (!within) {
      drafts.push({ words, inserted, kind: "fact", speaker: null, mode: null, attributes: null, hints });
      return;
    }
    const name = nameOf(sentence, within.speaker, context);
    hints.push({ rule: "whose-words", message: "Stands inside what somebody said: check whether it is theirs or the article’s own." });
    drafts.push({ words, inserted, kind: "said", speaker: name || null, mode: within.mode, attributes: null, hints });
    return;
  }
  const speaker = (saying.resolved ? plainest(saying.resolved) : nameOf(sentence, saying.speaker, context)) || null;
  let attributes: number | null = null;
  if (saying.said) {
    attributes = drafts.length;
    drafts.push({ ...saying.said, kind: "said", speaker, mode: saying.mode, attributes: null, hints: [...hints] });
  }
  drafts.push({ words, inserted, kind: "saying", speaker, mode: saying.mode, attributes, hints });
}

const resolvedHint = ({ resolved, fragment }: Proposition): Hint[] => [
  ...(resolved ? [{ rule: "resolved", message: `A reference was read as “${resolved}”: check it.` }] : []),
  ...(fragment ? [{ rule: "fragment", message: "The text has no full sentence here: check the words that were added." }] : []),
];

/** No rule applied, though something is stated: the sentence as it stands, for a person to cut. */
function wholeSentence(drafts: Draft[], { words, caption }: SentenceInput): void {
  const stated = words.some((word) => word.pos === "VERB" || word.pos === "AUX") && words.length >= 4;
  const full = /^[.!…]$/.test(words.at(-1)?.text ?? "") || /^[”"]$/.test(words.at(-1)?.text ?? "");
  if (!stated || !(full || caption)) return;
  drafts.push({
    words: [...words],
    inserted: {},
    kind: "fact",
    speaker: null,
    mode: null,
    attributes: null,
    hints: [{ rule: "whole-sentence", message: "No single claim could be made out: cut this sentence by hand." }],
  });
}

function finished(draft: Draft, input: SentenceInput, mentions: readonly Mention[]): Candidate {
  const { sentence, offset } = input;
  const spans = spansOf(draft.words, offset);
  const anchored = spans.map(({ start, end }) => sentence.slice(start - offset, end - offset)).join(" ");
  let statement = render(sentence, draft.words, draft.inserted);
  let advice = lintStatement(statement, anchored, draft.kind);
  // the promise of a proposal: nothing outside the brackets that is not in the text it is anchored to
  if (advice.some(({ rule }) => rule === "unfaithful")) {
    statement = render(sentence, draft.words);
    advice = lintStatement(statement, anchored, draft.kind);
  }
  return {
    spans,
    statement,
    kind: draft.kind,
    speaker: draft.speaker,
    mode: draft.mode,
    attributes: draft.attributes,
    hints: [...draft.hints, ...advice],
    mentions: mentions
      .map((mention) => ({ ...mention, start: mention.start + offset, end: mention.end + offset }))
      .filter((mention) => spans.some(({ start, end }) => mention.start >= start && mention.end <= end)),
  };
}

function nameOf(sentence: string, speaker: readonly Word[], context: readonly Antecedent[]): string {
  const reference = referenceOf(speaker);
  const antecedent = reference && resolve(reference, context);
  return antecedent ? plainest(antecedent.name) : speakerName(sentence, speaker);
}

const plainest = (name: string): string =>
  name
    .replace(/^(?:the|an?) /i, "")
    .replace(/^(?:(?:president|prime|minister|general|colonel|senator|governor|chancellor|king|queen|mr|mrs|ms|dr)\.? )+(?=\p{Lu})/iu, "");

const plainName = (sentence: string, speaker: readonly Word[]): string =>
  speaker.length === 0 ? "" : sentence.slice(speaker[0]!.start, speaker.at(-1)!.end).replace(/\s+/g, " ").replace(/,.*$/, "");

/** A speaker in a frame may be meant by the pronoun that follows. */
function personOf(input: SentenceInput, { speaker }: Attributed, name: string): Antecedent | null {
  const last = speaker.at(-1);
  if (!last || !name || referenceOf(speaker)) return null;
  const entity = input.entities.find(({ start, end }) => speaker.some((word) => start <= word.start && word.end <= end));
  return {
    name,
    person: entity?.kind === "person",
    plural: /[^s]s$/.test(last.low) && last.pos === "NOUN",
    named: entity !== undefined,
    organisation: entity?.kind === "organisation",
  };
}
