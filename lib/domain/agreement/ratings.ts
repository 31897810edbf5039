import { Refusal } from "@/lib/domain/problems";

export type RatingRow = {
  item: string;
  rater: string;
  /** Null or empty: this rater gave this item no label. */
  label: string | null;
};

/** Items × raters, missing labels allowed. */
export type Ratings = {
  items: readonly string[];
  raters: readonly string[];
  /** The scheme: every label that could have been given, also those that nobody gave. */
  labels: readonly string[];
  /** `codes[item * raters.length + rater]`: 0 for no label, else 1 + the index into `labels`. */
  codes: Uint8Array | Uint16Array;
};

const mostCells = 2 ** 28;
const mostLabels = 2 ** 16 - 2;

/**
 * Raters come in the order of their names; so do the labels, unless the scheme is given, which then decides the order and which
 * labels there are. Items come as they are first met; who rated nothing is left out. So the order of the rows changes no figure.
 * Refuses a second row for the same item and rater, and a label outside a given scheme.
 */
export function ratingsFrom(rows: Iterable<RatingRow>, scheme?: readonly string[]): Ratings {
  const items = new Map<string, number>();
  const raters = new Map<string, number>();
  const labels = new Map<string, number>(scheme?.map((label, i) => [label, i]));
  const read: number[] = [];
  for (const { item, rater, label } of rows) {
    if (scheme && label && !labels.has(label)) {
      throw new Refusal("invalid", {
        detail: `“${label}” (item “${item}”, rater “${rater}”) is none of the labels: ${scheme.join(", ")}.`,
      });
    }
    read.push(numberOf(items, item), numberOf(raters, rater), label ? numberOf(labels, label) : -1);
  }
  if (items.size * raters.size > mostCells || labels.size > mostLabels) {
    throw new Refusal("too-large", { detail: `At most ${mostCells} items × raters and ${mostLabels} labels.` });
  }
  return laidOut([...items.keys()], [...raters.keys()], [...labels.keys()], read, scheme !== undefined);
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}

/** @param read item, rater, label (−1 for none), item, rater, label … as numbered while reading */
function laidOut(items: string[], raterNames: string[], labelNames: string[], read: number[], hasScheme: boolean): Ratings {
  const cell = (i: number): number => read[i]! * raterNames.length + read[i + 1]!;
  const seen = new Uint8Array(items.length * raterNames.length);
  const active = new Set<number>();
  for (let i = 0; i < read.length; i += 3) {
    if (seen[cell(i)] === 1) {
      throw new Refusal("invalid", { detail: `Item “${items[read[i]!]}” has more than one row of rater “${raterNames[read[i + 1]!]}”.` });
    }
    seen[cell(i)] = 1;
    if (read[i + 2]! >= 0) active.add(read[i + 1]!);
  }
  const raters = sorted(raterNames, (_, i) => active.has(i));
  const labels = hasScheme ? labelNames : sorted(labelNames);
  const raterAt = placesIn(raters, raterNames);
  const labelAt = placesIn(labels, labelNames);
  const codes = new (labels.length < 255 ? Uint8Array : Uint16Array)(items.length * raters.length);
  for (let i = 0; i < read.length; i += 3) {
    const label = read[i + 2]!;
    if (label >= 0) codes[read[i]! * raters.length + raterAt[read[i + 1]!]!] = 1 + labelAt[label]!;
  }
  return { items, raters, labels, codes };
}

function sorted(names: string[], keep: (name: string, i: number) => boolean = () => true): string[] {
  return names.filter(keep).sort((one, other) => (one < other ? -1 : 1));
}

function placesIn(names: string[], asRead: string[]): number[] {
  const at = new Map(names.map((name, i) => [name, i]));
  return asRead.map((name) => at.get(name) ?? -1);
}
