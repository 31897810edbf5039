import { describe, expect, it } from "vitest";
import { stepSelection, type Reach } from "@/app/[workspace]/articles/[article]/_components/article-text/text-steps";
import type { Block } from "@/lib/domain/highlights";

const paragraphs = ["A siren went off. Nobody came.", "She saw 👩‍🚒 run, e\u0301tait là."];
const text = paragraphs.join("\n\n");
const blocks: Block[] = paragraphs.map((words) => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
  kind: "paragraph",
}));
const article = { text, blocks, lang: "en" };
const words = (reach: Reach | null) => reach && text.slice(Math.min(reach.anchor, reach.focus), Math.max(reach.anchor, reach.focus));
const at = (part: string): Reach => ({ anchor: text.indexOf(part), focus: text.indexOf(part) + part.length });

describe("a selection moved from the keyboard", () => {
  it("begins with the first unit at its origin", () => {
    expect(words(stepSelection(article, { anchor: 0, focus: 0 }, "word", "forward", false))).toBe("A");
    expect(words(stepSelection(article, { anchor: 2, focus: 2 }, "word", "forward", false))).toBe("siren");
  });

  it("passes over what is no word, and from block to block in both directions", () => {
    expect(words(stepSelection(article, at("came"), "word", "forward", false))).toBe("She");
    expect(words(stepSelection(article, at("She"), "word", "backward", false))).toBe("came");
    expect(words(stepSelection(article, at("saw"), "word", "forward", false))).toBe("run");
  });

  it("takes a character for what a reader takes for one", () => {
    expect(words(stepSelection(article, at("saw "), "character", "forward", false))).toBe("👩‍🚒");
    expect(words(stepSelection(article, at("run, "), "character", "forward", true))).toBe("run, e\u0301");
  });

  it("extends by whole units on the side that moves", () => {
    const siren = at("siren");
    expect(words(stepSelection(article, siren, "word", "forward", true))).toBe("siren went");
    expect(words(stepSelection(article, siren, "word", "backward", true))).toBe("A siren");
    const backward = { anchor: siren.focus, focus: siren.anchor };
    expect(words(stepSelection(article, backward, "word", "backward", true))).toBe("A siren");
  });

  it("goes by the article's own sentences where it has them", () => {
    const sentences = [{ start: 0, end: 30 }];
    expect(words(stepSelection(article, { anchor: 0, focus: 0 }, "sentence", "forward", false))).toBe("A siren went off.");
    expect(words(stepSelection({ ...article, sentences }, { anchor: 0, focus: 0 }, "sentence", "forward", false))).toBe(paragraphs[0]);
  });

  it("works with a language that is no language tag", () => {
    expect(words(stepSelection({ ...article, lang: "in English" }, at("A"), "word", "forward", false))).toBe("siren");
  });

  it("stays where it is at either end of the text", () => {
    expect(stepSelection(article, at("là."), "word", "forward", false)).toBeNull();
    expect(stepSelection(article, at("A"), "sentence", "backward", false)).toBeNull();
  });
});
