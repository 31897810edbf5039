import { cleanText } from "./clean-text";
import type { ReadDocument } from "./document";
import { guessLanguage } from "@/lib/domain/guess-language";

/**
 * Plain text and Markdown are kept exactly as they are, line endings aside: Markdown stays its source, because what a
 * renderer would make of it is not what was handed in. Title and byline are proposed from the first lines.
 */
export function readPlain(source: string, mediaType: "text/plain" | "text/markdown"): Omit<ReadDocument, "charset"> {
  const { text, warnings } = cleanText(source);
  const lines = text.slice(0, 10_000).split("\n").slice(0, 40);
  return {
    text,
    title: mediaType === "text/markdown" ? (markdownTitle(lines) ?? firstLine(lines)) : firstLine(lines),
    byline: byline(lines),
    publisher: null,
    publishedAt: null,
    language: guessLanguage(text),
    mediaType,
    warnings,
  };
}

function markdownTitle(lines: string[]): string | null {
  const heading = lines.find((line) => /^#\s+\S/.test(line));
  return (
    heading
      ?.replace(/^#\s+/, "")
      .replace(/\s+#*\s*$/, "")
      .trim() ?? null
  );
}

/** The first line, where it is short and does not end like a sentence. */
function firstLine(lines: string[]): string | null {
  const line = lines.find((candidate) => candidate.trim() !== "")?.trim();
  return line !== undefined && line.length <= 160 && !/[.:;,]$/.test(line) ? line : null;
}

/** A line of its own near the top: "By Jane Doe". */
function byline(lines: string[]): string | null {
  const filled = lines.filter((line) => line.trim() !== "").slice(0, 8);
  const found = filled.map((line) => /^\s*by\s+(\p{Lu}[^\n]{1,78}\p{L})\.?\s*$/iu.exec(line)?.[1]);
  return found.find((name) => name !== undefined && /^\p{Lu}/u.test(name) && name.split(/\s+/).length <= 10) ?? null;
}
