import { z } from "zod";

/** Why assessments of one claim differed, as the adjudicator finds it: what of it comes often is mended in the guidelines. */
export const disagreementCodes = [
  "evidence-missed",
  "reading",
  "definition",
  "scope",
  "guideline-unclear",
  "guideline-gap",
  "error",
] as const;
export type DisagreementCode = (typeof disagreementCodes)[number];
export const disagreementMeaning: Record<DisagreementCode, string> = {
  "evidence-missed": "one of them did not have evidence that another had",
  reading: "the claim was read in different senses",
  definition: "the same evidence, but a tag or basis was understood differently",
  scope: "different dates, places or parts of the claim were looked at",
  "guideline-unclear": "the guidelines can be read both ways",
  "guideline-gap": "the guidelines do not say what holds here",
  error: "one of them made a slip",
};

/** Why it was settled like this, for those who judged otherwise: never empty. */
export const reasonsSchema = z
  .string()
  .trim()
  .min(1, "Say why it is settled like this.")
  .max(20_000, "Reasons have at most 20,000 characters.");

type Judged = { tag: string | null; basis: string | null };

/** Whether assessments of a claim agree: on tag and basis, which are what settles it. One alone agrees with itself. */
export function agree(assessments: readonly Judged[]): boolean {
  const [first] = assessments;
  return assessments.every(({ tag, basis }) => tag === first?.tag && basis === first.basis);
}
