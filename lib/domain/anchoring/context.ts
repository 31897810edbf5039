import { similarity } from "./edit-distance";

/** A side of the context at least this like the quote's speaks for the place. Unrelated prose is about 0.25 alike. */
export const agreeing = 0.5;

type Context = { prefix?: string | undefined; suffix?: string | undefined };

/** How like the text around a place is to a quote's context. A side that the quote does not have is null. */
export type Surroundings = { before: number | null; after: number | null };

export function surroundings(text: string, start: number, end: number, quote: Context): Surroundings {
  const prefix = quote.prefix ?? "";
  const suffix = quote.suffix ?? "";
  return {
    before: prefix === "" ? null : similarity(prefix, text.slice(Math.max(0, start - prefix.length), start)),
    after: suffix === "" ? null : similarity(suffix, text.slice(end, end + suffix.length)),
  };
}

/** 0 to 1, the mean of the known sides; 1 when nothing is known, since nothing speaks against the place. */
export function meanLikeness({ before, after }: Surroundings): number {
  if (before === null) return after ?? 1;
  return after === null ? before : (before + after) / 2;
}

/** The better side: an edit beside the quote spoils one side of its context, a wrong place spoils both. */
export function bestLikeness({ before, after }: Surroundings): number {
  return before === null && after === null ? 1 : Math.max(before ?? 0, after ?? 0);
}
