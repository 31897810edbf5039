import type { PdfLine } from "./pdf-lines";

/**
 * Joins the lines of pages to paragraphs: a new one begins after a wider gap, at an indent, a list mark, another size of
 * letters, or after a short line that ends a sentence. A sentence that runs over a column's or page's end goes on.
 */
export function pdfParagraphs(pages: readonly (readonly PdfLine[])[]): { paragraphs: string[]; rejoined: number } {
  const usualGap = median(
    pages.flatMap((lines) =>
      lines
        .slice(1)
        .map((line, i) => lines[i]!.y - line.y)
        .filter((gap) => gap > 0),
    ),
  );
  const paragraphs: PdfLine[][] = [];
  for (const lines of pages) {
    const right = percentile(
      lines.map(({ endX }) => endX),
      0.9,
    );
    lines.forEach((line, i) => {
      const before = lines[i - 1] ?? paragraphs.at(-1)?.at(-1);
      const begins = before === undefined || (i === 0 ? !runsOn(before, line) : begin(before, line, lines[i - 2], usualGap, right));
      if (begins) paragraphs.push([line]);
      else paragraphs.at(-1)!.push(line);
    });
  }
  const words = vocabulary(pages);
  let rejoined = 0;
  const texts = paragraphs.map((lines) =>
    lines.slice(1).reduce((text, line) => {
      const joined = rejoin(text, line.text, words);
      if (joined === null) return `${text} ${line.text}`;
      rejoined++;
      return joined;
    }, lines[0]!.text),
  );
  return { paragraphs: texts.map((text) => text.replaceAll("\u00AD", "")), rejoined };
}

function begin(before: PdfLine, line: PdfLine, beforeThat: PdfLine | undefined, usualGap: number, right: number): boolean {
  const gap = before.y - line.y;
  if (gap < 0) return !runsOn(before, line);
  if (/^(?:[•◦▪‣·–—-]|\(?\d{1,2}[.)]|[a-z]\))\s/.test(line.text)) return true;
  if (Math.abs(line.height - before.height) > 0.15 * Math.max(line.height, before.height)) return true;
  if (gap > Math.max(usualGap * 1.35, line.height * 1.05)) return true;
  if (line.x - before.x > line.height * 0.6 && (beforeThat === undefined || Math.abs(before.x - beforeThat.x) < line.height * 2)) {
    return endsSentence(before.text);
  }
  return endsSentence(before.text) && before.endX < right - (right - before.x) * 0.15;
}

/** Over a break of column or page: the sentence is not done, and the letters are of the same size. */
function runsOn(before: PdfLine, line: PdfLine): boolean {
  return !endsSentence(before.text) && /^[\p{Ll}\d("“‘]/u.test(line.text) && Math.abs(before.height - line.height) < 1;
}

const endsSentence = (text: string) => /[.!?:;…]["”’»)\]]*$/.test(text);

/**
 * A word cut at a line's end. A soft hyphen always goes; a hard one goes before a small letter, unless the document has
 * the word with its hyphen elsewhere and not without it ("well-known").
 */
function rejoin(text: string, next: string, words: ReadonlySet<string>): string | null {
  const cut = /([\p{L}\p{N}]+)([-\u00AD\u2010])$/u.exec(text.slice(-60));
  const rest = /^\p{Ll}[\p{L}\p{M}]*/u.exec(next)?.[0];
  if (!cut || !rest) return null;
  const [, first = "", hyphen] = cut;
  const plain = (first + rest).toLowerCase();
  const keeps = hyphen !== "\u00AD" && !words.has(plain) && words.has(`${first}-${rest}`.toLowerCase());
  return text.slice(0, -1) + (keeps ? "-" : "") + next;
}

function vocabulary(pages: readonly (readonly PdfLine[])[]): Set<string> {
  const words = new Set<string>();
  for (const line of pages.flat()) {
    for (const [word] of line.text.toLowerCase().matchAll(/\p{L}[\p{L}\p{M}]*(?:-\p{L}[\p{L}\p{M}]*)*/gu)) words.add(word);
  }
  return words;
}

const median = (values: number[]) => percentile(values, 0.5);

function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
