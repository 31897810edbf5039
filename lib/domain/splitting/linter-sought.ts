/** A pattern, and the bit that says whether a text holds one of the words without which it matches nowhere. */
export type Sought = { pattern: RegExp; bit: number };
export type Found = { index: number; text: string };

const bitsByWord = new Map<string, number>();
let patterns = 0;

/**
 * Most statements hold nothing of what the linter looks for: they are read once, word by word, instead of being searched by
 * each pattern. `words` are in lower case, of ASCII letters and digits; every match must hold one of them as a whole word.
 */
export function sought(pattern: RegExp, words: Iterable<string>): Sought {
  const bit = 1 << patterns++;
  for (const word of words) bitsByWord.set(word, (bitsByWord.get(word) ?? 0) | bit);
  return { pattern, bit };
}

/** Phrases set apart by commas, in any case, as whole words: each is found by its first word. */
export function soughtPhrases(list: string): Sought {
  const phrases = list.split(",").map((phrase) => phrase.trim());
  return sought(
    new RegExp(`\\b(?:${phrases.join("|")})\\b`, "iu"),
    phrases.map((phrase) => phrase.split(" ", 1)[0]!),
  );
}

/** The bits of all that may be found in a text. */
export function soughtIn(text: string): number {
  let bits = 0;
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : 0;
    const inWord = (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x5f;
    if (inWord) {
      if (start < 0) start = i;
    } else if (start >= 0) {
      bits |= bitsByWord.get(text.slice(start, i).toLowerCase()) ?? 0;
      start = -1;
    }
  }
  return bits;
}

/** The first match, in a text of which `bits` may be found. */
export function findFirst({ pattern, bit }: Sought, text: string, bits: number): Found | null {
  if ((bits & bit) === 0) return null;
  const match = pattern.exec(text);
  return match ? { index: match.index, text: match[0] } : null;
}
