import fc from "fast-check";
import { expect, test } from "vitest";
import { bestEnd, editDistance, similarity } from "@/lib/domain/anchoring/edit-distance";

/** The textbook table, for comparison; `free` lets the pattern begin anywhere. Returns its last row. */
function lastRow(pattern: string, text: string, free: boolean): number[] {
  let row = Array.from({ length: text.length + 1 }, (_, j) => (free ? 0 : j));
  for (let i = 1; i <= pattern.length; i++) {
    const next = [i];
    for (let j = 1; j <= text.length; j++) {
      const change = row[j - 1]! + (pattern[i - 1] === text[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row;
}

const word = fc.string({ unit: fc.constantFrom(..."abc "), maxLength: 150 });

test("the bit-parallel distance is the textbook distance, across every block border", () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(lastRow(a, b, false).at(-1));
    }),
    { numRuns: 300 },
  );
});

test("the best end is where the textbook search has its first minimum", () => {
  fc.assert(
    fc.property(
      word.filter((a) => a.length > 0),
      word,
      (pattern, text) => {
        const row = lastRow(pattern, text, true);
        const errors = Math.min(...row);
        expect(bestEnd(pattern, text)).toEqual({ end: row.indexOf(errors), errors });
      },
    ),
    { numRuns: 300 },
  );
});

test("only the same text has a likeness of 1, and likeness has no direction", () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(similarity(a, b)).toBe(similarity(b, a));
      expect(similarity(a, b) === 1).toBe(a === b);
    }),
  );
});

test("typography matters less than letters, letters less than words", () => {
  const text = "He said: “it’s over”, and left.";
  const typography = similarity(text, 'He said: "it\'s over", and left.');
  const letter = similarity(text, "He said: “it’s ower”, and left.");
  const words = similarity(text, "He said: “we go on”, and left.");
  expect(typography).toBeGreaterThan(letter);
  expect(letter).toBeGreaterThan(words);
});
