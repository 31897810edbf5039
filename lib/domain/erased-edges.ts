import { signFor } from "./erasure";

/** A quote with what stands before and behind it, at its place in a text. Offsets in UTF-16 code units. */
export type QuoteAt = { start: number; end: number; prefix: string; suffix: string };

/**
 * What stands around a quote once the words are erased from the text: also where its prefix begins, or its suffix ends, amid them, so that only a piece of
 * them stands there, which is not found as words. Null: nothing of them is near, or it is found as words anyway.
 * @param text before anything is erased
 */
export function edgesWithout(
  words: readonly string[],
  text: string,
  { start, end, prefix, suffix }: QuoteAt,
): { prefix: string; suffix: string } | null {
  const before = erasedWithin(words, text, start - prefix.length, start);
  const behind = erasedWithin(words, text, end, end + suffix.length);
  // A quote that does not stand where it says is none of this text.
  if (
    before === null ||
    behind === null ||
    text.slice(start - prefix.length, start) !== prefix ||
    text.slice(end, end + suffix.length) !== suffix
  )
    return null;
  return before === prefix && behind === suffix ? null : { prefix: before, suffix: behind };
}

function erasedWithin(words: readonly string[], text: string, from: number, to: number): string | null {
  if (from < 0 || to > text.length) return null;
  const longest = Math.max(...words.map((each) => each.length));
  const low = Math.max(0, from - longest);
  let around = text.slice(low, to + longest);
  for (const each of words.toSorted((a, b) => b.length - a.length)) around = around.replaceAll(each, signFor(each));
  return around.slice(from - low, to - low);
}
