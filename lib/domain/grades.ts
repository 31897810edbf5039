/**
 * Admiralty / NATO grading (AJP-2.1): two independent letters, never averaged.
 * F and 6 mean unknown, not worst.
 */
export const reliabilities = ["A", "B", "C", "D", "E", "F"] as const;
export type Reliability = (typeof reliabilities)[number];
export const reliabilityMeaning: Record<Reliability, string> = {
  A: "completely reliable",
  B: "usually reliable",
  C: "fairly reliable",
  D: "not usually reliable",
  E: "unreliable",
  F: "reliability cannot be judged",
};

export const credibilities = [1, 2, 3, 4, 5, 6] as const;
export type Credibility = (typeof credibilities)[number];
export const credibilityMeaning: Record<Credibility, string> = {
  1: "confirmed by other sources",
  2: "probably true",
  3: "possibly true",
  4: "doubtful",
  5: "improbable",
  6: "truth cannot be judged",
};

/** Credibility 1 says that another origin confirms it, so another origin must be linked with the same stance. */
export function lacksSecondOrigin(
  link: { origin: string; stance: string; credibility: number },
  others: readonly { origin: string; stance: string }[],
): boolean {
  if (link.credibility !== 1) return false;
  return !others.some((other) => other.stance === link.stance && other.origin !== link.origin);
}
