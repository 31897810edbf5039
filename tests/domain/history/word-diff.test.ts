import fc from "fast-check";
import { expect, test } from "vitest";
import { wordDiff } from "@/lib/domain/history/word-diff";

const sentence = fc
  .array(fc.constantFrom("at", "least", "139", "dead", ",", "Москва", "e\u0301té", "🔥", " ", " ", "\n"))
  .map((words) => words.join(""));

test("same and removed pieces are the old text, same and added ones the new, whatever the texts", () => {
  fc.assert(
    fc.property(fc.oneof(sentence, fc.string({ unit: "binary" })), fc.oneof(sentence, fc.string({ unit: "binary" })), (before, after) => {
      const pieces = wordDiff(before, after);
      const without = (kind: string) =>
        pieces
          .filter((piece) => piece.kind !== kind)
          .map((piece) => piece.text)
          .join("");
      expect(without("added")).toBe(before);
      expect(without("removed")).toBe(after);
    }),
  );
});

test("equal texts have no change, and neighbours of one kind are one piece", () => {
  fc.assert(
    fc.property(sentence, sentence, (before, after) => {
      expect(wordDiff(before, before).every((piece) => piece.kind === "same")).toBe(true);
      const kinds = wordDiff(before, after).map((piece) => piece.kind);
      expect(kinds.every((kind, i) => kind !== kinds[i - 1])).toBe(true);
    }),
  );
});

test("a changed number is the one change", () => {
  expect(wordDiff("At least 139 people died.", "At least 144 people died.")).toEqual([
    { kind: "same", text: "At least " },
    { kind: "removed", text: "139" },
    { kind: "added", text: "144" },
    { kind: "same", text: " people died." },
  ]);
});

test("two long texts that share nothing are shown as a whole, at once", () => {
  const before = Array.from({ length: 5000 }, (_, i) => `a${i}`).join(" ");
  const after = Array.from({ length: 5000 }, (_, i) => `b${i}`).join("\n");
  expect(wordDiff(before, after)).toEqual([
    { kind: "removed", text: before },
    { kind: "added", text: after },
  ]);
});

test("a number with its separators changes as a whole", () => {
  expect(wordDiff("It cost 1.2 million at 10:30.", "It cost 1.4 million at 10:45.").filter((piece) => piece.kind !== "same")).toEqual([
    { kind: "removed", text: "1.2" },
    { kind: "added", text: "1.4" },
    { kind: "removed", text: "10:30" },
    { kind: "added", text: "10:45" },
  ]);
});
