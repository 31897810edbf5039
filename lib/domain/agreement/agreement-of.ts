import { coefficients, type Coefficient } from "./coefficient";
import { Evaluator, groupWidth } from "./evaluator";
import type { Agreement, Count, Figures, PairAgreement, Undefined } from "./figure";
import { patternsOf } from "./patterns";
import type { Ratings } from "./ratings";
import { mostRatersPaired, tallyOf } from "./tally";

/** Every coefficient, of all raters and of every pair, without intervals: milliseconds for 100,000 items of five raters. */
export function agreementOf(ratings: Ratings): Agreement {
  return described(ratings, evaluatorOf(ratings));
}

/** With the data's own numbers evaluated. */
export function evaluatorOf(ratings: Ratings): Evaluator {
  const tally = tallyOf(patternsOf(ratings));
  const evaluator = new Evaluator(tally);
  evaluator.evaluate(tally.compositions.items, tally.cells?.items ?? new Int32Array());
  return evaluator;
}

export function described({ raters, labels }: Ratings, evaluator: Evaluator): Agreement {
  const { compositions, cells } = evaluator.tally;
  const figures = (group: number, n: Count): Figures => figuresOf(evaluator.values, group, n, raters.length, labels.length);
  let ratings = 0;
  compositions.items.forEach((items, composition) => (ratings += items * compositions.sizes[composition]!));
  const { rated, pairable } = evaluator.sums;
  const n: Count = { items: pairable, ratings: ratings - (rated - pairable), raters: pairedRaters(evaluator) };
  const pairs: PairAgreement[] = [];
  for (let i = 0; cells && i < raters.length; i++) {
    for (let j = i + 1; j < raters.length; j++) {
      const items = evaluator.both[pairs.length]!;
      const count = { items, ratings: 2 * items, raters: items > 0 ? 2 : 0 };
      pairs.push({ raters: [raters[i]!, raters[j]!], items, figures: figures(pairs.length + 1, count) });
    }
  }
  const overall = figures(0, n);
  if (raters.length > 2 && cells) overall.cohenKappa.n = { ...n, pairs: pairs.filter((pair) => "value" in pair.figures.cohenKappa).length };
  return {
    data: { items: rated, singles: rated - pairable, ratings, raters: raters.length, labels: labels.length },
    figures: overall,
    pairs: cells ? pairs : tooManyRaters,
    bootstrap: null,
  };
}

const tooManyRaters: Undefined = { undefined: `Pairs are listed for at most ${mostRatersPaired} raters.` };

/** How many raters rated an item that somebody else rated too. */
function pairedRaters({ tally: { patterns, compositions, cells }, both }: Evaluator): number {
  const { raters, codes, counts } = patterns;
  const paired = new Uint8Array(raters);
  if (cells) {
    for (let i = 0, pair = 0; i < raters; i++) for (let j = i + 1; j < raters; j++) if (both[pair++]! > 0) paired[i] = paired[j] = 1;
  } else {
    for (let pattern = 0; pattern < counts.length; pattern++) {
      if (compositions.sizes[compositions.of[pattern]!]! < 2) continue;
      for (let rater = 0; rater < raters; rater++) if (codes[pattern * raters + rater]! > 0) paired[rater] = 1;
    }
  }
  return paired.reduce((sum, one) => sum + one, 0);
}

function figuresOf(values: Float64Array, group: number, n: Count, raters: number, labels: number): Figures {
  const entries = coefficients.map((coefficient, i) => {
    const value = values[group * groupWidth + i]!;
    return [coefficient, Number.isNaN(value) ? { undefined: reason(coefficient, n, raters, labels), n } : { value, n }] as const;
  });
  return Object.fromEntries(entries) as Figures;
}

function reason(coefficient: Coefficient, { items }: Count, raters: number, labels: number): string {
  if (raters === 0) return "Nothing was rated.";
  if (raters === 1) return "Only one rater rated, so there is nobody to agree with.";
  if (items === 0) return "No item was rated by two raters.";
  if (coefficient === "cohenKappa" && raters > mostRatersPaired) return tooManyRaters.undefined;
  if (labels === 1) return "There is only one label, so raters could not have differed.";
  return "Only one label was given, so chance alone would have agreed on everything.";
}
