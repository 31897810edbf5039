import { z } from "zod";
import { modes } from "./splitting/candidate";

export const relationKinds = ["attributes", "contradicts"] as const;
export type RelationKind = (typeof relationKinds)[number];

/** Blank optional text counts as none. */
const optionalLine = z
  .string()
  .trim()
  .max(300, "At most 300 characters.")
  .transform((value) => (value === "" ? null : value))
  .nullable()
  .default(null);

export const statementSchema = z
  .string()
  .trim()
  .min(1, "Write the claim as a statement.")
  .max(2000, "A statement has at most 2,000 characters: one proposition.");

/** What a claim says. The speaker and the mode stand together or not at all. */
export const claimWordsSchema = z.object({
  statement: statementSchema,
  speaker: optionalLine,
  mode: z.enum(modes).nullable().default(null),
});

const spanSchema = z.object({ start: z.int().min(0), end: z.int().min(1) }).refine((span) => span.end > span.start, "Select some text.");

/** One or more spans of a version, in order and apart from each other. */
export const spansSchema = z
  .array(spanSchema)
  .min(1, "Select some text.")
  .max(20, "A claim stands in at most 20 places.")
  .refine((spans) => spans.every((span, i) => i === 0 || spans[i - 1]!.end <= span.start), "The selected places overlap.");
