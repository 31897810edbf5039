import { z } from "zod";

/** How sure it is that an anchor stands where the quote stood. `confirmed`: a person accepted a fuzzy one. */
export const anchorStates = ["exact", "moved", "fuzzy", "lost", "confirmed"] as const;
export type AnchorState = (typeof anchorStates)[number];

/** Characters of context kept before and after a quote, in UTF-16 code units. */
export const contextLength = 64;

/**
 * Where a claim stands in a version. Offsets are UTF-16 code units, half-open; `exact` is the text there. A lost one stands
 * at a point of no length, possibly 0, near which it was sought; its `exact` is the text that was not found.
 */
export const anchorSchema = z
  .object({
    start: z.int().min(0),
    end: z.int().min(0),
    exact: z.string().min(1),
    prefix: z.string(),
    suffix: z.string(),
  })
  .refine((anchor) => anchor.end >= anchor.start, { message: "An anchor ends behind its start.", path: ["end"] });
export type AnchorQuote = z.infer<typeof anchorSchema>;
export type Anchor = AnchorQuote & { state: AnchorState; score: number | null };

/** The anchor of a span of this text, with its context. Never cuts a surrogate pair in the context. */
export function anchorAt(text: string, start: number, end: number): AnchorQuote {
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - contextLength), start).replace(/^[\uDC00-\uDFFF]/, ""),
    suffix: text.slice(end, end + contextLength).replace(/[\uD800-\uDBFF]$/, ""),
  };
}

/** A place that was fuzzy and that nobody has confirmed stays so in the next version, however surely it is found again there. */
export function stillInDoubt(from: { state: string; score: number | null }, to: Anchor): Anchor {
  if (from.state !== "fuzzy" || to.state === "lost") return to;
  return { ...to, state: "fuzzy", score: Math.min(from.score ?? 1, to.score ?? 1) };
}
