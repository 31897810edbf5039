import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { proposeCandidates } from "@/lib/domain/splitting/propose";
import { unfaithfulWords } from "@/lib/domain/splitting/propose-render";
import { segment } from "@/lib/domain/splitting/segment";
import { analyse } from "@/lib/gateways/language/analyse";

const path = fileURLToPath(new URL("../../../../shared/articles/moscow-attack-qa.txt", import.meta.url));

describe.skipIf(!existsSync(path))("proposals on a real article", () => {
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const proposals = proposeCandidates(text, segment(text), analyse);
  const sayings = proposals.flatMap(({ candidates }) =>
    candidates
      .filter(({ kind }) => kind === "saying")
      .map((saying) => ({ ...saying, said: saying.attributes === null ? null : candidates[saying.attributes]! })),
  );

  it("hold the accusation apart by speaker, each in two levels", () => {
    for (const name of ["Putin", "Nikolai Patrushev", "Aleksandr Bortnikov"]) {
      const two = sayings.filter(({ speaker, said }) => speaker?.includes(name) && said !== null);
      expect(two.length, name).toBeGreaterThan(0);
    }
    expect(sayings.some(({ speaker, said }) => speaker?.includes("FSB") && said?.statement.startsWith("Ukraine"))).toBe(true);
  });

  it("give almost every sentence with a fact a candidate that was not left whole", () => {
    const open = proposals.filter(({ disposition }) => disposition === null);
    const usable = open.filter(({ candidates }) => candidates.some(({ hints }) => !hints.some(({ rule }) => rule === "whole-sentence")));
    expect(usable.length / open.length).toBeGreaterThan(0.95);
  });

  it("are faithful to the text, every one", () => {
    for (const { candidates } of proposals) {
      for (const { statement, spans } of candidates) {
        expect(unfaithfulWords(statement, spans.map(({ start, end }) => text.slice(start, end)).join(" "))).toEqual([]);
      }
    }
  });
});
