import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { candidateSchema, type Candidate } from "@/lib/domain/splitting/candidate";
import { proposeCandidates } from "@/lib/domain/splitting/propose";
import { unfaithfulWords } from "@/lib/domain/splitting/propose-render";
import { segment } from "@/lib/domain/splitting/segment";
import { analyse } from "@/lib/gateways/language/analyse";

type Vector = { text: string; expect: Partial<Candidate>[]; never?: string[]; disposition?: string | null; hints?: string[] };

const folder = fileURLToPath(new URL("../../vectors/proposals/", import.meta.url));
const vectors = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .flatMap((file) => JSON.parse(readFileSync(folder + file, "utf8")) as Vector[]);

const propose = (text: string) => proposeCandidates(text, segment(text), analyse);
const candidatesIn = (text: string): Candidate[] => propose(text).flatMap(({ candidates }) => candidates);

describe("proposed claims", () => {
  it.each(vectors.map((vector) => [vector.text, vector] as const))("%s", (text, vector) => {
    const proposals = propose(text);
    const candidates = proposals.flatMap((proposal) => proposal.candidates);
    for (const expected of vector.expect) expect(candidates).toContainEqual(expect.objectContaining(expected));
    const statements = candidates.map(({ statement }) => statement);
    for (const statement of vector.never ?? []) expect(statements).not.toContain(statement);
    if (vector.disposition !== undefined) expect(proposals[0]?.disposition).toBe(vector.disposition);
    const rules = candidates.flatMap(({ hints }) => hints.map(({ rule }) => rule));
    for (const rule of vector.hints ?? []) expect(rules).toContain(rule);
  });

  it("say nothing outside their brackets that is not in the text they are anchored to, whatever the text", () => {
    const words = fc.constantFrom(
      ...vectors.flatMap(({ text }) => text.split(" ")),
      "“",
      "”",
      "(",
      ")",
      "–",
      ";",
      "said,",
      "which",
      "who",
      "and",
      "but",
      "that",
      "it",
      "they",
      "not",
      "[",
      "]",
      "😀",
      "\u00a0",
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 40 }), (parts) => {
        const text = `${parts.join(" ").replaceAll(/[[\]]/g, "")}.`;
        for (const candidate of candidatesIn(text)) {
          candidateSchema.parse(candidate);
          const anchored = candidate.spans.map(({ start, end }) => text.slice(start, end)).join(" ");
          expect(unfaithfulWords(candidate.statement, anchored)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("point a saying at what was said, in the same sentence", () => {
    for (const { text } of vectors) {
      for (const { candidates } of propose(text)) {
        for (const { kind, attributes } of candidates) {
          if (attributes === null) continue;
          expect(kind).toBe("saying");
          expect(candidates[attributes]?.kind).toBe("said");
        }
      }
    }
  });

  it("keep their spans inside their own sentence, in order and apart", () => {
    for (const { text } of vectors) {
      const segments = segment(text);
      for (const { sentence, candidates } of propose(text)) {
        for (const { spans } of candidates) {
          spans.forEach(({ start, end }, i) => {
            expect(start).toBeGreaterThanOrEqual(i === 0 ? segments[sentence]!.start : spans[i - 1]!.end);
            expect(end).toBeLessThanOrEqual(segments[sentence]!.end);
            expect(end).toBeGreaterThan(start);
          });
        }
      }
    }
  });

  it("are the same in a window as in the whole, and the same every time", () => {
    const text = vectors.map((vector) => vector.text).join("\n\n");
    const segments = segment(text);
    const whole = propose(text);
    const half = Math.floor(segments.length / 2);
    const parts = [
      ...proposeCandidates(text, segments, analyse, { to: half }),
      ...proposeCandidates(text, segments, analyse, { from: half }),
    ];
    expect(parts).toEqual(whole);
  });

  it("find a sentence that stood before, word for word, to be a duplicate", () => {
    const sentence = "The harbour authority closed the northern basin in 2019.";
    expect(propose(`${sentence} ${sentence}`).map(({ disposition }) => disposition)).toEqual([null, "duplicate"]);
  });

  it("leave a pronoun alone when two could be meant, and say so", () => {
    const [, second] = propose("The army shelled the port. They burned.");
    expect(second?.candidates[0]?.statement).toBe("They burned.");
    expect(second?.candidates[0]?.hints.map(({ rule }) => rule)).toContain("dangling-reference");
  });

  it("mark the dates, numbers, places and people they name", () => {
    const text = "On 3 May 2021 Maria Lopez opened two clinics in Lisbon.";
    const named = candidatesIn(text)[0]!.mentions.map(({ kind, start, end }) => [kind, text.slice(start, end)]);
    expect(named).toEqual([
      ["date", "3 May 2021"],
      ["person", "Maria Lopez"],
      ["number", "two"],
      ["place", "Lisbon"],
    ]);
  });

  it("give a quotation over several sentences to its one speaker", () => {
    const candidates = candidatesIn("“The bridge was closed in May,” said Tom Reed. “Nobody inspected the cables.”");
    expect(candidates.filter(({ kind }) => kind === "said").map(({ speaker, statement }) => [speaker, statement])).toEqual([
      ["Tom Reed", "The bridge was closed in May."],
      ["Tom Reed", "Nobody inspected the cables."],
    ]);
  });
});
