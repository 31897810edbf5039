import { cleanText } from "./clean-text";
import { decodeText } from "./decode-text";
import { unreadable, type ReadDocument } from "./document";
import { guessLanguage } from "@/lib/domain/guess-language";
import { htmlBlocks } from "./html-blocks";
import { htmlMetadata } from "./html-metadata";
import { parseHtml } from "./html-tree";
import { mainContent } from "./main-content";

/**
 * A web page's article as readable plain text, with what the page says of itself. Only text leaves here, never markup.
 * The headline stands first, whether or not it lies within what was taken for the article: it makes claims too.
 */
export async function readHtml(html: string): Promise<Omit<ReadDocument, "charset">> {
  const page = await parseHtml(html);
  const { headlines, ...metadata } = htmlMetadata(page);
  const { content, whole } = await mainContent(page);
  const blocks = htmlBlocks(content);
  const headline = headlineOf(headlines, metadata.title);
  if (headline && !blocks.slice(0, 5).some((block) => sameWords(block, headline))) blocks.unshift(headline);
  const { text, warnings } = cleanText(blocks.join("\n\n"));
  if (text.trim() === "") {
    throw unreadable("This page shows no text of its own; it may need a browser to build it. Copy its text and paste it.");
  }
  if (whole) warnings.push("The article could not be told from the rest of the page; check for menus and notices.");
  return { ...metadata, text, language: metadata.language ?? guessLanguage(text), mediaType: "text/html", warnings };
}

/** The page's one main headline, or of several the one that its title speaks of. */
function headlineOf(headlines: string[], title: string | null): string | null {
  const [only, ...others] = headlines.filter((headline) => headline !== "");
  if (!only) return null;
  if (others.length === 0) return title === null || related(only, title) ? only : null;
  return title === null ? null : ([only, ...others].find((headline) => related(headline, title)) ?? null);
}

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const sameWords = (a: string, b: string) => words(a).join(" ") === words(b).join(" ");

/** At least half of the shorter one's words are in the other: site names and kickers come and go around a headline. */
function related(a: string, b: string): boolean {
  const [few = [], many = []] = [words(a), words(b)].toSorted((x, y) => x.length - y.length);
  return few.length > 0 && few.filter((word) => many.includes(word)).length * 2 >= few.length;
}

/** As `decodeText`, with the charset that the page's own meta tag declares in its first 4 kB, where no header did. */
export function decodeHtml(bytes: Uint8Array, declared: string | null): ReturnType<typeof decodeText> {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4_096)).toString("latin1");
  const inPage = /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1] ?? /^<\?xml[^>]*?encoding=["']([\w:.-]+)/.exec(head)?.[1];
  // WHATWG HTML 13.2.3.2: a meta tag that could be read as ASCII cannot be in UTF-16.
  const usable = inPage && /^utf-?16/i.test(inPage) ? "utf-8" : inPage;
  return decodeText(bytes, declared ?? usable ?? null);
}
