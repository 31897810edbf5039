import { guessLanguage } from "./guess-language";

/** What a pasted text says of itself: its first line if that looks like a title, and its language. Proposals only. */
export function proposeDetails(text: string): { title: string; language: string } {
  const first = text.trimStart().split("\n", 1)[0]!.trim();
  const looksLikeTitle = first.length > 0 && first.length <= 160 && !/[.;:,]$/.test(first);
  return { title: looksLikeTitle ? first : "", language: guessLanguage(text) ?? "" };
}
