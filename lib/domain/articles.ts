import { z } from "zod";
import { optionalDate } from "./assessments";
import { optionalUrl } from "./evidence";
import { normaliseLineEndings } from "./text";

/** UTF-16 code units in the text of one version. */
export const maxArticleLength = 6 * 1024 * 1024;

const optionalLine = z
  .string()
  .trim()
  .max(300, "At most 300 characters.")
  .transform((value) => value || null)
  .nullable()
  .default(null);

export const articleDetailsSchema = z.object({
  title: z.string().trim().min(1, "Give the article a title.").max(500, "At most 500 characters."),
  byline: optionalLine,
  publisher: optionalLine,
  publishedOn: optionalDate,
  language: z
    .string()
    .trim()
    .transform((value) => value || null)
    .nullable()
    .default(null)
    .refine((value) => value === null || isLanguageTag(value), "Write a language as in “en” or “pt-BR”."),
  url: optionalUrl,
});

/** An article's text as it is kept: exactly as it came, line endings aside. What UTF-8 cannot hold is refused. */
export const articleTextSchema = z
  .string()
  .max(maxArticleLength, `An article has at most ${maxArticleLength.toLocaleString("en")} characters.`)
  .transform(normaliseLineEndings)
  .refine((text) => text.trim() !== "", "There is no text yet: paste it, drop a file, or give an address.")
  .refine((text) => !text.includes("\0"), "The text holds NUL characters: it is no plain text.")
  .refine((text) => text.isWellFormed(), "The text holds broken characters (lone surrogates).");

function isLanguageTag(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}
