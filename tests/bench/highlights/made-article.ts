import type { Block, HighlightClaim } from "@/lib/domain/highlights";

/** Small seeded generator (mulberry32), so that every run and every side sees the same article. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const syllables = [
  "ar",
  "bel",
  "cor",
  "den",
  "el",
  "fin",
  "gra",
  "hol",
  "is",
  "jun",
  "ka",
  "lo",
  "mer",
  "no",
  "or",
  "pel",
  "qui",
  "ran",
  "sol",
  "tum",
];

/** An article of about so many characters: paragraphs of three to seven sentences, now and then a heading or a list. */
export function makeArticle(length: number): { text: string; blocks: Block[] } {
  const random = randomFrom(length);
  const upTo = (end: number) => Math.floor(random() * end);
  const word = () => Array.from({ length: 1 + upTo(3) }, () => syllables[upTo(syllables.length)]).join("");
  const sentence = () => {
    const words = Array.from({ length: 6 + upTo(16) }, word).join(" ");
    return `${words[0]!.toUpperCase()}${words.slice(1)}.`;
  };
  const blocks: Block[] = [];
  const parts: string[] = [];
  let start = 0;
  while (start < length) {
    const chance = random();
    const kind = chance < 0.04 ? "heading" : chance < 0.12 ? "list-item" : "paragraph";
    const words = kind === "paragraph" ? Array.from({ length: 3 + upTo(5) }, sentence).join(" ") : sentence();
    blocks.push({ start, end: start + words.length, kind });
    parts.push(words);
    start += words.length + 2;
  }
  return { text: parts.join("\n\n"), blocks };
}

/**
 * So many claims, 20 to 200 characters each, anywhere in the text but each inside one block: a claim over two takes
 * some of the libraries seconds. Of all tags, some fuzzy, a few over two places.
 */
export function makeClaims(blocks: readonly Block[], count: number): HighlightClaim[] {
  const random = randomFrom(count);
  const paragraphs = blocks.filter(({ start, end }) => end - start > 40);
  const span = () => {
    const { start: from, end: to } = paragraphs[Math.floor(random() * paragraphs.length)]!;
    const start = from + Math.floor(random() * (to - from - 20));
    return { start, end: Math.min(to, start + 20 + Math.floor(random() * 180)) };
  };
  return Array.from({ length: count }, (_, at) => ({
    id: `claim-${at}`,
    spans: random() < 0.05 ? [span(), span()] : [span()],
    tag: ([null, "evidenced", "contested", "unsupported"] as const)[Math.floor(random() * 4)]!,
    state: random() < 0.05 ? "fuzzy" : "exact",
  }));
}
