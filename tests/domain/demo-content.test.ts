import { describe, expect, it } from "vitest";
import { gate } from "@/lib/domain/gate";
import { bases, tagOfBasis } from "@/lib/domain/tags";
import { demo } from "@/prisma/demo/content";
import { notice } from "@/prisma/demo/document";
import { revisions } from "@/prisma/demo/revision";

const { article, claims, evidence, links, assessments } = demo;
const claimOf = new Map(claims.map((claim) => [claim.key, claim]));
const evidenceOf = new Map(evidence.map((item) => [item.key, item]));
const sourceOf = new Map(demo.sources.map((source) => [source.key, source]));

const occurrences = (text: string, quote: string): number => text.split(quote).length - 1;
const words = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[’']/g, "'")
    .match(/[\p{L}\p{N}']+/gu) ?? [];
const linksOf = (claim: string) =>
  links
    .filter((link) => link.claim === claim)
    .map((link) => {
      const item = evidenceOf.get(link.evidence)!;
      const { origin } = sourceOf.get(item.source)!;
      return { ...link, origin, publishedOn: item.publishedOn };
    });
const settledAs = (claim: string) =>
  assessments
    .filter((assessment) => assessment.claim === claim && assessment.state === "settled")
    .map(({ tag, basis }) => `${tag}/${basis}`);

describe("the demo article", () => {
  it("is about 900 words long", () => {
    expect(words(article.text).length).toBeGreaterThan(800);
    expect(words(article.text).length).toBeLessThan(1000);
  });

  it("holds every quote of a claim, a disposition and an open sentence exactly once", () => {
    const quotes = [...claims.flatMap((claim) => claim.quotes), ...demo.dispositions.map((decision) => decision.quote), ...demo.open];
    const wrong = quotes.filter((quote) => occurrences(article.text, quote) !== 1);
    expect(wrong).toEqual([]);
  });

  it("has no sentence that is neither claimed, nor decided on, nor left open on purpose", () => {
    const decided = [...demo.dispositions.map((decision) => decision.quote), ...demo.open];
    const starts = decided.map((quote) => article.text.indexOf(quote));
    const spans = claims.flatMap((claim) =>
      claim.quotes.map((quote) => {
        const start = article.text.indexOf(quote);
        return { start, end: start + quote.length };
      }),
    );
    const sentences = [...new Intl.Segmenter("en", { granularity: "sentence" }).segment(article.text)];
    const missed = sentences
      .map(({ segment, index }) => ({
        segment,
        start: index,
        end: index + segment.trimEnd().length,
      }))
      .filter(({ segment }) => segment.trim() !== "")
      .filter(({ start, end }) => !starts.some((at) => at >= start && at < end))
      .filter(({ start, end }) => !spans.some((span) => span.start < end && span.end > start));
    expect(missed).toEqual([]);
    expect(demo.open.length).toBeGreaterThanOrEqual(3);
  });

  it("is corrected later so that most quotes stay, and a few change or go", () => {
    const lost = claims.filter((claim) => claim.quotes.some((quote) => occurrences(article.textV2, quote) !== 1));
    expect(lost.map((claim) => claim.key).sort()).toEqual([
      "first-count-40",
      "held-until-may",
      "injured-182",
      "putin-islamists",
      "toll-139",
    ]);
    expect(revisions.filter(({ was }) => occurrences(article.text, was) !== 1)).toEqual([]);
    expect(article.textV2.indexOf("The warning of 7 March")).toBeGreaterThan(article.textV2.indexOf("The arrests"));
  });
});

describe("the demo claims", () => {
  it("say nothing outside brackets that is not in their quotes", () => {
    const wrong = claims.flatMap((claim) => {
      const quoted = new Set(words(claim.quotes.join(" ")));
      return words(claim.statement.replace(/\[[^\]]*\]/g, " "))
        .filter((word) => !quoted.has(word))
        .map((word) => `${claim.key}: ${word}`);
    });
    expect(wrong).toEqual([]);
  });

  it("stand in places that are in order and apart from each other", () => {
    const overlapping = claims.filter((claim) => {
      const starts = claim.quotes.map((quote) => article.text.indexOf(quote));
      return starts.some((start, i) => i > 0 && starts[i - 1]! + claim.quotes[i - 1]!.length > start);
    });
    expect(overlapping.map((claim) => claim.key)).toEqual([]);
  });

  it("have keys of their own, and point only to claims and people that exist", () => {
    const people = new Set(demo.people.map((person) => person.key));
    expect(claimOf.size).toBe(claims.length);
    for (const claim of claims) {
      expect(people).toContain(claim.by);
      expect(claim.speaker === undefined).toBe(claim.mode === undefined);
      for (const other of [claim.attributes, claim.contradicts]) {
        if (other !== undefined) expect(claimOf.has(other)).toBe(true);
      }
    }
  });

  it("hold the saying and what was said apart for each of the four accusers", () => {
    const pairs = [
      ["fsb-said", "fsb-contacts"],
      ["putin-said", "putin-window"],
      ["patrushev-said", "patrushev-ukraine"],
      ["bortnikov-said", "bortnikov-ukraine"],
    ] as const;
    for (const [saying, said] of pairs) {
      expect(claimOf.get(saying)?.attributes).toBe(said);
      expect(settledAs(saying)).toEqual(["evidenced/single-source"]);
      expect(settledAs(said)[0]).toMatch(/^unsupported\//);
      const against = linksOf(said).filter((link) => link.stance === "refutes");
      expect(against.map((link) => link.evidence)).toEqual(expect.arrayContaining(["amaq-claim", "nsc-statement", "embassy-alert"]));
    }
  });

  it("carry the evidenced ISIS claim and the caption that contradicts the body", () => {
    expect(settledAs("isis-claimed")).toEqual(["evidenced/corroborated"]);
    expect(claimOf.get("caption-60")?.contradicts).toBe("toll-139");
    expect(settledAs("caption-60")).toEqual(["contested/misleading"]);
    expect(settledAs("toll-139")).toEqual(["evidenced/corroborated"]);
  });
});

describe("the demo evidence", () => {
  it("is marked as written for the demo, in 120 to 350 words", () => {
    expect(evidenceOf.size).toBe(evidence.length);
    for (const item of evidence) {
      expect(sourceOf.has(item.source), item.key).toBe(true);
      expect(item.document.startsWith(`${notice}\n`), item.key).toBe(true);
      expect(words(item.document).length, item.key).toBeGreaterThanOrEqual(120);
      expect(words(item.document).length, item.key).toBeLessThanOrEqual(350);
    }
  });

  it("holds every linked quote exactly once", () => {
    const wrong = links.filter((link) => {
      const item = evidenceOf.get(link.evidence);
      return !item || !claimOf.has(link.claim) || occurrences(item.document, link.quote) !== 1;
    });
    expect(wrong).toEqual([]);
  });

  it("is all used, and so is every source", () => {
    const used = new Set(links.map((link) => link.evidence));
    expect(evidence.filter((item) => !used.has(item.key))).toEqual([]);
    const behind = new Set(evidence.map((item) => item.source));
    expect(demo.sources.filter((source) => !behind.has(source.key))).toEqual([]);
  });
});

describe("the demo's second opinions", () => {
  it("agree with what the claim was settled by, of another analyst, and pass the gate by what their author linked alone", () => {
    for (const { claim, analyst, tag, basis, rationale, links: own } of demo.secondOpinions) {
      expect(settledAs(claim), claim).toEqual([`${tag}/${basis}`]);
      expect(assessments.filter((assessment) => assessment.claim === claim && assessment.analyst === analyst)).toEqual([]);
      for (const { evidence: key, quote } of own) expect(occurrences(evidenceOf.get(key)!.document, quote), `${claim} ${key}`).toBe(1);
      const resting = own.map((link) => {
        const item = evidenceOf.get(link.evidence)!;
        return { ...link, origin: sourceOf.get(item.source)!.origin, publishedOn: item.publishedOn };
      });
      expect(gate({ tag, basis, rationale, asOf: null }, resting, []), claim).toEqual([]);
    }
    expect(demo.secondOpinions.length).toBeGreaterThanOrEqual(8);
  });
});

describe("the demo assessments", () => {
  it("pass the consistency gate, drafts aside", () => {
    const failed = assessments
      .filter((assessment) => assessment.state !== "draft")
      .flatMap((assessment) =>
        gate(
          {
            tag: assessment.tag ?? null,
            basis: assessment.basis ?? null,
            rationale: assessment.rationale,
            asOf: assessment.asOf ?? null,
          },
          linksOf(assessment.claim),
          demo.searches.filter((search) => search.claim === assessment.claim),
        ).map((failure) => `${assessment.claim}: ${failure.rule}`),
      );
    expect(failed).toEqual([]);
  });

  it("show every state, and every basis among the settled", () => {
    const states = new Set(assessments.map((assessment) => assessment.state));
    expect([...states].sort()).toEqual(["draft", "returned", "settled", "submitted"]);
    const assessed = new Set(assessments.map((assessment) => assessment.claim));
    expect(claims.filter((claim) => !assessed.has(claim.key)).length).toBeGreaterThanOrEqual(3);
    const settled = assessments.filter(
      ({ state, claim, analyst }) =>
        state === "settled" || demo.adjudications.some((made) => made.claim === claim && made.take === analyst),
    );
    expect(new Set(settled.map(({ basis }) => basis))).toEqual(new Set(bases));
    for (const { tag, basis } of settled) expect(basis && tagOfBasis(basis)).toBe(tag);
  });

  it("are one to a claim and analyst, and settled by somebody else who may", () => {
    const pairs = assessments.map(({ claim, analyst }) => `${claim} ${analyst}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    const roleOf = new Map(demo.people.map((person) => [person.key, person.role]));
    for (const assessment of assessments) {
      expect(roleOf.get(assessment.analyst)).toBe("analyst");
      if (assessment.state !== "settled" && assessment.state !== "returned") continue;
      expect(["reviewer", "lead"]).toContain(roleOf.get(assessment.review.reviewer));
      expect(assessment.review.outcome).toBe(assessment.state === "settled" ? "approved" : "returned");
      expect(assessment.review.reasonCode !== undefined).toBe(assessment.state === "returned");
    }
  });

  it("are adjudicated, where two differ, by somebody who made neither, for an assessment of one of them", () => {
    const roleOf = new Map(demo.people.map((person) => [person.key, person.role]));
    expect(demo.adjudications.length).toBeGreaterThan(0);
    for (const { claim, adjudicator, take } of demo.adjudications) {
      const differing = assessments.filter((assessment) => assessment.claim === claim);
      expect(new Set(differing.map(({ tag, basis }) => `${tag}/${basis}`)).size).toBeGreaterThan(1);
      expect(differing.map(({ state, analyst }) => [state, analyst === adjudicator])).toEqual(differing.map(() => ["submitted", false]));
      expect(differing.map(({ analyst }) => analyst)).toContain(take);
      expect(["reviewer", "lead"]).toContain(roleOf.get(adjudicator));
    }
  });

  it("leave at least one claim on which two analysts differ", () => {
    const adjudicated = new Set(demo.adjudications.map(({ claim }) => claim));
    const submitted = assessments.filter(({ state, claim }) => state === "submitted" && !adjudicated.has(claim));
    const differing = submitted.filter((one) => submitted.some((other) => other.claim === one.claim && other.basis !== one.basis));
    expect(differing.length).toBeGreaterThanOrEqual(2);
  });
});
