import { describe, expect, it } from "vitest";
import { analyse } from "@/lib/gateways/language/analyse";
import { splitText } from "@/lib/gateways/language/split-text";

describe("reading a sentence", () => {
  it("gives every token its place in the sentence, in UTF-16", () => {
    const sentence = "“😀” isn’t Türkiye’s\u00a0IS-KP – 2014-2016, he e\u0301crit p.m. 5\u202f000.";
    const { tokens } = analyse(sentence);
    for (const { start, end, text } of tokens) expect(sentence.slice(start, end)).toBe(text);
    expect(tokens.map(({ text }) => text)).toContain("IS-KP");
  });

  it("leaves out no letter and no digit", () => {
    const sentence = "The U.S. paid $4.5bn (see Fig. 2) to Nos. 3–7; isn't that a lot, Mr. O’Neil?";
    const covered = analyse(sentence)
      .tokens.map(({ text }) => text)
      .join("");
    expect(covered.replace(/[^\p{L}\p{N}]/gu, "")).toBe(sentence.replace(/[^\p{L}\p{N}]/gu, ""));
  });

  it("knows people, organisations and places by name", () => {
    const sentence = "FSB head Aleksandr Bortnikov flew to Kandahar with President Maria Silva of the World Health Organization.";
    const named = analyse(sentence).entities.map(({ kind, start, end }) => `${kind}: ${sentence.slice(start, end)}`);
    expect(named).toEqual(
      expect.arrayContaining(["organisation: FSB", "person: Aleksandr Bortnikov", "place: Kandahar", "person: President Maria Silva"]),
    );
  });

  it.each(["", " ", "…", "constructor __proto__ toString", "\ud800", "a\u0000b"])("survives %j", (sentence) => {
    expect(() => analyse(sentence)).not.toThrow();
  });
});

describe("splitting a text", () => {
  it("proposes for the sentences of the window, and segments the whole", async () => {
    const text = Array.from({ length: 150 }, (_, i) => `Ship ${i + 1} left the port of Odesa in 2021.`).join(" ");
    const split = await splitText(text, { from: 20, to: 130 });
    expect(split.segments).toHaveLength(150);
    expect(split.proposals.map(({ sentence }) => sentence)).toEqual(Array.from({ length: 110 }, (_, i) => i + 20));
  });
});
