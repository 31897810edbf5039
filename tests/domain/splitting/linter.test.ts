import { describe, expect, it } from "vitest";
import { lintStatement } from "@/lib/domain/splitting/linter";

const rules = (statement: string, anchored = statement, kind?: "fact" | "saying" | "said") =>
  lintStatement(statement, anchored, kind).map(({ rule }) => rule);

describe("the linter of statements", () => {
  it.each([
    "ISIS claimed the attack on Crocus City Hall.".replace("claimed", "carried out"),
    "At least 139 people died in the attack on Crocus City Hall on 22 March 2024.",
    "The bridge between Kehl and Strasbourg opened in 1960.",
    "France and Germany closed the border in 2020.",
    "[The company] employs 900 people in Leeds and York.",
  ])("has nothing to say about: %s", (statement) => expect(rules(statement)).toEqual([]));

  it.each([
    ["two-facts", "Gunmen killed 60 people and wounded over 100."],
    ["two-facts", "The storm destroyed 300 homes, and the river rose by four metres."],
    ["dangling-reference", "He left the country in 1994."],
    ["dangling-reference", "Ten people died in the attack."],
    ["dangling-reference", "The group lost its territory."],
    ["relative-date", "A bomb exploded in Oslo last weekend."],
    ["relative-date", "A bomb exploded in Oslo that day."],
    ["relative-date", "A bomb exploded in Oslo two days ago."],
    ["question", "Did a bomb explode in Oslo?"],
    ["speaker-inside", "Police said a bomb exploded in Oslo."],
    ["likelihood-and-confidence", "With high confidence, the missile was likely fired from Syria."],
    ["run-together", "The law was passed in 2023the year of the election."],
    ["hedged", "The bomb was probably made in Oslo."],
    ["prediction", "The dam will be finished in 2031."],
    ["opinion", "The ruling is absurd."],
  ])("hints at %s in: %s", (rule, statement) => expect(rules(statement)).toContain(rule));

  it("names the words that are not in the anchored text, unless they stand in brackets", () => {
    expect(rules("Gunmen killed 60 people in Oslo.", "Gunmen killed 60 people")).toContain("unfaithful");
    expect(rules("Gunmen killed 60 people [in Oslo].", "Gunmen killed 60 people")).not.toContain("unfaithful");
    expect(rules("gunmen killed 60 people", "Gunmen killed 60 people.")).not.toContain("unfaithful");
  });

  it("takes a straight and a typographic apostrophe for the same", () => {
    expect(rules("Russia's army left.", "Russia’s army left")).not.toContain("unfaithful");
  });

  it("does not mind the speaker where the saying is what is checked", () => {
    expect(rules("Police said a bomb exploded in Oslo.", undefined, "saying")).toEqual([]);
  });

  it("does not mind a pronoun that a name before it explains", () => {
    expect(rules("Putin said he would not go.", undefined, "saying")).not.toContain("dangling-reference");
    expect(rules("[ISIS] lost its territory.", "It lost its territory")).not.toContain("dangling-reference");
  });

  it("says where in the statement the trouble is", () => {
    const [hint] = lintStatement("A bomb exploded in Oslo yesterday.", "A bomb exploded in Oslo yesterday.");
    expect(hint).toMatchObject({ rule: "relative-date", start: 24, end: 33 });
  });

  it("answers any text at all", () => {
    for (const text of ["", "?", "[", "]]", "“", "😀", "a".repeat(20_000), "and ".repeat(3000)])
      expect(() => lintStatement(text, "")).not.toThrow();
  });
});
