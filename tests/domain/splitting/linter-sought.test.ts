import fc from "fast-check";
import { expect, test } from "vitest";
import { findFirst, type Sought, soughtIn } from "@/lib/domain/splitting/linter-sought";
import * as sought from "@/lib/domain/splitting/linter-words";
import { readMarkedTexts } from "./segment-vectors";

const all = Object.entries(sought).filter((entry): entry is [string, Sought] => "bit" in entry[1]);

/** As if there were no list of words: every pattern searches the whole text. */
function searched({ pattern }: Sought, text: string): { index: number; text: string } | null {
  pattern.lastIndex = 0;
  const match = pattern.exec(text);
  pattern.lastIndex = 0;
  return match && { index: match.index, text: match[0] };
}

function expectNothingMissed(text: string): void {
  const bits = soughtIn(text);
  for (const [name, what] of all) {
    const found = findFirst(what, text, bits);
    what.pattern.lastIndex = 0;
    expect([name, found]).toEqual([name, searched(what, text)]);
  }
}

test("the words that a pattern is sought by miss nothing that it would find: in the marked texts, line by line", () => {
  for (const { text } of readMarkedTexts(/./)) text.split("\n").forEach(expectNothingMissed);
});

test("nor in any words of the patterns themselves, in any order and case", () => {
  const vocabulary = [...new Set(all.flatMap(([, { pattern }]) => pattern.source.match(/[a-z]{2,}/gi) ?? []))];
  const word = fc.oneof(
    fc.constantFrom(...vocabulary),
    fc.constantFrom(...vocabulary).map((each) => each[0]!.toUpperCase() + each.slice(1)),
    fc.constantFrom("I", "won’t", "’s", "won't", "two", "Moscow", "3", ",", ";", "-", "é", "sources"),
  );
  const phrase = fc.array(fc.tuple(word, fc.constantFrom(" ", " ", " ", "-", "\u00a0", "s ", "ly ")), { maxLength: 8 });
  fc.assert(
    fc.property(phrase, (parts) => expectNothingMissed(parts.flat().join(""))),
    { numRuns: 3000 },
  );
});
