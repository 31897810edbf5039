import { type Continuum, segmentsOf, type Segment } from "./continuum";

/** What a figure rests on: texts that at least two raters read, who they were, the units they marked, the length of the texts. */
export type UnitizingCount = { continua: number; raters: number; units: number; length: number };

/** Lengths of one continuum by category, of which category 0 is the gap. */
export type ContinuumLengths = {
  /** ℓ_c: given by all raters together. */
  given: Float64Array;
  /** ℓ_cc: shared, each pair of raters twice, over raters less one. */
  coincident: Float64Array;
  /** σ_c: what would be a segment meeting itself. Squared lengths of units; of gaps the length, as each place of a gap stands alone. */
  selves: Float64Array;
};

export type Lengths = { n: UnitizingCount; categories: number; continua: ContinuumLengths[] };

/** Only of continua that two raters read. */
export function lengthsOf(all: readonly Continuum[]): Lengths {
  const read = all
    .filter(({ length, marked }) => marked.length > 1 && length > 0)
    .map(({ length, marked }) => ({ length, segments: marked.map(({ spans }) => segmentsOf(spans, length)) }));
  const flat = read.flatMap(({ segments }) => segments.flat());
  const names = [...new Set(flat.map(({ category }) => category))].filter((category) => category !== null).sort();
  const numbers = new Map<string | null, number>([[null, 0], ...names.map((name, i) => [name, i + 1] as const)]);
  const raters = new Set(all.flatMap(({ marked }) => (marked.length > 1 ? marked.map(({ rater }) => rater) : [])));
  return {
    n: {
      continua: read.length,
      raters: raters.size,
      units: flat.filter(({ category }) => category !== null).length,
      length: read.reduce((sum, { length }) => sum + length, 0),
    },
    categories: numbers.size,
    continua: read.map(({ segments }) => lengthsOfOne(segments, numbers)),
  };
}

function lengthsOfOne(raters: Segment[][], numbers: Map<string | null, number>): ContinuumLengths {
  const [given, coincident, selves] = [numbers.size, numbers.size, numbers.size].map((size) => new Float64Array(size));
  const lengths: ContinuumLengths = { given: given!, coincident: coincident!, selves: selves! };
  const changes: { at: number; category: number; by: 1 | -1 }[] = [];
  for (const { start, end, category } of raters.flat()) {
    const number = numbers.get(category)!;
    const length = end - start;
    lengths.given[number]! += length;
    lengths.selves[number]! += category === null ? length : length * length;
    changes.push({ at: start, category: number, by: 1 }, { at: end, category: number, by: -1 });
  }
  // from left to right: between two changes, as many raters as before give each category
  const standing = new Int32Array(numbers.size);
  let from = 0;
  for (const { at, category, by } of changes.sort((a, b) => a.at - b.at)) {
    if (at > from) {
      standing.forEach((count, c) => (lengths.coincident[c]! += ((at - from) * count * (count - 1)) / (raters.length - 1)));
      from = at;
    }
    standing[category]! += by;
  }
  return lengths;
}
