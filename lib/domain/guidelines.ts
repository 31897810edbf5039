import { z } from "zod";

/** Markdown (CommonMark with tables), as a lead writes it. */
export const guidelineTextSchema = z
  .string()
  .refine((text) => text.trim() !== "", "Write the guidelines, or leave them as they are.")
  .max(100_000, "The guidelines have at most 100,000 characters.");
export const guidelineNoteSchema = z.string().trim().max(500, "At most 500 characters.").default("");

/** One version of the workspace's guidelines; `ordinal` counts from 1. Immutable. */
export type GuidelineShown = { id: string; ordinal: number; text: string; note: string; by: string; /** ISO */ at: string };
