/**
 * What ours is measured against: each coefficient alone, as short typed-array loops over items × raters that know nothing of patterns.
 * 0 is a missing rating.
 */
export type Matrix = { codes: Uint8Array; items: number; raters: number; labels: number };

export function scan({ codes }: Matrix): number {
  let sum = 0;
  for (let i = 0; i < codes.length; i++) sum += codes[i]!;
  return sum;
}

export function fleiss({ codes, items, raters, labels }: Matrix): number {
  const counts = new Int32Array(labels + 1);
  const shares = new Float64Array(labels + 1);
  let [rated, pairable, agreed] = [0, 0, 0];
  for (let item = 0, at = 0; item < items; item++, at += raters) {
    let size = 0;
    let same = 0;
    for (let i = at; i < at + raters; i++) {
      const code = codes[i]!;
      if (code === 0) continue;
      same += counts[code]!++;
      size++;
    }
    for (let i = at; i < at + raters; i++) {
      counts[codes[i]!] = 0;
      shares[codes[i]!]! += 1 / size;
    }
    if (size > 0) rated++;
    if (size < 2) continue;
    pairable++;
    agreed += (2 * same) / (size * (size - 1));
  }
  let chance = 0;
  for (let label = 1; label <= labels; label++) chance += (shares[label]! / rated) ** 2;
  return (agreed / pairable - chance) / (1 - chance);
}

export function alpha({ codes, items, raters, labels }: Matrix): number {
  const counts = new Int32Array(labels + 1);
  const paired = new Float64Array(labels + 1);
  let coincident = 0;
  for (let item = 0, at = 0; item < items; item++, at += raters) {
    let size = 0;
    let same = 0;
    for (let i = at; i < at + raters; i++) {
      const code = codes[i]!;
      if (code === 0) continue;
      same += counts[code]!++;
      size++;
    }
    for (let i = at; i < at + raters; i++) {
      counts[codes[i]!] = 0;
      if (size > 1) paired[codes[i]!]!++;
    }
    if (size > 1) coincident += (2 * same) / (size - 1);
  }
  let ratings = 0;
  let squares = 0;
  for (let label = 1; label <= labels; label++) {
    ratings += paired[label]!;
    squares += paired[label]! ** 2;
  }
  return 1 - ((ratings - 1) * (ratings - coincident)) / (ratings ** 2 - squares);
}

/** Cohen’s κ of every pair, (0,1), (0,2) … (1,2) … */
export function cohens({ codes, raters, labels }: Matrix): number[] {
  const kappas: number[] = [];
  const base = labels + 1;
  for (let one = 0; one < raters; one++) {
    for (let other = one + 1; other < raters; other++) {
      const table = new Int32Array(base * base);
      for (let at = 0; at < codes.length; at += raters) table[codes[at + one]! * base + codes[at + other]!]!++;
      kappas.push(kappaOf(table, base));
    }
  }
  return kappas;
}

function kappaOf(table: Int32Array, base: number): number {
  let [both, same, chance] = [0, 0, 0];
  for (let i = 1; i < base; i++) {
    let [row, column] = [0, 0];
    for (let j = 1; j < base; j++) {
      row += table[i * base + j]!;
      column += table[j * base + i]!;
    }
    both += row;
    same += table[i * base + i]!;
    chance += row * column;
  }
  return (same * both - chance) / (both * both - chance);
}

/** A resample of the textbook: items drawn one by one, with replacement. */
export function drawnItems({ codes, items, raters, labels }: Matrix, uniform: () => number): Matrix {
  const drawn = new Uint8Array(codes.length);
  for (let item = 0, at = 0; item < items; item++) {
    let from = Math.floor(uniform() * items) * raters;
    for (const end = at + raters; at < end; at++) drawn[at] = codes[from++]!;
  }
  return { codes: drawn, items, raters, labels };
}
