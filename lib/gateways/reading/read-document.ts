import { Refusal } from "@/lib/domain/problems";
import { decodeText } from "./decode-text";
import { maxDocumentBytes, maxTextLength, millions, tooLarge, unreadable, type DocumentInput, type ReadDocument } from "./document";
import { kindOf } from "./kind-of";

export type { DocumentInput, ReadDocument };

/**
 * A file or fetched page as plain text, with proposals for what is known about it. The bytes say what it is; name and
 * declared type only tell web page from Markdown from plain text. The heavy readers are loaded when first needed.
 * Refuses with `invalid` (empty), `too-large` (bytes, text, or what it unpacks to) or `unreadable` (what it is, and what to do).
 */
export async function readDocument(input: DocumentInput): Promise<ReadDocument> {
  const { bytes } = input;
  if (bytes.length === 0) throw empty();
  if (bytes.length > maxDocumentBytes) {
    throw tooLarge("This file", `${millions(bytes.length)} bytes`, `${millions(maxDocumentBytes)}`);
  }
  const document = await read(input);
  if (document.text.trim() === "") throw empty();
  if (document.text.length > maxTextLength) {
    throw tooLarge("Its text", `${millions(document.text.length)} characters`, millions(maxTextLength));
  }
  return document;
}

async function read(input: DocumentInput): Promise<ReadDocument> {
  const { bytes, charset = null } = input;
  const kind = kindOf(bytes);
  if (kind === "pdf") return { ...(await (await import("./read-pdf")).readPdf(bytes)), charset: null };
  if (kind === "zip") return { ...(await (await import("./read-docx")).readDocx(bytes)), charset: null };
  if (kind !== "text") throw unreadable(`This is ${kind.name}. ${kind.advice}`);
  const [family] = (input.mediaType ?? "").split("/");
  if (/^(?:image|audio|video|font)$/.test(family ?? "")) throw unreadable(`This is of the kind ${input.mediaType}, not text.`);
  const { readHtml, decodeHtml } = await import("./read-html");
  const named = namedKind(input);
  const { text, charset: found, warnings } = await (named === "html" ? decodeHtml(bytes, charset) : decodeText(bytes, charset));
  const page = startsAsPage(text);
  if (page || (named === "html" && /<[a-z!/]/i.test(text))) {
    if (named !== "html" && named !== null) warnings.push("It holds a web page, whatever its name says, and was read as one.");
    return withWarnings(await readHtml(text), found, warnings);
  }
  if (named === "binary") warnings.push("It is plain text, whatever its name says, and was read as that.");
  const { readPlain } = await import("./read-plain");
  return withWarnings(readPlain(text, named === "markdown" ? "text/markdown" : "text/plain"), found, warnings);
}

function withWarnings(document: Omit<ReadDocument, "charset">, charset: string, warnings: string[]): ReadDocument {
  return { ...document, charset, warnings: [...warnings, ...document.warnings] };
}

/** What the name, else the declared type, makes of it; null where they say nothing. */
function namedKind({ fileName, mediaType, url }: DocumentInput): "html" | "markdown" | "text" | "binary" | null {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(fileName ?? "")?.[1]?.toLowerCase() ?? "";
  if (/^(?:html?|xhtml|shtml)$/.test(extension)) return "html";
  if (/^(?:md|markdown|mdown)$/.test(extension)) return "markdown";
  if (/^(?:docx?|pdf|odt|rtf)$/.test(extension)) return "binary";
  if (/^(?:txt|text|csv|log)$/.test(extension)) return "text";
  if (mediaType === "text/html" || mediaType === "application/xhtml+xml") return "html";
  if (mediaType === "text/markdown" || /\.(?:md|markdown)(?:$|[?#])/i.test(url ?? "")) return "markdown";
  return mediaType === "text/plain" ? "text" : null;
}

/** A document type or an html tag first of all, after white space, comments and an XML declaration. */
function startsAsPage(text: string): boolean {
  const start = text.slice(0, 4_096).replace(/^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*/, "");
  return /^<(?:!doctype\s+html|html)[\s>]/i.test(start);
}

function empty(): Refusal {
  const message = "There is no text in it.";
  return new Refusal("invalid", { detail: message, fields: { text: message } });
}
