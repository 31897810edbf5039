import { cleanText } from "./clean-text";
import { maxTextLength, millions, tooLarge, unreadable, type ReadDocument } from "./document";
import { guessLanguage } from "@/lib/domain/guess-language";
import { languageTag } from "./html-metadata";
import { assertNoPdfBomb } from "./pdf-guard";
import { pdfLines, withoutRunningLines, type PdfLine } from "./pdf-lines";
import { pdfParagraphs } from "./pdf-paragraphs";

const maxPages = 2_000;
const maxSeconds = 60;

type Pdf = Awaited<ReturnType<(typeof import("unpdf"))["getDocumentProxy"]>>;

/** A PDF's text layer as paragraphs; `unreadable` under a password, damaged, or where all pages are pictures. */
export async function readPdf(bytes: Uint8Array): Promise<Omit<ReadDocument, "charset">> {
  await assertNoPdfBomb(bytes);
  const pdf = await open(bytes);
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => fail(tooLarge("Reading this PDF", "more time", `${maxSeconds} seconds`)), maxSeconds * 1_000);
  });
  try {
    return await Promise.race([read(pdf), tooLong]);
  } finally {
    clearTimeout(timer);
    // Also stops what still runs of a reading that took too long.
    await pdf.destroy();
  }
}

async function open(bytes: Uint8Array): Promise<Pdf> {
  const { getDocumentProxy } = await import("unpdf");
  try {
    // A copy: the reader takes the buffer away from whoever hands it in.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    if (error instanceof Error && error.name === "PasswordException") {
      throw unreadable("This PDF is under a password. Save a copy without it and take that.");
    }
    throw unreadable("This PDF is damaged and cannot be opened. Save it anew, or copy its text and paste it.");
  }
}

async function read(pdf: Pdf): Promise<Omit<ReadDocument, "charset">> {
  if (pdf.numPages > maxPages) throw tooLarge("This PDF", `${pdf.numPages} pages`, `${maxPages}`);
  const pages: PdfLine[][] = [];
  let damaged = 0;
  let length = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const lines = await pageLines(pdf, number);
    if (lines === null) damaged++;
    length += (lines ?? []).reduce((sum, { text }) => sum + text.length, 0);
    if (length > maxTextLength) throw tooLarge("Its text", "more", `${millions(maxTextLength)} characters`);
    pages.push(lines ?? []);
  }
  const { pages: kept, dropped } = withoutRunningLines(pages);
  const { paragraphs, rejoined } = pdfParagraphs(kept);
  const { text, warnings } = cleanText(paragraphs.join("\n\n"));
  if (text.trim() === "") {
    throw unreadable("This PDF holds pictures of pages, without text (a scan). Recognise its text (OCR) first, or type it.");
  }
  const empty = pages.filter((lines) => lines.length === 0).length - damaged;
  if (damaged > 0) warnings.push(`${damaged} of ${pages.length} pages are damaged and were left out.`);
  if (empty > 0) warnings.push(`${empty} of ${pages.length} pages hold no text; they may be scans.`);
  if (dropped > 0) warnings.push(`${dropped} running titles and page numbers left out.`);
  if (rejoined > 0) warnings.push(`${rejoined} words that were cut at a line's end put together.`);
  return {
    ...(await metadata(pdf, pages)),
    text,
    language: (await language(pdf)) ?? guessLanguage(text),
    mediaType: "application/pdf",
    warnings,
  };
}

async function pageLines(pdf: Pdf, number: number): Promise<PdfLine[] | null> {
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    return pdfLines(items.filter((item) => "str" in item));
  } catch {
    return null;
  }
}

async function metadata(pdf: Pdf, pages: PdfLine[][]): Promise<Pick<ReadDocument, "title" | "byline" | "publisher" | "publishedAt">> {
  const named = await info(pdf, "Title");
  // Programs put a file's name here where its author put nothing.
  const isTitle = named !== null && !/^(?:untitled|microsoft word - )|\.(?:docx?|indd|pdf|odt|tex|qxd|pages)$/i.test(named);
  return { title: isTitle ? named : headline(pages[0] ?? []), byline: await info(pdf, "Author"), publisher: null, publishedAt: null };
}

/** The first page's largest letters, where they are clearly larger than the rest. */
function headline(lines: PdfLine[]): string | null {
  const heights = lines.map(({ height }) => height).toSorted((a, b) => a - b);
  const usual = heights[heights.length >> 1] ?? 0;
  const largest = heights.at(-1) ?? 0;
  if (largest < usual * 1.2) return null;
  const first = lines.findIndex(({ height }) => height > largest - 0.5);
  const after = lines.findIndex(({ height }, i) => i > first && height <= largest - 0.5);
  return lines
    .slice(first, after === -1 ? undefined : after)
    .map(({ text }) => text)
    .join(" ")
    .slice(0, 300);
}

async function info(pdf: Pdf, name: string): Promise<string | null> {
  try {
    const { info: entries } = await pdf.getMetadata();
    const value: unknown = name in entries ? Object.entries(entries).find(([key]) => key === name)?.[1] : null;
    return typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, 300) : null;
  } catch {
    return null;
  }
}

const language = async (pdf: Pdf) => languageTag(await info(pdf, "Language"));
