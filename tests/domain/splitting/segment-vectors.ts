import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

/** One hand-marked text: its name, the raw text, and the offsets where its segments begin and end (UTF-16, trimmed). */
export type MarkedText = { name: string; text: string; spans: { start: number; end: number }[] };

const FOLDER = path.join(import.meta.dirname, "../../vectors/segmentation");
const MARK = "‖";

/** Reads the marked texts whose file name the pattern accepts. The format is in the folder's README. */
export function readMarkedTexts(files = /\.txt$/): MarkedText[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".txt") && files.test(file))
    .sort()
    .flatMap((file) => parseMarkedTexts(readFileSync(path.join(FOLDER, file), "utf8"), file.replace(".txt", "")));
}

export function parseMarkedTexts(content: string, group: string): MarkedText[] {
  return content
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const lineEnd = part.indexOf("\n");
      const marked = part
        .slice(lineEnd + 1)
        .replace(/\n$/, "")
        .replace(/\\u([0-9a-f]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
      return { name: `${group}/${part.slice(0, lineEnd)}`, ...unmark(marked) };
    });
}

/** White space in the sense of the segmenter: `\s` and the zero-width signs that show nothing. */
const EDGES = /^[\s\u200b\u2060]+|[\s\u200b\u2060]+$/g;

function unmark(marked: string): { text: string; spans: { start: number; end: number }[] } {
  const spans: { start: number; end: number }[] = [];
  let text = "";
  for (const piece of marked.split(MARK)) {
    const head = piece.length - piece.replace(/^[\s\u200b\u2060]+/, "").length;
    const bare = piece.replace(EDGES, "");
    if (bare !== "") spans.push({ start: text.length + head, end: text.length + head + bare.length });
    text += piece;
  }
  return { text, spans };
}

/** F1 of the inner boundaries: the offsets where a segment other than the first of its text begins. */
export function boundaryScore(
  texts: MarkedText[],
  cut: (text: string) => number[],
): { f1: number; found: number; wrong: number; missed: number } {
  let found = 0;
  let wrong = 0;
  let missed = 0;
  for (const { text, spans } of texts) {
    const gold = new Set(spans.slice(1).map((span) => span.start));
    const own = new Set(cut(text).slice(1));
    for (const start of own)
      if (gold.has(start)) found++;
      else wrong++;
    for (const start of gold) if (!own.has(start)) missed++;
  }
  return { f1: (2 * found) / (2 * found + wrong + missed), found, wrong, missed };
}
