import type { Judgement } from "./assessments";
import type { ClaimAssessment, ClaimDetail, ClaimLink } from "./workbench";

/** What of two judgements is compared by its word alone; rationales and evidence are compared by what they hold. */
export const comparedFields = ["tag", "basis", "likelihood", "confidence", "asOf"] as const satisfies (keyof Judgement)[];
export type ComparedField = (typeof comparedFields)[number];

/** One piece of evidence as two people used it, each in their own links; null: not at all. */
export type UsedEvidence = { evidence: ClaimLink["evidence"]; left: UsedPassage[]; right: UsedPassage[]; same: boolean };
export type UsedPassage = Pick<ClaimLink, "id" | "stance" | "credibility" | "exact" | "note">;

export type Comparison = {
  fields: { field: ComparedField; left: string | null; right: string | null; same: boolean }[];
  rationale: { left: string; right: string; same: boolean };
  evidence: UsedEvidence[];
  /** How many of the fields, the rationale and the evidence differ. */
  differing: number;
};

/**
 * Two assessments of a claim side by side, with the standing links that each of the two made. Links that somebody else made are
 * nobody's difference. Evidence is the same where both took the same passages of it in the same sense.
 */
export function compared(left: ClaimAssessment, right: ClaimAssessment, links: readonly ClaimLink[]): Comparison {
  const fields = comparedFields.map((field) => ({ field, left: left[field], right: right[field], same: left[field] === right[field] }));
  const rationale = { left: left.rationale, right: right.rationale, same: left.rationale.trim() === right.rationale.trim() };
  const evidence = evidenceOf(left.analystId, right.analystId, links);
  const differing = fields.filter((field) => !field.same).length + (rationale.same ? 0 : 1) + (evidence.every((used) => used.same) ? 0 : 1);
  return { fields, rationale, evidence, differing };
}

function evidenceOf(left: string, right: string, links: readonly ClaimLink[]): UsedEvidence[] {
  const used = new Map<string, UsedEvidence>();
  for (const link of links) {
    if (link.withdrawnAt || (link.byId !== left && link.byId !== right)) continue;
    const entry = used.get(link.evidence.id) ?? { evidence: link.evidence, left: [], right: [], same: false };
    const { id, stance, credibility, exact, note } = link;
    entry[link.byId === left ? "left" : "right"].push({ id, stance, credibility, exact, note });
    used.set(link.evidence.id, entry);
  }
  const said = (passages: readonly UsedPassage[]): string =>
    passages
      .map(({ stance, exact }) => `${stance} ${exact}`)
      .toSorted()
      .join("\n");
  return [...used.values()].map((entry) => ({ ...entry, same: said(entry.left) === said(entry.right) }));
}

/**
 * Whose assessments stand side by side for whoever looks at a claim: their own against each other's; for those who made none, the first
 * one that was handed in against each later one. While blind, none.
 */
export function pairsToCompare({ own, others, blind }: ClaimDetail): [ClaimAssessment, ClaimAssessment][] {
  const base = own ?? others[0];
  if (blind || !base) return [];
  return others.filter((other) => other !== base).map((other) => [base, other]);
}
