import { cleanText } from "./clean-text";
import { unreadable, type ReadDocument } from "./document";
import { docxBlocks } from "./docx-blocks";
import { readNumbering } from "./docx-numbering";
import { guessLanguage } from "@/lib/domain/guess-language";
import { languageTag } from "./html-metadata";
import { readXml } from "./read-xml";
import { superscript } from "./superscript";
import { openZip, type ZipParts } from "./zip-parts";

/** A Word document's text, as Word shows it with all changes accepted and comments hidden; notes stand at the end. */
export async function readDocx(bytes: Uint8Array): Promise<Omit<ReadDocument, "charset">> {
  const parts = await openZip(bytes);
  const main = await mainPart(parts);
  const body = main === null ? null : await parts.read(main);
  if (main === null || body === null) throw unreadable(whatItIs(parts.names));
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const numbering = await readNumbering(parts, folder);
  const numbers = new Map<string, number>();
  const onNote = (id: string) => {
    if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
    return superscript(String(numbers.get(id)));
  };
  const blocks = docxBlocks(body, numbering, onNote);
  for (const name of ["footnotes.xml", "endnotes.xml"]) {
    const notes = numbers.size > 0 ? await parts.read(folder + name) : null;
    if (notes) blocks.push(...docxBlocks(notes, numbering, onNote));
  }
  const { text, warnings } = cleanText(blocks.join("\n\n"));
  const pictures = [...parts.names].filter((name) => name.startsWith(`${folder}media/`)).length;
  if (text.trim() === "" && pictures > 0) {
    throw unreadable("This document holds only pictures. A picture's words cannot be read here; type or paste them.");
  }
  if (pictures > 0) warnings.push(`Words inside its ${pictures === 1 ? "picture" : `${pictures} pictures`} are not read.`);
  const properties = await coreProperties(parts);
  return {
    text,
    title: properties.get("dc:title") ?? null,
    byline: properties.get("dc:creator") ?? null,
    publisher: null,
    publishedAt: null,
    language: languageTag(properties.get("dc:language")) ?? guessLanguage(text),
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    warnings,
  };
}

/** By the package's own relationships (ECMA-376 part 2, 9.3); many writers skip "word/". */
async function mainPart(parts: ZipParts): Promise<string | null> {
  const relationships = await parts.read("_rels/.rels");
  let target: string | null = null;
  if (relationships) {
    readXml(relationships, {
      open(_name, attribute) {
        if (attribute("Type")?.endsWith("/officeDocument")) target ??= attribute("Target")?.replace(/^\//, "") ?? null;
      },
      close() {},
      text() {},
    });
  }
  const found: string = target ?? "word/document.xml";
  return found.endsWith(".xml") && parts.names.has(found) && !/^(?:xl|ppt)\//.test(found) ? found : null;
}

async function coreProperties(parts: ZipParts): Promise<Map<string, string>> {
  const properties = new Map<string, string>();
  const xml = await parts.read("docProps/core.xml");
  let open = "";
  if (xml) {
    readXml(xml, {
      open: (name) => (open = name),
      close: () => (open = ""),
      text: (text) => {
        const value = text.trim().slice(0, 300);
        if (value !== "" && open !== "") properties.set(open, value);
      },
    });
  }
  return properties;
}

function whatItIs(names: ReadonlySet<string>): string {
  const has = (start: string) => [...names].some((name) => name.startsWith(start));
  const copy = "Copy its text and paste it, or save it as .docx or .pdf.";
  if (has("xl/")) return `This is a spreadsheet. ${copy}`;
  if (has("ppt/")) return `This is a presentation. ${copy}`;
  if (names.has("content.xml")) return `This is an OpenDocument file. ${copy}`;
  if (has("META-INF/container.xml")) return `This is an e-book. ${copy}`;
  return "This is a ZIP archive. Unpack it and take the document itself.";
}
