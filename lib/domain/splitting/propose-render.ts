import type { Span } from "@/lib/domain/text";
import type { Word } from "./propose-words";

/** Words put into a statement that are not in the text: before a word, after it, instead of it, or at the end. Keyed by `Word.at`. */
export type Inserted = { before?: Map<number, string>; after?: Map<number, string>; instead?: Map<number, string>; end?: string };

export function mergeInserted(first: Inserted, second: Inserted): Inserted {
  return {
    before: new Map([...(first.before ?? []), ...(second.before ?? [])]),
    after: new Map([...(first.after ?? []), ...(second.after ?? [])]),
    instead: new Map([...(first.instead ?? []), ...(second.instead ?? [])]),
    ...(second.end || first.end ? { end: second.end ?? first.end ?? "" } : {}),
  };
}

/**
 * The statement made of these words of a sentence, in order, with the insertions in [brackets]:
 * white space evened out, dangling punctuation gone, a capital first and a full stop last.
 */
export function render(sentence: string, words: readonly Word[], inserted: Inserted = {}): string {
  const kept = trimPunctuation(words);
  let statement = "";
  kept.forEach((word, i) => {
    const previous = kept[i - 1];
    const touching = previous !== undefined && previous.at === word.at - 1 && previous.end === word.start;
    const joint = previous === undefined || touching || (previous.at !== word.at - 1 && /^[,.;:]$/.test(word.text)) ? "" : " ";
    const before = inserted.before?.get(word.at);
    const instead = inserted.instead?.get(word.at);
    // an empty replacement swallows the word: it belongs to the phrase replaced before it
    if (instead === "") return;
    statement +=
      joint +
      (before === undefined ? "" : `[${before}] `) +
      (instead === undefined ? sentence.slice(word.start, word.end) : `[${instead}]`);
    const after = inserted.after?.get(word.at);
    if (after !== undefined) statement += ` [${after}]`;
  });
  if (inserted.end) statement += ` [${inserted.end}]`;
  return finish(statement);
}

/** UTF-16 spans, in the whole text, that these words of a sentence starting at `offset` cover. */
export function spansOf(words: readonly Word[], offset: number): Span[] {
  const spans: Span[] = [];
  let last = -2;
  for (const word of trimPunctuation(words)) {
    const open = spans.at(-1);
    if (open && word.at === last + 1) open.end = offset + word.end;
    else spans.push({ start: offset + word.start, end: offset + word.end });
    last = word.at;
  }
  return spans;
}

/** Leaves out what is mere punctuation at either end, and quotation marks that lost their partner. */
export function trimPunctuation(words: readonly Word[]): Word[] {
  let from = 0;
  let to = words.length;
  while (from < to && /^[,.;:–—)\]-]+$/.test(words[from]!.text)) from++;
  while (to > from && /^[,.;:–—([-]+$/.test(words[to - 1]!.text)) to--;
  const kept = words.slice(from, to);
  const balanced = dropLoneMarks(kept);
  return balanced.filter((word, i) => !(word.text === "," && (balanced[i + 1]?.text === "," || i === balanced.length - 1)));
}

function dropLoneMarks(words: readonly Word[]): Word[] {
  const opens = words.filter((word) => word.text === "“").length;
  const closes = words.filter((word) => word.text === "”").length;
  const straight = words.filter((word) => word.text === '"').length;
  const whole = words.length > 2 && opens === 1 && closes === 1 && words[0]!.text === "“" && words.at(-1)!.text === "”";
  const wholeStraight = straight === 2 && words[0]!.text === '"' && words.at(-1)!.text === '"';
  if (whole || wholeStraight) return trimPunctuation(words.slice(1, -1));
  if (opens === closes && straight % 2 === 0) return [...words];
  const dropped = words.filter((word) => !(opens !== closes && /^[“”]$/.test(word.text)) && !(straight % 2 === 1 && word.text === '"'));
  return dropped.length === words.length ? dropped : trimPunctuation(dropped);
}

/** Most statements come even already: a step that costs first asks whether it has anything to do. */
function finish(statement: string): string {
  let even = /[^\S ]|\s{2}/.test(statement) ? statement.replace(/\s+/g, " ") : statement;
  if (even.includes("] [")) even = even.replaceAll("] [", " ");
  if (/ [,.;:!?]/.test(even)) even = even.replace(/\s+([,.;:!?])/g, "$1");
  even = withoutLooseEnds(even);
  if (/,\s*,/.test(even)) even = even.replace(/,(?:\s*,)+/g, ",");
  const first = even.search(/[\p{L}\p{N}]/u);
  const capital = first < 0 ? even : even.slice(0, first) + even.slice(first, first + 1).toUpperCase() + even.slice(first + 1);
  return /[.!?…]["”’]?$/.test(capital.slice(-2)) ? capital : `${capital}.`;
}

function withoutLooseEnds(text: string): string {
  const isLoose = (sign: string): boolean => /[,;:–—\s]/.test(sign);
  let from = 0;
  let to = text.length;
  while (to > from && isLoose(text[to - 1]!)) to--;
  while (from < to && isLoose(text[from]!)) from++;
  return from === 0 && to === text.length ? text : text.slice(from, to);
}

/** The words of a statement outside its [brackets]. */
export function outsideBrackets(statement: string): string {
  return statement.replace(/\[[^\]]*\]/g, " ");
}

/** Words of a text, for comparison: lower case, apostrophes made straight, without marks around them. */
export function comparableWords(text: string): string[] {
  return (
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+(?:[.'’-][\p{L}\p{N}]+)*/gu)
      ?.map((word) => (word.includes("’") ? word.replaceAll("’", "'") : word)) ?? []
  );
}

/** Every word of the statement outside the brackets stands in the anchored text. Returns those that do not. */
export function unfaithfulWords(statement: string, anchored: string): string[] {
  if (isCopied(statement, anchored)) return [];
  const there = new Set(comparableWords(anchored));
  return comparableWords(outsideBrackets(statement)).filter((word) => !there.has(word));
}

/** The usual case, quickly told: the anchored text from its beginning up to the end of a word, with a capital and a full stop. */
function isCopied(statement: string, anchored: string): boolean {
  if (statement === "" || statement.includes("[")) return false;
  const copied = statement.endsWith(".") ? statement.slice(0, -1) : statement;
  return (
    anchored.startsWith(copied.slice(1), 1) &&
    anchored.slice(0, 1).toLowerCase() === copied.slice(0, 1).toLowerCase() &&
    /^(?:$|\.$|[^\p{L}\p{N}.'’-])/u.test(anchored.slice(copied.length, copied.length + 2))
  );
}
