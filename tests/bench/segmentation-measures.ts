import type { MarkedText } from "@/tests/domain/splitting/segment-vectors";

/** Processor time of this process over a call, in milliseconds: other work on the machine does not count. */
export function cpuMs(call: () => unknown): number {
  const begin = process.cpuUsage();
  call();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}

export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

/** Median processor time of a call, after one call that warms up. */
export function medianCpuMs(times: number, call: () => unknown): number {
  call();
  return median(Array.from({ length: times }, () => cpuMs(call)));
}

const bare = (text: string) => text.replace(/[\s\u200b\u2060]+/g, "").length;

/**
 * F1 of the inner boundaries of marked texts. A boundary is counted in characters that are not white space, so that it does
 * not matter on which side of a gap a segmenter leaves the white space.
 */
export function pieceScore(texts: MarkedText[], cut: (text: string) => string[]): number {
  let found = 0;
  let wrong = 0;
  let missed = 0;
  for (const { text, spans } of texts) {
    const gold = boundaries(spans.map(({ start, end }) => text.slice(start, end)));
    const own = boundaries(cut(text));
    for (const boundary of own)
      if (gold.has(boundary)) found++;
      else wrong++;
    for (const boundary of gold) if (!own.has(boundary)) missed++;
  }
  return (2 * found) / (2 * found + wrong + missed);
}

function boundaries(pieces: string[]): Set<number> {
  const ends = new Set<number>();
  let at = 0;
  for (const piece of pieces) ends.add((at += bare(piece)));
  ends.delete(at);
  ends.delete(0);
  return ends;
}
