import { segment } from "@/lib/domain/splitting/segment";
import { lintStatement } from "@/lib/domain/splitting/linter";

/** The sentences of a rationale that say in one breath how likely something is and how sure one is of it (ICD 203). */
export function mixedSentences(rationale: string): string[] {
  // Said beforehand, because most rationales do not speak of confidence at all, and a queue asks of thousands.
  if (!/confidence/i.test(rationale)) return [];
  return segment(rationale)
    .map(({ start, end }) => rationale.slice(start, end))
    .filter((sentence) => lintStatement(sentence, sentence).some((hint) => hint.rule === "likelihood-and-confidence"));
}
