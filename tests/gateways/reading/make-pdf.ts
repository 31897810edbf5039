import { deflateSync } from "node:zlib";

export type PdfText = { x: number; y: number; size?: number; text: string };
type Options = { info?: Record<string, string>; compress?: boolean; encrypt?: string; contents?: (Uint8Array | null)[] };

/** A small PDF with one Helvetica font (ISO 32000-1); each page is a list of lines, or null for a picture of a page. */
export function makePdf(pages: (PdfText[] | null)[], options: Options = {}): Uint8Array {
  const objects: Buffer[] = [];
  const add = (content: string | Buffer) => objects.push(Buffer.from(content));
  const pageIds = pages.map((_page, i) => 4 + i * 2);
  add("<< /Type /Catalog /Pages 2 0 R >>");
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${pageIds.map((id) => `${id} 0 R`).join(" ")}] >>`);
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  pages.forEach((lines, i) => {
    add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${pageIds[i]! + 1} 0 R >>`);
    const drawn = Buffer.from((lines ?? []).map(draw).join("\n") || "0 0 595 842 re f", "latin1");
    const stream = options.contents?.[i] ?? (options.compress ? deflateSync(drawn) : drawn);
    const filter = options.compress || options.contents?.[i] ? " /Filter /FlateDecode" : "";
    add(Buffer.concat([Buffer.from(`<< /Length ${stream.length}${filter} >>\nstream\n`), stream, Buffer.from("\nendstream")]));
  });
  const info = Object.entries(options.info ?? {}).map(([key, value]) => `/${key} (${value})`);
  add(`<< ${info.join(" ")} >>`);
  return assemble(objects, options.encrypt ?? "");
}

function draw({ x, y, size = 11, text }: PdfText): string {
  return `BT /F1 ${size} Tf ${x} ${y} Td (${text.replaceAll(/[\\()]/g, "\\$&")}) Tj ET`;
}

function assemble(objects: Buffer[], trailer: string): Uint8Array {
  const parts = [Buffer.from("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  let length = parts[0]!.length;
  const offsets = objects.map((object, i) => {
    const at = length;
    const whole = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), object, Buffer.from("\nendobj\n")]);
    parts.push(whole);
    length += whole.length;
    return at;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

/** Lines of one column, from the top of the page down. */
export function column(lines: string[], { x = 72, top = 760, gap = 14, size = 11 } = {}): PdfText[] {
  return lines.map((text, i) => ({ x, y: top - i * gap, size, text }));
}
