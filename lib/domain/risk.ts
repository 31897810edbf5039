import { agree } from "./adjudication";
import { type GateLink, gate } from "./gate";
import type { Reliability } from "./grades";
import { mixedSentences } from "./mixed-sentences";
import type { Stance } from "./stances";
import type { Basis, Tag } from "./tags";

/** What a reviewer should look at first, the gravest first. */
export const riskMarks = ["disagreement", "gate", "low-grade", "single-origin", "mixed", "unknown-grade", "waits"] as const;
export type RiskMark = (typeof riskMarks)[number];

/** A mark by its shape and word, so that no colour is needed, and what it means. */
export const riskWords: Record<RiskMark, { shape: string; word: string; meaning: string }> = {
  disagreement: { shape: "≠", word: "disagreement", meaning: "the assessments differ in tag or basis: it goes to adjudication" },
  gate: { shape: "✗", word: "gate", meaning: "the consistency gate no longer lets an assessment through" },
  "low-grade": { shape: "▼", word: "low grade", meaning: "no source better than D, or no information better than 4, carries it" },
  "single-origin": { shape: "①", word: "single origin", meaning: "all that carries it goes back to one origin" },
  mixed: { shape: "≈", word: "likelihood mixed", meaning: "a sentence of the rationale mixes how likely it is with how sure one is" },
  "unknown-grade": { shape: "?", word: "grade unknown", meaning: "only sources or information that could not be judged (F, 6) carry it" },
  waits: { shape: "…", word: "more to come", meaning: "not all assessments that are wanted have been handed in" },
};

export type RiskAssessment = { tag: Tag; basis: Basis; rationale: string; asOf: string | null };
export type RiskLink = GateLink & { reliability: Reliability };
export type RiskFacts = {
  /** Those handed in, and neither returned nor taken up again. */
  assessments: readonly RiskAssessment[];
  /** Standing ones. */
  links: readonly RiskLink[];
  /** Number of standing search records. */
  searches: number;
  /** Assessments that are still to come. */
  missing: number;
};

/** The stances on which a basis rests. */
const carrying: Record<Basis, readonly Stance[]> = {
  corroborated: ["supports"],
  "single-source": ["supports"],
  conflicting: ["supports"],
  misleading: ["qualifies", "refutes"],
  refuted: ["refutes"],
  "no-evidence": [],
  unverifiable: [],
};

/** The marks of a claim that waits for review, the gravest first. A claim has a mark when one of its assessments has. */
export function marksOf(facts: RiskFacts): RiskMark[] {
  const found = new Set<RiskMark>();
  if (!agree(facts.assessments)) found.add("disagreement");
  if (facts.missing > 0) found.add("waits");
  for (const assessment of facts.assessments) {
    if (gate(assessment, facts.links, Array.from({ length: facts.searches })).length > 0) found.add("gate");
    if (mixedSentences(assessment.rationale).length > 0) found.add("mixed");
    const counted = facts.links.filter(
      ({ stance, publishedOn }) =>
        carrying[assessment.basis].includes(stance) && !(publishedOn && assessment.asOf && publishedOn > assessment.asOf),
    );
    if (counted.length === 0) continue;
    if (new Set(counted.map((link) => link.origin)).size === 1) found.add("single-origin");
    for (const mark of gradeMarks(counted)) found.add(mark);
  }
  return riskMarks.filter((mark) => found.has(mark));
}

/** The two letters apart, each by its best: F and 6 say that nothing is known, which is not the same as bad. */
function gradeMarks(links: readonly RiskLink[]): RiskMark[] {
  const reliabilities = links.map((link) => link.reliability).filter((known) => known !== "F");
  const credibilities = links.map((link) => link.credibility).filter((known) => known !== 6);
  const low =
    (reliabilities.length > 0 && reliabilities.every((letter) => letter > "C")) ||
    (credibilities.length > 0 && credibilities.every((digit) => digit >= 4));
  const unknown = reliabilities.length === 0 || credibilities.length === 0;
  return [...(low ? (["low-grade"] as const) : []), ...(unknown ? (["unknown-grade"] as const) : [])];
}

/** Orders claims by their gravest mark, then by the next. That more is to come is no risk. */
export function riskOf(marks: readonly RiskMark[]): number {
  return marks.reduce((sum, mark) => (mark === "waits" ? sum : sum + 2 ** (riskMarks.length - 1 - riskMarks.indexOf(mark))), 0);
}

/**
 * How many assessments of a claim are still to come: those that its plan wants beyond the ones handed in, or those that are under
 * way. `assigned`: people who have been asked and have handed nothing in yet; `mending`: returned, or taken up again.
 */
export function stillToCome(claim: { wanted: number; handedIn: number; assigned: number; mending: number }): number {
  return Math.max(claim.wanted - claim.handedIn, claim.assigned + claim.mending, 0);
}
