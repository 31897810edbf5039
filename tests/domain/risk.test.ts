import { expect, test } from "vitest";
import { agree, disagreementCodes, disagreementMeaning } from "@/lib/domain/adjudication";
import { marksOf, type RiskAssessment, type RiskFacts, type RiskLink, riskMarks, riskOf, riskWords, stillToCome } from "@/lib/domain/risk";

const assessment: RiskAssessment = { tag: "evidenced", basis: "corroborated", rationale: "Two say so.", asOf: null };
const link = (more: Partial<RiskLink>): RiskLink => ({
  stance: "supports",
  origin: "a",
  credibility: 2,
  reliability: "B",
  publishedOn: "2024-03-22",
  ...more,
});
const sound = [link({}), link({ origin: "b" })];
const marks = (facts: Partial<RiskFacts>) => marksOf({ assessments: [assessment], links: sound, searches: 0, missing: 0, ...facts });

test("a claim that two good origins carry has no mark", () => {
  expect(marks({})).toEqual([]);
});

test("what carries it from one origin only is marked, on whichever side it stands; what rests on no evidence is not", () => {
  const single = { ...assessment, basis: "single-source" as const };
  expect(marks({ assessments: [single], links: [link({}), link({})] })).toEqual(["single-origin"]);
  // What speaks against it does not make a second origin.
  expect(marks({ assessments: [single], links: [link({}), link({ stance: "refutes", origin: "b" })] })).toEqual(["single-origin"]);
  const refuted = { ...assessment, tag: "unsupported" as const, basis: "refuted" as const };
  expect(marks({ assessments: [refuted], links: [link({ stance: "refutes" })] })).toEqual(["single-origin"]);
  const none = { ...refuted, basis: "no-evidence" as const };
  expect(marks({ assessments: [none], links: [], searches: 1 })).toEqual([]);
});

test("evidence after the as-of date carries nothing", () => {
  const single = { ...assessment, basis: "single-source" as const, asOf: "2024-03-23" };
  const late = link({ origin: "b", publishedOn: "2024-03-24" });
  expect(marks({ assessments: [single], links: [link({}), late] })).toEqual(["single-origin"]);
});

test("the best grade counts, each letter for itself: worse than C, or 4 and worse, is low", () => {
  const graded = (...grades: [RiskLink["reliability"], number][]) =>
    marks({ links: grades.map(([reliability, credibility], i) => link({ reliability, credibility, origin: String(i) })) });
  expect(graded(["D", 2], ["E", 2])).toEqual(["low-grade"]);
  expect(graded(["D", 2], ["C", 2])).toEqual([]);
  expect(graded(["A", 4], ["A", 5])).toEqual(["low-grade"]);
  expect(graded(["A", 4], ["E", 3])).toEqual([]);
});

test("F and 6 are unknown, not low; beside a known grade they are passed over", () => {
  const graded = (...grades: [RiskLink["reliability"], number][]) =>
    marks({ links: grades.map(([reliability, credibility], i) => link({ reliability, credibility, origin: String(i) })) });
  expect(graded(["F", 2], ["F", 3])).toEqual(["unknown-grade"]);
  expect(graded(["B", 6], ["A", 6])).toEqual(["unknown-grade"]);
  expect(graded(["F", 6], ["B", 2])).toEqual([]);
  expect(graded(["F", 2], ["D", 2])).toEqual(["low-grade"]);
});

test("a gate that no longer passes, likelihood mixed with confidence and missing assessments are marked", () => {
  expect(marks({ links: [link({})] })).toEqual(["gate", "single-origin"]);
  const mixed = { ...assessment, rationale: "It is fine. It is likely, with high confidence. So be it." };
  expect(marks({ assessments: [mixed] })).toEqual(["mixed"]);
  expect(marks({ missing: 1 })).toEqual(["waits"]);
});

test("assessments disagree when tag or basis differ, and by nothing else; one alone agrees", () => {
  const other = { ...assessment, rationale: "Other words.", asOf: "2024-04-01" };
  expect(marks({ assessments: [assessment, other] })).toEqual([]);
  const differs = { ...assessment, basis: "single-source" as const };
  expect(marks({ assessments: [assessment, differs] })).toEqual(["disagreement"]);
  expect([agree([]), agree([assessment]), agree([assessment, other, differs])]).toEqual([true, true, false]);
});

test("the gravest mark decides the order, then the next; that more is to come is no risk", () => {
  const risks = riskMarks.map((mark) => riskOf([mark]));
  expect(risks).toEqual(risks.toSorted((a, b) => b - a));
  expect(riskOf(["disagreement"])).toBeGreaterThan(riskOf(riskMarks.slice(1)));
  expect(riskOf(["gate", "waits"])).toBe(riskOf(["gate"]));
  expect(riskOf([])).toBe(0);
});

test("every mark has a word and a shape of its own, and every reason for a disagreement a meaning", () => {
  expect(new Set(riskMarks.map((mark) => riskWords[mark].shape)).size).toBe(riskMarks.length);
  expect(new Set(riskMarks.map((mark) => riskWords[mark].word)).size).toBe(riskMarks.length);
  expect(Object.keys(disagreementMeaning)).toEqual([...disagreementCodes]);
});

test("what is still to come is what the plan wants, or what is under way, whichever is more", () => {
  const none = { wanted: 0, handedIn: 1, assigned: 0, mending: 0 };
  expect(stillToCome(none)).toBe(0);
  expect(stillToCome({ ...none, wanted: 3 })).toBe(2);
  expect(stillToCome({ ...none, mending: 1 })).toBe(1);
  expect(stillToCome({ ...none, wanted: 1, assigned: 1, mending: 1 })).toBe(2);
  expect(stillToCome({ ...none, wanted: 1, handedIn: 3 })).toBe(0);
});
