import { reanchor } from "@/lib/domain/anchoring/reanchor";
import type { Anchor, AnchorQuote } from "@/lib/domain/anchors";
import { splitText, type SplitText } from "../language/split-text";
import { type DocumentInput, type ReadDocument, unreadable } from "../reading/document";
import { kindOf } from "../reading/kind-of";
import { readDocument } from "../reading/read-document";
import { inThread, ThreadLost } from "./threads";
import { type Output, work } from "./work";

/** UTF-16 code units, or bytes: less is done at once, within some tens of milliseconds. */
const small = 50_000;
const limitMs = 120_000;

/** As `splitText`; a long text in a thread of its own. */
export async function splitApart(text: string, window: { from?: number; to?: number } = {}): Promise<SplitText> {
  return text.length <= small ? splitText(text, window) : inThread("split", { text, ...window }, limitMs);
}

/** What `splitText` proposes for a window of sentences, and how many sentences there are in all; a long text in a thread of its own. */
export async function proposeApart(text: string, window: { from: number; to: number }): Promise<Output<"propose">> {
  const input = { text, ...window };
  return text.length <= small ? work.propose(input) : inThread("propose", input, limitMs);
}

/** As `reanchor`; in a thread of its own where the texts are long. */
export async function reanchorApart(before: string, after: string, anchors: AnchorQuote[]): Promise<Anchor[]> {
  if (before.length + after.length <= small) return reanchor(before, after, anchors);
  return inThread("reanchor", { before, after, anchors }, limitMs);
}

/**
 * As `readDocument`; what is not small, and what unpacks to more than it shows, in a thread of its own. What cannot be
 * read within its time and memory is `unreadable`.
 */
export async function readApart(input: DocumentInput): Promise<ReadDocument> {
  const { bytes } = input;
  if (bytes.length <= small && kindOf(bytes) !== "zip" && kindOf(bytes) !== "pdf") return readDocument(input);
  try {
    return await inThread("read", input, limitMs);
  } catch (error) {
    if (!(error instanceof ThreadLost)) throw error;
    throw unreadable("It takes more time or memory to read than can be given to one document. Copy its text and paste it.");
  }
}
