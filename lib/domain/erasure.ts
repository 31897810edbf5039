import { z } from "zod";
import type { Json } from "./audit/json";

/** Exact words; what stands differently written stays. */
export const erasedWordsSchema = z
  .array(z.string().min(3, "Words of fewer than three characters stand everywhere.").max(20_000, "At most 20,000 characters at once."))
  .min(1, "Say which words.")
  .max(50, "At most fifty passages at once.");
export const basisSchema = z.string().trim().min(3, "Say by which law, order or promise.").max(500, "At most 500 characters.");

/** How often the words stand where, `table.column` or `audit_part`, and how many frozen documents hold them. */
export type WordsFound = { places: { place: string; rows: number }[]; parts: number; documents: number };

/** Stands for erased words: as long as they were in UTF-16 code units, so that what stands behind keeps its place. */
export function signFor(words: string): string {
  return words.replaceAll(/[^\n]/g, "█");
}

/** The strings in a part's value that somebody wrote, the longest first: not ids, hashes, days or single words of a choice. */
export function writtenIn(value: Json): string[] {
  const found = new Set<string>();
  const visit = (each: Json): void => {
    if (typeof each === "string") {
      if (isWritten(each)) found.add(each);
    } else if (Array.isArray(each)) each.forEach(visit);
    else if (each !== null && typeof each === "object") Object.values(each).forEach(visit);
  };
  visit(value);
  return [...found].sort((a, b) => b.length - a.length);
}

const isWritten = (text: string): boolean =>
  text.length >= 3 && !/^(?:[0-9a-f-]{36}|[0-9a-f]{64}|p-[a-z0-9]{10}|\d{4}-\d\d-\d\d(?:T.*Z)?|[a-z]+(?:[- ][a-z]+)?)$/.test(text);
