import type { Sums } from "./sums";

/**
 * The share of agreeing pairs of ratings of an item, averaged over the items that two or more rated. Gwet, *Handbook of Inter-Rater
 * Reliability*, 4th edition, 2014, chapter 2 (p_a); with complete data that of Fleiss 1971. NaN without a pairable item, here and below.
 */
export function percentAgreement({ agreed, pairable }: Sums): number {
  return agreed / pairable;
}

/**
 * Fleiss, “Measuring nominal scale agreement among many raters”, Psychological Bulletin 76 (1971) 378–382, with missing ratings after
 * Gwet 2014: chance is Σ π_k², where π_k is the mean over *all* rated items, those with a single rating too, of label k’s share. Two
 * raters: Scott’s π. NaN if one label has everything.
 */
export function fleissKappa(sums: Sums): number {
  let chance = 0;
  for (const share of sums.shares) chance += (share / sums.rated) ** 2;
  return beyondChance(percentAgreement(sums), chance);
}

/**
 * Randolph, “Free-marginal multirater kappa”, Joensuu Learning and Instruction Symposium 2005 (Brennan and Prediger 1981 for many
 * raters): chance is one over the labels of the scheme. NaN if the scheme has one label.
 */
export function randolphKappa(sums: Sums): number {
  return beyondChance(percentAgreement(sums), 1 / sums.shares.length);
}

/**
 * Gwet, “Computing inter-rater reliability and its variance in the presence of high agreement”, British Journal of Mathematical and
 * Statistical Psychology 61 (2008) 29–48: chance is Σ π_k (1 − π_k) / (q − 1) over the q labels of the scheme, π_k as in Fleiss’ κ;
 * missing ratings after Gwet 2014. NaN if the scheme has one label.
 */
export function gwetAc1(sums: Sums): number {
  let spread = 0;
  for (const share of sums.shares) spread += (share / sums.rated) * (1 - share / sums.rated);
  return beyondChance(percentAgreement(sums), spread / (sums.shares.length - 1));
}

/**
 * Krippendorff, “Computing Krippendorff’s alpha-reliability”, 2011, nominal: 1 − D_o / D_e from coincidences, so that items with a
 * single rating fall out altogether, and an item weighs as much as it has ratings. NaN if all ratings of pairable items are one label.
 */
export function krippendorffAlpha({ coincident, paired }: Sums): number {
  let ratings = 0;
  let squares = 0;
  for (const count of paired) {
    ratings += count;
    squares += count * count;
  }
  return 1 - ((ratings - 1) * (ratings - coincident)) / (ratings * ratings - squares);
}

function beyondChance(agreement: number, chance: number): number {
  return (agreement - chance) / (1 - chance);
}
