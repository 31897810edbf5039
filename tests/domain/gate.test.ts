import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gate, type GateAssessment, type GateLink } from "@/lib/domain/gate";
import { stances } from "@/lib/domain/stances";
import { bases, basesOfTag, tagOfBasis, tags } from "@/lib/domain/tags";

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2021-05-${String(n).padStart(2, "0")}`);
const links = fc.array(
  fc.record({
    stance: fc.constantFrom(...stances),
    origin: fc.constantFrom("Reuters", "AFP", "the brigade"),
    credibility: fc.integer({ min: 1, max: 6 }),
    publishedOn: fc.option(day),
  }),
  { maxLength: 6 },
);
const assessments = fc.record({
  tag: fc.option(fc.constantFrom(...tags)),
  basis: fc.option(fc.constantFrom(...bases)),
  rationale: fc.constantFrom("", "  ", "Because."),
  asOf: fc.option(day),
});
const searches = fc.array(fc.record({ id: fc.string() }), { maxLength: 2 });
const passes = (assessment: GateAssessment, given: readonly GateLink[], made: readonly unknown[]): boolean =>
  gate(assessment, given, made).length === 0;

/** The gate as DOMAIN.md's table has it, told a second time and otherwise. */
function mayPass({ tag, basis, rationale, asOf }: GateAssessment, all: GateLink[], made: unknown[]): boolean {
  if (!tag || !basis || !basesOfTag[tag].includes(basis)) return false;
  const counted = all.filter(({ publishedOn }) => !publishedOn || !asOf || publishedOn <= asOf);
  const of = (...wanted: string[]) => counted.filter(({ stance }) => wanted.includes(stance));
  const confirmed = counted.every((link) => link.credibility !== 1 || of(link.stance).some((other) => other.origin !== link.origin));
  const said = rationale.trim().length > 0;
  const carried = {
    corroborated: new Set(of("supports").map(({ origin }) => origin)).size > 1,
    "single-source": of("supports").length > 0,
    conflicting: of("supports").length > 0 && of("refutes").length > 0,
    misleading: of("qualifies", "refutes").length > 0 && said,
    refuted: of("refutes").length > 0,
    "no-evidence": made.length > 0,
    unverifiable: said,
  }[basis];
  return carried && confirmed;
}

describe("for whatever is assessed, linked and searched", () => {
  test("the gate lets through what its table lets through, and nothing else", () => {
    fc.assert(
      fc.property(
        assessments,
        links,
        searches,
        (assessment, given, made) => passes(assessment, given, made) === mayPass(assessment, given, made),
      ),
      { numRuns: 3000 },
    );
  });

  test("the order of links changes nothing, and the gate changes nothing itself", () => {
    fc.assert(
      fc.property(assessments, links, searches, (assessment, given, made) => {
        const before = structuredClone([assessment, given, made]);
        expect(gate(assessment, given.toReversed(), made)).toEqual(gate(assessment, given, made));
        expect([assessment, given, made]).toEqual(before);
      }),
    );
  });

  test("more evidence, graded below 1, never closes a gate that is open; another search neither", () => {
    fc.assert(
      fc.property(assessments, links, searches, links, (assessment, given, made, more) => {
        fc.pre(passes(assessment, given, made));
        const graded = more.map((link) => ({ ...link, credibility: Math.max(2, link.credibility) }));
        expect(passes(assessment, [...given, ...graded], [...made, {}])).toBe(true);
      }),
    );
  });

  test("evidence dated after the as-of date counts as if it were not there, and a refusal says so", () => {
    fc.assert(
      fc.property(assessments, links, searches, (assessment, given, made) => {
        const inTime = given.filter(({ publishedOn }) => !(publishedOn && assessment.asOf && publishedOn > assessment.asOf));
        expect(passes(assessment, given, made)).toBe(passes(assessment, inTime, made));
        const without = gate(assessment, inTime, made);
        const added = gate(assessment, given, made).filter(({ rule }) => !without.some((other) => other.rule === rule));
        for (const { rule } of added) expect(rule).toBe("as-of");
      }),
    );
  });

  test("a basis passes under its own tag only", () => {
    fc.assert(
      fc.property(assessments, links, searches, (assessment, given, made) => {
        fc.pre(assessment.basis !== null && assessment.tag !== null && assessment.tag !== tagOfBasis(assessment.basis));
        expect(gate(assessment, given, made).map(({ rule }) => rule)).toEqual(["basis"]);
      }),
    );
  });
});

const supports: GateLink = { stance: "supports", origin: "Reuters", credibility: 2, publishedOn: "2021-05-04" };
const judged = (basis: (typeof bases)[number], rationale = ""): GateAssessment => ({
  tag: tagOfBasis(basis),
  basis,
  rationale,
  asOf: null,
});
const rules = (...args: Parameters<typeof gate>) => gate(...args).map(({ rule }) => rule);

test.each([
  ["two wires of one origin corroborate nothing", judged("corroborated"), [supports, { ...supports }], ["corroborated"]],
  ["two origins do", judged("corroborated"), [supports, { ...supports, origin: "AFP" }], []],
  ["conflicting names both sides that are missing", judged("conflicting"), [], ["conflicting-supports", "conflicting-refutes"]],
  ["context alone refutes nothing", judged("refuted"), [{ ...supports, stance: "context" as const }], ["refuted"]],
  ["misleading asks for a rationale too", judged("misleading"), [{ ...supports, stance: "qualifies" as const }], ["misleading-rationale"]],
  ["a rationale of blanks is none", judged("unverifiable", " \n"), [], ["unverifiable"]],
  [
    "credibility 1 without a second origin is told once",
    judged("single-source"),
    [
      { ...supports, credibility: 1 },
      { ...supports, credibility: 1 },
    ],
    ["credibility-1"],
  ],
  ["evidence of the as-of day itself counts", { ...judged("single-source"), asOf: "2021-05-04" }, [supports], []],
  ["the day before, it does not", { ...judged("single-source"), asOf: "2021-05-03" }, [supports], ["single-source", "as-of"]],
])("%s", (_name, assessment, given, failed) => {
  expect(rules(assessment, given, [])).toEqual(failed);
});
