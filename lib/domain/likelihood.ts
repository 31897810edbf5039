/** ICD 203 expressions of likelihood, with their ranges in per cent, and of confidence. Stored apart, never mixed. */
export const likelihoods = [
  "almost no chance",
  "very unlikely",
  "unlikely",
  "roughly even",
  "likely",
  "very likely",
  "almost certain",
] as const;
export type Likelihood = (typeof likelihoods)[number];

export const likelihoodRange: Record<Likelihood, readonly [number, number]> = {
  "almost no chance": [1, 5],
  "very unlikely": [5, 20],
  unlikely: [20, 45],
  "roughly even": [45, 55],
  likely: [55, 80],
  "very likely": [80, 95],
  "almost certain": [95, 99],
};

export const confidences = ["low", "moderate", "high"] as const;
export type Confidence = (typeof confidences)[number];
