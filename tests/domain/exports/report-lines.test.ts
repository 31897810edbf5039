import fc from "fast-check";
import { expect, test } from "vitest";
import type { SealedClaim } from "@/lib/domain/exports/log-places";
import { reportSealedClaim } from "@/lib/domain/exports/report-claim";
import { articleLines, claimLines } from "@/lib/domain/exports/report-lines";
import { withheldClaim } from "@/lib/domain/exports/withheld";
import { anyBundle, anyHeader } from "./bundle";

const leaf = fc.stringMatching(/^[0-9a-f]{64}$/);
/** A claim with an entry for whatever a report shows of it. */
const anySealed = fc.tuple(anyBundle, fc.array(leaf, { minLength: 8, maxLength: 8 })).map(([bundle, leaves]): SealedClaim => {
  const { claim, links, searches, verdict } = bundle;
  const objects: [object: string, act: string][] = [
    [`claim/${claim.id}`, "claim.created"],
    ...links.map((link): [string, string] => [`link/${link.id}`, "link.added"]),
    ...searches.map((search): [string, string] => [`search/${search.id}`, "search.recorded"]),
    ...(verdict?.assessment ? [[`assessment/${verdict.assessment}`, "assessment.approved"] as [string, string]] : []),
  ];
  return {
    ...bundle,
    links: links.map((link, at) => ({ ...link, evidencePlace: { index: 500 + at, leafHash: leaves[7]! } })),
    events: objects.map(([object, act], at) => ({
      object,
      act,
      at: claim.madeAt,
      actor: claim.madeBy,
      index: 100 + at,
      leafHash: leaves[at % 7]!,
    })),
  };
});

test("on paper and on the page, whatever is shown of a claim carries the same places in the log", () => {
  fc.assert(
    fc.property(anySealed, (sealed) => {
      const places = (text: string): string[] =>
        [...text.matchAll(/(?:statement|verdict|link|evidence|search): entry #\d+, [0-9a-f]{64}/g)].map(([found]) => found);
      const paper = claimLines(sealed)
        .filter(({ is }) => is === "place")
        .map(({ text }) => text);
      const found = places(paper.join("\n"));
      expect(found.toSorted()).toEqual(places(reportSealedClaim(sealed, "a-")).toSorted());
      expect(found.some((each) => each.startsWith("statement: entry #100,"))).toBe(true);
      if (!sealed.claim.retired) expect(found.filter((each) => each.startsWith("evidence:")).length).toBe(sealed.links.length);
    }),
    { numRuns: 80 },
  );
});

test("where sources are withheld, no line on paper says anything of them", () => {
  fc.assert(
    fc.property(anySealed, (sealed) => {
      const shown = claimLines(withheldClaim(sealed, ["drafts", "sources"]));
      expect(shown.filter(({ text }) => text.startsWith("snapshot"))).toEqual([]);
      const links = sealed.claim.retired ? 0 : sealed.links.length;
      expect(shown.filter(({ text }) => text.startsWith("Withheld in this bundle."))).toHaveLength(links);
    }),
    { numRuns: 40 },
  );
});

test("an article is told with the hash of its text and how it came out", () => {
  fc.assert(
    fc.property(anyHeader, (header) => {
      const lines = articleLines(header).map(({ text }) => text);
      expect(lines[0]).toBe(header.article.title);
      expect(lines).toContain(`SHA-256 of the text: ${header.version.sha256}`);
    }),
    { numRuns: 20 },
  );
});
