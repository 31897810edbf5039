import { expect, test } from "vitest";
import { compared, pairsToCompare } from "@/lib/domain/differences";
import type { ClaimAssessment, ClaimDetail, ClaimLink } from "@/lib/domain/workbench";

const assessment = (analyst: string, judged: Partial<ClaimAssessment> = {}): ClaimAssessment =>
  ({
    id: `of ${analyst}`,
    analystId: analyst,
    analyst,
    state: "submitted",
    submittedAt: "2026-03-01T00:00:00.000Z",
    version: 2,
    reviews: [],
    tag: "evidenced",
    basis: "single-source",
    rationale: "The log says so.",
    likelihood: null,
    confidence: null,
    asOf: null,
    ...judged,
  }) as ClaimAssessment;

const link = (byId: string, evidence: string, more: Partial<ClaimLink> = {}): ClaimLink =>
  ({
    id: `${byId} ${evidence}`,
    byId,
    stance: "supports",
    credibility: 2,
    exact: "it burned",
    note: "",
    withdrawnAt: null,
    evidence: { id: evidence, title: evidence },
    ...more,
  }) as ClaimLink;

test("equal judgements on the same passages have no difference, whoever noted what beside them", () => {
  const links = [link("ann", "log"), link("ben", "log", { note: "my own words" })];
  expect(compared(assessment("ann"), assessment("ben", { rationale: "The log says so.\n" }), links)).toMatchObject({
    differing: 0,
    rationale: { same: true },
    evidence: [{ same: true, left: [{ exact: "it burned" }], right: [{ note: "my own words" }] }],
  });
});

test("each field that differs counts once, and all of the evidence together once", () => {
  const other = assessment("ben", { tag: "contested", basis: "conflicting", asOf: "2026-02-01", rationale: "Two logs differ." });
  const links = [link("ann", "log"), link("ben", "radio"), link("ben", "log", { stance: "refutes" })];
  const { fields, differing, evidence } = compared(assessment("ann"), other, links);
  expect(fields.filter((field) => !field.same).map(({ field, left, right }) => [field, left, right])).toEqual([
    ["tag", "evidenced", "contested"],
    ["basis", "single-source", "conflicting"],
    ["asOf", null, "2026-02-01"],
  ]);
  expect(evidence.map(({ evidence: { id }, left, right, same }) => [id, left.length, right.length, same])).toEqual([
    ["log", 1, 1, false],
    ["radio", 0, 1, false],
  ]);
  expect(differing).toBe(5);
});

test("what is withdrawn, or linked by a third person, is nobody's difference", () => {
  const links = [link("cem", "radio"), link("ben", "log", { withdrawnAt: "2026-03-01T00:00:00.000Z" })];
  expect(compared(assessment("ann"), assessment("ben"), links)).toMatchObject({ evidence: [], differing: 0 });
});

test("one's own stands against each other's; for who made none, the first against the later ones; for the blind, nothing", () => {
  const [ann, ben, cem] = ["ann", "ben", "cem"].map((name) => assessment(name)) as [ClaimAssessment, ClaimAssessment, ClaimAssessment];
  const pairs = (detail: Pick<ClaimDetail, "own" | "others" | "blind">) =>
    pairsToCompare(detail as ClaimDetail).map((pair) => pair.map(({ analystId }) => analystId));
  expect(pairs({ own: ann, others: [ben, cem], blind: false })).toEqual([
    ["ann", "ben"],
    ["ann", "cem"],
  ]);
  expect(pairs({ own: null, others: [ben, cem], blind: false })).toEqual([["ben", "cem"]]);
  expect(pairs({ own: null, others: [ben], blind: false })).toEqual([]);
  expect(pairs({ own: ann, others: [ben], blind: true })).toEqual([]);
});
