/** Two letters for a name: of its first and its last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const letters = words.length > 1 ? [words[0]!, words.at(-1)!].map(firstLetter).join("") : [...(words[0] ?? "")].slice(0, 2).join("");
  return letters.toLocaleUpperCase() || "?";
}

const firstLetter = (word: string): string => [...word][0] ?? "";
