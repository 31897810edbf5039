/** The coefficients of agreement between raters who put items into unordered labels. The order is that of every table. */
export const coefficients = ["percentAgreement", "cohenKappa", "fleissKappa", "randolphKappa", "krippendorffAlpha", "gwetAc1"] as const;
export type Coefficient = (typeof coefficients)[number];

export const coefficientName: Record<Coefficient, string> = {
  percentAgreement: "Percent agreement",
  cohenKappa: "Cohen’s κ",
  fleissKappa: "Fleiss’ κ",
  randolphKappa: "Randolph’s free-marginal κ",
  krippendorffAlpha: "Krippendorff’s α",
  gwetAc1: "Gwet’s AC1",
};

/** One line for a page: what the figure compares with what. 1 is perfect agreement, 0 what its idea of chance would give. */
export const coefficientMeaning: Record<Coefficient, string> = {
  percentAgreement: "How often two raters of one item gave it the same label. What chance alone would give is not taken off.",
  cohenKappa:
    "Agreement of two raters beyond what their own habits, each rater’s share of every label, would give by chance. Of more than two raters: the mean of all pairs.",
  fleissKappa: "Agreement beyond chance, where chance draws labels as often as all raters together used them.",
  randolphKappa: "Agreement beyond chance, where chance gives every label of the scheme the same share.",
  krippendorffAlpha:
    "One less the disagreement seen over the disagreement expected if the labels given were dealt out anew; made for missing ratings.",
  gwetAc1: "Agreement beyond chance, where only items that are hard to rate are rated by chance; holds when one label is very common.",
};
