import { z } from "zod";
import type { Role } from "./policy";
import type { Basis, Tag } from "./tags";

/** What a workspace asks of analysts before they count; null: nothing. `share` from 0 to 1 in hundredths, of at least so many training claims. */
export const calibrationSchema = z
  .object({
    share: z
      .number("Write how many of a hundred must be right.")
      .min(0.01, "At least 1 %.")
      .max(1, "At most 100 %.")
      .transform((share) => Math.round(share * 100) / 100),
    claims: z.int("Write a number of claims.").min(1, "At least one claim.").max(1000, "At most 1,000 claims."),
  })
  .nullable();
export type CalibrationRule = z.output<typeof calibrationSchema>;
/** An analyst's first submissions on training claims: how many, and how many with the known tag and basis. */
export type Calibration = { answered: number; right: number };

/** An answer is right when tag and basis are the known ones. */
export function isRight(given: { tag: Tag; basis: Basis }, known: { tag: Tag; basis: Basis }): boolean {
  return given.tag === known.tag && given.basis === known.basis;
}

/**
 * Whether somebody's assessments count: towards a verdict, in agreement, and for being given work. Asked of analysts only;
 * reviewers and leads write the answers.
 */
export function counts(role: Role, rule: CalibrationRule, { answered, right }: Calibration): boolean {
  if (rule === null || role === "reviewer" || role === "lead") return true;
  return role === "analyst" && answered >= rule.claims && right >= rule.share * answered;
}

/** In words, for the person and for their lead. */
export function calibrationWords(rule: CalibrationRule, { answered, right }: Calibration): string {
  const score =
    answered === 0
      ? "no training claim answered yet"
      : `${right} of ${answered} training claims right (${Math.floor((100 * right) / answered)} %)`;
  return rule === null ? score : `${score}; ${rule.claims} are asked for, ${Math.round(rule.share * 100)} % of them right`;
}
