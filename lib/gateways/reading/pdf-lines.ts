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
 * Takes out the lines that stand in the same place at the top or foot of most pages, alike but for the page's number:
 * running titles. Only for three pages and more, where that is sure. Returns how many lines went.
 */
export function withoutRunningLines(pages: PdfLine[][]): { pages: PdfLine[][]; dropped: number } {
  if (pages.length < 3) return { pages, dropped: 0 };
  const edges = pages.map((lines, page) => edgeLines(lines).map((line) => ({ line, keys: runningKeys(line, page) })));
  const seen = new Map<string, number>();
  for (const key of edges.flatMap((page) => [...new Set(page.flatMap(({ keys }) => keys))])) {
    seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  let dropped = 0;
  const kept = pages.map((lines, page) => {
    const isRunning = (key: string) => seen.get(key)! >= pages.length * 0.6;
    const running = new Set(edges[page]!.filter(({ keys }) => keys.some(isRunning)).map(({ line }) => line));
    dropped += running.size;
    return lines.filter((line) => !running.has(line));
  });
  return { pages: kept, dropped };
}

/** The highest two and the lowest two lines of a page. */
function edgeLines(lines: PdfLine[]): PdfLine[] {
  const byHeight = lines.toSorted((a, b) => b.y - a.y);
  return byHeight.length > 4 ? [...byHeight.slice(0, 2), ...byHeight.slice(-2)] : byHeight;
}

/** What a running title has in common on all pages: place and words, and one number's distance from the page's. */
function runningKeys({ text, y }: PdfLine, page: number): string[] {
  const place = `${Math.round(y / 4)} `;
  const numbers = [...text.matchAll(/\d{1,6}/g)].slice(0, 5);
  return [
    place + text,
    ...numbers.map(({ 0: digits, index }) => {
      return `${place}${text.slice(0, index)}#${Number(digits) - page}${text.slice(index + digits.length)}`;
    }),
  ];
}
