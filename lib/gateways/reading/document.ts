import { Refusal } from "@/lib/domain/problems";

/** A file or page as it came. What the names claim is only a hint: the bytes decide. */
export type DocumentInput = {
  bytes: Uint8Array;
  fileName?: string | null;
  /** As a Content-Type header said it, lower case. */
  mediaType?: string | null;
  charset?: string | null;
  /** Where it was fetched from; stands in for a file's name. */
  url?: string | null;
};

export type ReadDocument = {
  /** LF only; no NUL, BOM or lone surrogate, so that it can be stored as UTF-8. Paragraphs stand apart by a blank line. */
  text: string;
  /** Proposals for a person to correct; null rather than a guess out of thin air. */
  title: string | null;
  byline: string | null;
  publisher: string | null;
  /** YYYY-MM-DD, the day as the document writes it. */
  publishedAt: string | null;
  /** BCP 47. */
  language: string | null;
  /** What it was read as. */
  mediaType: ReadableType;
  /** The encoding that its text was decoded from; null where the format has its own. */
  charset: string | null;
  /** Sentences for the person who looks the text over: what was assumed, mended or left out. */
  warnings: string[];
};

export type ReadableType =
  | "text/plain"
  | "text/markdown"
  | "text/html"
  | "application/pdf"
  | "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export const maxDocumentBytes = 20 * 1024 * 1024;
/** UTF-16 code units: more than 5 MB of text in any script. */
export const maxTextLength = 6 * 1024 * 1024;

/** `unreadable`: what it is, and what to do. */
export function unreadable(detail: string): Refusal {
  return new Refusal("unreadable", { detail });
}

/** `too-large`, with the two figures that differ. */
export function tooLarge(what: string, measured: string, limit: string): Refusal {
  return new Refusal("too-large", { detail: `${what} comes to ${measured}; at most ${limit} can be read.` });
}

/** Bytes or characters as "12.3 million", for sentences. */
export function millions(count: number): string {
  return `${(Math.ceil(count / 100_000) / 10).toLocaleString("en")} million`;
}
