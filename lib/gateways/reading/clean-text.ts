import { normaliseLineEndings } from "@/lib/domain/text";

/**
 * Takes out what PostgreSQL cannot store (NUL; lone surrogates, which no UTF-8 can carry, become U+FFFD), a leading BOM,
 * and normalises line endings. Says what it did: the text is otherwise exactly as it came.
 */
export function cleanText(text: string): { text: string; warnings: string[] } {
  const warnings: string[] = [];
  let cleaned = normaliseLineEndings(text.startsWith("\uFEFF") ? text.slice(1) : text);
  const nuls = cleaned.split("\0").length - 1;
  if (nuls > 0) {
    cleaned = cleaned.replaceAll("\0", "");
    warnings.push(`${plural(nuls, "NUL character")} left out: text cannot hold ${nuls === 1 ? "it" : "them"}.`);
  }
  if (!cleaned.isWellFormed()) {
    const wellFormed = cleaned.toWellFormed();
    let halves = 0;
    for (let i = 0; i < cleaned.length; i++) if (cleaned.charCodeAt(i) !== wellFormed.charCodeAt(i)) halves++;
    cleaned = wellFormed;
    warnings.push(`${plural(halves, "half character")} (a lone surrogate) replaced by the sign \uFFFD.`);
  }
  return { text: cleaned, warnings };
}

function plural(count: number, noun: string): string {
  return count === 1 ? `One ${noun}` : `${count.toLocaleString("en")} ${noun}s`;
}
