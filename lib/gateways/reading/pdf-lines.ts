/** A line of a page, in points from the lower left corner; `height` is its largest letters'. */
export type PdfLine = { text: string; x: number; endX: number; y: number; height: number };

/** What pdf.js gives for a run of letters: `transform` is its matrix [a b c d x y]. */
export type PdfItem = { str: string; transform: number[]; width: number; height: number; hasEOL: boolean };

/** Puts runs of letters together to lines, in the order in which the page writes them. */
export function pdfLines(items: Iterable<PdfItem>): PdfLine[] {
  const lines: PdfLine[] = [];
  let line: PdfLine | null = null;
  for (const { str, transform, width, height, hasEOL } of items) {
    const [x = 0, y = 0] = transform.slice(4);
    if (line && str.trim() !== "" && Math.abs(y - line.y) > Math.max(line.height, height) * 0.6) {
      lines.push(line);
      line = null;
    }
    if (str !== "") {
      if (line === null) line = { text: "", x, endX: x, y, height: 0 };
      const apart = x - line.endX > height * 0.2 && !/\s$/.test(line.text) && !/^\s/.test(str);
      line.text += (apart && line.text !== "" ? " " : "") + str;
      if (str.trim() !== "") {
        line.endX = x + width;
        line.height = Math.max(line.height, height);
      }
    }
    if (hasEOL && line) {
      lines.push(line);
      line = null;
    }
  }
  if (line) lines.push(line);
  return lines.map((each) => ({ ...each, text: each.text.trim().replace(/\s+/g, " ") })).filter(({ text }) => text !== "");
}

/**
 * Takes out the lines that stand at the top or foot of most pages and differ at most in their digits: running titles
 * and page numbers. Only for three pages and more, where that is sure. Returns how many lines went.
 */
export function withoutRunningLines(pages: PdfLine[][]): { pages: PdfLine[][]; dropped: number } {
  if (pages.length < 3) return { pages, dropped: 0 };
  const seen = new Map<string, number>();
  for (const lines of pages) {
    for (const key of new Set(edges(lines).map(({ key: each }) => each))) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  let dropped = 0;
  const kept = pages.map((lines) => {
    const running = new Set(edges(lines).filter(({ key }) => seen.get(key)! >= pages.length * 0.6).map(({ line }) => line));
    dropped += running.size;
    return lines.filter((line) => !running.has(line));
  });
  return { pages: kept, dropped };
}

/** The highest two and the lowest two lines of a page, each under its text without digits and its height on the page. */
function edges(lines: PdfLine[]): { line: PdfLine; key: string }[] {
  const byHeight = lines.toSorted((a, b) => b.y - a.y);
  const few = byHeight.length > 4 ? [...byHeight.slice(0, 2), ...byHeight.slice(-2)] : byHeight;
  return few.map((line) => ({ line, key: `${Math.round(line.y / 4)} ${line.text.replaceAll(/\d+/g, "#")}` }));
}
