/** A text with the words that were searched for marked in it. */
export function Marked({ text, words }: { text: string; words: string }) {
  const wanted = words.match(/[\p{L}\p{N}]+/gu);
  if (!wanted) return text;
  const parts = text.split(new RegExp(`((?<![\\p{L}\\p{N}])(?:${wanted.join("|")}))`, "giu"));
  // The captured words stand at the odd places; the key is the place, for the parts never move.
  return parts.map((part, i) => (i % 2 === 1 ? <mark key={i}>{part}</mark> : part)); // oxlint-disable-line react/no-array-index-key
}
