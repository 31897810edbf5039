import type { Judgement } from "@/lib/domain/assessments";
import { basesOfTag, type Tag } from "@/lib/domain/tags";

export const emptyJudgement: Judgement = { tag: null, basis: null, rationale: "", likelihood: null, confidence: null, asOf: null };

/** The judgement alone, of whatever carries one. */
export function judgementIn({ tag, basis, rationale, likelihood, confidence, asOf }: Judgement): Judgement {
  return { tag, basis, rationale, likelihood, confidence, asOf };
}

export function sameJudgement(a: Judgement, b: Judgement): boolean {
  return (Object.keys(emptyJudgement) as (keyof Judgement)[]).every((field) => a[field] === b[field]);
}

/** A basis stands only under its own tag. */
export function withTag(judgement: Judgement, tag: Tag): Judgement {
  const { basis } = judgement;
  return { ...judgement, tag, basis: basis && basesOfTag[tag].includes(basis) ? basis : null };
}
