import type { Block } from "@/lib/domain/highlights";
import type { Segment } from "@/lib/domain/splitting/segment";

/** The paragraphs of a text: its lines that hold more than white space, each of the kind of its first sentence. */
export function blocksOf(text: string, sentences: readonly Segment[]): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  for (const line of text.matchAll(/[^\n]+/g)) {
    const trimmed = line[0].trim();
    if (trimmed === "") continue;
    const start = line.index + line[0].indexOf(trimmed);
    const end = start + trimmed.length;
    while (at < sentences.length && sentences[at]!.end <= start) at++;
    blocks.push({ start, end, kind: kindOf(sentences[at], end) });
  }
  return blocks;
}

function kindOf(sentence: Segment | undefined, end: number): Block["kind"] {
  if (!sentence || sentence.start >= end) return "paragraph";
  if (sentence.kind === "heading" || sentence.kind === "list-item" || sentence.kind === "caption") return sentence.kind;
  return "paragraph";
}
