import { Refusal } from "@/lib/domain/problems";
import { maxTextLength, millions, tooLarge, type ReadDocument } from "./document";
import { readPlain } from "./read-plain";

/**
 * What was typed or pasted: kept exactly, but for line endings, a BOM, and the few characters that no database or file
 * can hold, which are taken out with a warning. The clipboard's HTML is used only where it has no plain text beside it.
 * Refuses with `invalid` (field `text`: empty) or `too-large`.
 */
export async function readPasted(text: string, html?: string): Promise<ReadDocument> {
  const length = Math.max(text.length, html?.length ?? 0);
  if (length > maxTextLength) throw tooLarge("This text", `${millions(length)} characters`, millions(maxTextLength));
  const plain = readPlain(text, "text/plain");
  if (plain.text.trim() !== "") return { ...plain, charset: null };
  if (html && html.trim() !== "") {
    const { readHtml } = await import("./read-html");
    return { ...(await readHtml(html)), charset: null };
  }
  const message = "There is no text in it.";
  throw new Refusal("invalid", { detail: message, fields: { text: message } });
}
