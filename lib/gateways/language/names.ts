import nlp from "compromise/two";
import type { AnalysedToken, Entity } from "@/lib/domain/splitting/propose-analysis";
import type { MentionKind } from "@/lib/domain/splitting/candidate";
import { organisationWords, personTitles, placeWords, placesBeyondLexicon } from "./name-words";

type Kind = Extract<MentionKind, "person" | "organisation" | "place">;

/** compromise's word list: tags by lower-case word or phrase. Its tagger is far too slow for whole articles. */
let lexicon: Record<string, string | string[]> | undefined;

function tagsOf(word: string): string {
  lexicon ??= (nlp.model() as { one: { lexicon: Record<string, string | string[]> } }).one.lexicon;
  return Object.hasOwn(lexicon, word) ? String(lexicon[word]) : "";
}

const joins = new Set(["of", "the", "for", "and", "al", "el", "de", "von", "van", "bin", "-", "’s", "'s"]);
const calendar =
  /^(jan(uary)?|feb(ruary)?|march|april|may|june|july|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?|(mon|tues|wednes|thurs|fri|satur|sun)days?)\.?$/i;
const seasons = /^(i|mr|mrs|ms|dr|the|a|an|but|and|if|when|while|after|in|on|at|it|he|she|they|we)$/i;

/** People, organisations and places among the capitalised phrases of a sentence, in order. */
export function namesIn(tokens: readonly AnalysedToken[]): Entity[] {
  const names: Entity[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (!isName(tokens, i)) continue;
    let last = i;
    for (let j = i + 1; j < tokens.length && j - last <= 2; j++) {
      if (isName(tokens, j)) last = j;
      else if (!joins.has(tokens[j]!.text.toLowerCase())) break;
    }
    for (const [from, to] of parts(tokens, i, last)) {
      const kind = kindOf(tokens, from, to);
      if (kind) names.push({ start: tokens[from]!.start, end: tokens[to]!.end, kind });
    }
    i = last;
  }
  return names;
}

function isName(tokens: readonly AnalysedToken[], i: number): boolean {
  const { text, pos } = tokens[i]!;
  if (!/^\p{Lu}/u.test(text) || calendar.test(text)) return false;
  if (i > 0 && tokens[i - 1]!.text !== "“" && tokens[i - 1]!.text !== '"') return true;
  if (seasons.test(text)) return false;
  // The first word is capital anyway: it counts when it is an acronym, known, or goes before another name.
  const next = tokens[i + 1]?.text ?? "";
  return (
    /^(\p{Lu}{2,}|(\p{Lu}\.)+)$/u.test(text) ||
    tagsOf(text.toLowerCase()) !== "" ||
    placesBeyondLexicon.has(text.toLowerCase()) ||
    (pos === "PROPN" && (/^\p{Lu}/u.test(next) || /^['’]s?$/.test(next)))
  );
}

/** "Iran and Syria" and "Paris of France" are two names; "Bank of England" and "Health and Safety Board" are one. */
function parts(tokens: readonly AnalysedToken[], from: number, to: number): [number, number][] {
  for (let i = from + 1; i < to; i++) {
    const word = tokens[i]!.text.toLowerCase();
    if (/^['’]s$/.test(word)) return [[from, i - 1], ...parts(tokens, skipJoins(tokens, i + 1), to)];
    if (word !== "and" && word !== "the" && word !== "of" && word !== "for") continue;
    const tail = organisationWords.has(tokens[to]!.text.toLowerCase());
    const head = organisationWords.has(tokens[i - 1]!.text.toLowerCase());
    if (word === "of" && head) continue;
    if (word === "and" && tail && !kindOf(tokens, from, i - 1)) continue;
    return [[from, i - 1], ...parts(tokens, skipJoins(tokens, i + 1), to)];
  }
  return [[from, to]];
}

function skipJoins(tokens: readonly AnalysedToken[], i: number): number {
  let at = i;
  while (at < tokens.length && !/^\p{Lu}/u.test(tokens[at]!.text)) at++;
  return at;
}

function kindOf(tokens: readonly AnalysedToken[], from: number, to: number): Kind | null {
  const words = tokens.slice(from, to + 1).map((token) => token.text);
  const phrase = words.join(" ").toLowerCase();
  const whole = kindOfTag(tagsOf(phrase));
  if (whole) return whole;
  if (placesBeyondLexicon.has(phrase)) return "place";
  const lower = words.map((word) => word.toLowerCase());
  const last = lower.at(-1)!;
  if (personTitles.has(lower[0]!) && words.length > 1) return "person";
  if (organisationWords.has(last) || (lower.includes("of") && organisationWords.has(lower[0]!))) {
    return "organisation";
  }
  if (placeWords.has(last)) return "place";
  const before = tokens[from - 1]?.text.toLowerCase() ?? "";
  const first = tagsOf(lower[0]!);
  if (words.length >= 2 && words.length <= 4 && /FirstName|MaleName|FemaleName/.test(first)) return "person";
  if (words.length === 1) {
    if (personTitles.has(before) || /LastName|Person|MaleName|FemaleName/.test(first)) return "person";
    if (/^(\p{Lu}{2,6}|\p{Lu}{2,}-\p{Lu}+|\p{Lu}[\p{L}]*\p{Lu}+)$/u.test(words[0]!)) return "organisation";
  }
  if (/^(in|near|outside|from|around)$/.test(before) && !/Demonym/.test(first)) {
    return tokens[from]!.pos === "PROPN" && words.length <= 2 ? "place" : null;
  }
  if (words.length === 2 && /LastName/.test(tagsOf(last)) && first === "") return "person";
  return null;
}

function kindOfTag(tags: string): Kind | null {
  if (/Country|City|Region|Place/.test(tags)) return "place";
  if (/Organization|SportsTeam/.test(tags)) return "organisation";
  return null;
}
