import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PassThrough } from "node:stream";
import { finished } from "node:stream/promises";
import { setImmediate } from "node:timers/promises";
import type { ReportLine } from "@/lib/domain/exports/report-lines";

/** How each kind of line is set: its element in the document's structure, font, size and indentation in points, and room before it. */
const looks: Record<
  ReportLine["is"],
  { tag: string; font: "text" | "bold" | "mono"; size: number; indent: number; before: number; colour: string }
> = {
  title: { tag: "H1", font: "bold", size: 18, indent: 0, before: 0, colour: "#1b1d21" },
  article: { tag: "H2", font: "bold", size: 14, indent: 0, before: 16, colour: "#1b1d21" },
  claim: { tag: "H3", font: "bold", size: 10.5, indent: 0, before: 14, colour: "#1b1d21" },
  heading: { tag: "H4", font: "bold", size: 8.5, indent: 0, before: 6, colour: "#1b1d21" },
  text: { tag: "P", font: "text", size: 9, indent: 0, before: 3, colour: "#1b1d21" },
  quote: { tag: "BlockQuote", font: "text", size: 9, indent: 12, before: 4, colour: "#1b1d21" },
  small: { tag: "P", font: "text", size: 7.5, indent: 0, before: 2, colour: "#54585f" },
  place: { tag: "P", font: "mono", size: 6.5, indent: 0, before: 2, colour: "#54585f" },
};
/** PDF/UA-1, which the package's types do not know of yet. */
const accessible: object = { subset: "PDF/UA" };
/** Setting text is work: now and then whoever else waits gets a turn. */
const linesAtOnce = 20;
const margin = 50;
const fontFiles = { text: "DejaVuSans.ttf", bold: "DejaVuSans-Bold.ttf", mono: "DejaVuSansMono.ttf" } as const;

/**
 * A report as a tagged PDF (PDF/UA-1: structure, language, title), in pieces. The font (DejaVu, embedded) has the Latin, Greek, Cyrillic and some more scripts; characters that
 * it does not have, and writing from right to left, are right in the HTML report only.
 * @param madeAt what the file says; the same lines and moment give the same bytes
 */
export async function* reportPdf(title: string, madeAt: Date, lines: AsyncIterable<ReportLine>): AsyncGenerator<Uint8Array> {
  const { default: PDFDocument } = await import("pdfkit");
  const doc = new PDFDocument({
    size: "A4",
    margin,
    pdfVersion: "1.7",
    ...accessible,
    tagged: true,
    lang: "en",
    displayTitle: true,
    info: { Title: title, Producer: "Onus", Creator: "Onus", CreationDate: madeAt, ModDate: madeAt },
    font: fontFile("text"),
  });
  for (const font of Object.keys(fontFiles) as (keyof typeof fontFiles)[]) doc.registerFont(font, fontFile(font));
  const pieces = new PassThrough();
  doc.pipe(pieces);
  const setting = set(doc, lines).then(
    () => doc.end(),
    (error: Error) => pieces.destroy(error),
  );
  for await (const piece of pieces) yield piece as Uint8Array;
  await setting;
  await finished(pieces);
}

async function set(doc: PDFKit.PDFDocument, lines: AsyncIterable<ReportLine>): Promise<void> {
  const root = doc.struct("Document");
  doc.addStructure(root);
  const outline: { article: PDFKit.PDFOutline | null } = { article: null };
  let count = 0;
  for await (const { is, text } of lines) {
    if (++count % linesAtOnce === 0) await setImmediate();
    const look = looks[is];
    const shown = printable(text);
    doc.font(look.font).fontSize(look.size).fillColor(look.colour);
    doc.y += look.before;
    // A heading is not left alone at the foot of a page.
    if (look.tag.startsWith("H") && doc.y > doc.page.height - margin - 6 * look.size) doc.addPage();
    const width = doc.page.width - 2 * margin - look.indent;
    root.add(doc.struct(look.tag, {}, () => void doc.text(shown, margin + look.indent, doc.y, { width })));
    if (is === "article") outline.article = doc.outline.addItem(shown);
    if (is === "claim") (outline.article ?? doc.outline).addItem(shown.slice(0, 80));
  }
  root.end();
}

function fontFile(font: keyof typeof fontFiles): string {
  const found = createRequire(join(/* turbopackIgnore: true */ process.cwd(), "package.json")).resolve("dejavu-fonts-ttf/package.json");
  return join(/* turbopackIgnore: true */ dirname(found), "ttf", fontFiles[font]);
}

/** Without what no font prints: controls become blanks. */
function printable(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\u2028\u2029]+/gu, (controls) => (controls.includes("\n") ? "\n" : " "));
}
