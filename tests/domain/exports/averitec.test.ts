import fc from "fast-check";
import { expect, test } from "vitest";
import { averitecClaim, averitecFrame, averitecLine, noAnswer } from "@/lib/domain/exports/averitec";
import { parseAveritec } from "@/lib/domain/exports/averitec-import";
import { averitecLabel, averitecLabels, judgementsOfLabel } from "@/lib/domain/exports/field-labels";
import { bases, tagOfBasis } from "@/lib/domain/tags";
import { anyBundle, anyHeader } from "./bundle";

const settled = anyBundle.filter((bundle) => bundle.verdict !== null && bundle.claim.retired === null);
const fileOf = (claims: string[]): string => averitecFrame.open + claims.join(averitecFrame.between) + averitecFrame.close;

test("what is exported and read back keeps claim, speaker, rationale, date, and every quote with its stance and address", () => {
  fc.assert(
    fc.property(fc.array(settled, { maxLength: 4 }), anyHeader, (bundles, { article }) => {
      const file = fileOf(bundles.map((bundle) => averitecLine(averitecClaim(bundle, article)!)));
      const read = parseAveritec(file);
      expect(read).toHaveLength(bundles.length);
      bundles.forEach(({ claim, verdict, links, searches }, i) => {
        expect(read[i]).toMatchObject({
          statement: claim.statement,
          speaker: claim.speaker,
          rationale: verdict!.rationale,
          claimedOn: article.publishedOn,
          publisher: article.publisher,
        });
        expect(read[i]!.candidates).toContainEqual({ tag: verdict!.tag, basis: verdict!.basis });
        const told = (quote: string, stance: string | null, url: string | null) => JSON.stringify([quote, stance, url]);
        expect(read[i]!.evidence.map((item) => told(item.quote, item.stance, item.url)).sort()).toEqual(
          links.map((link) => told(link.exact, link.stance, link.of.url)).sort(),
        );
        expect(read[i]!.unanswered.map((item) => item.answer)).toEqual([
          ...(links.length === 0 ? [null] : []),
          ...searches.map((search) => search.outcome),
        ]);
      });
    }),
  );
});

test("open and retired claims are left out", () => {
  fc.assert(
    fc.property(anyBundle, anyHeader, (bundle, { article }) => {
      expect(averitecClaim(bundle, article) === null).toBe(bundle.verdict === null || bundle.claim.retired !== null);
    }),
  );
});

test("every basis has a label, and every label leads back to its bases", () => {
  for (const basis of bases) expect(judgementsOfLabel[averitecLabel[basis]]).toContainEqual({ tag: tagOfBasis(basis), basis });
  expect(Object.keys(judgementsOfLabel).sort()).toEqual([...averitecLabels].sort());
});

test("a file of the field is read though it leaves fields out, and a yes is not taken for a quote of ours", () => {
  const claims = [
    {
      claim: " The mayor resigned. ",
      label: "Refuted",
      claim_date: "9-3-2024",
      speaker: "",
      questions: [
        {
          question: "Did she resign?",
          answers: [
            {
              answer: "No",
              answer_type: "Boolean",
              boolean_explanation: "She is in office.",
              source_url: "https://example.org",
              source_medium: "Web text",
            },
          ],
        },
        { question: "Why?", answers: [{ answer: noAnswer, answer_type: "Unanswerable", source_url: "", source_medium: "" }] },
        { question: "When?" },
      ],
    },
  ];
  expect(parseAveritec(JSON.stringify(claims))).toEqual([
    {
      statement: "The mayor resigned.",
      speaker: null,
      candidates: [{ tag: "unsupported", basis: "refuted" }],
      rationale: "",
      claimedOn: "2024-03-09",
      url: null,
      publisher: null,
      evidence: [
        { question: "Did she resign?", quote: "No: She is in office.", url: "https://example.org", medium: "Web text", stance: null },
      ],
      unanswered: [{ question: "Why?", answer: null }],
    },
  ]);
});

test.each([
  ["[", { kind: "unreadable" }],
  ["{}", { kind: "invalid", fields: { file: "Expected a list of claims." } }],
  ['[{"claim":"","label":"True"}]', { kind: "invalid", fields: { "0.claim": expect.any(String), "0.label": expect.any(String) } }],
])("%s is refused with what is wrong", (file, problem) => {
  expect(() => parseAveritec(file)).toThrow(expect.objectContaining({ problem: expect.objectContaining(problem) }));
});
