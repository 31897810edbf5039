import { z } from "zod";
import type { Disposition } from "@/lib/domain/coverage";

/** `fact`: stands alone. `saying`: that X said P, as a claim. `said`: P itself, attributed to X. */
export const candidateKinds = ["fact", "saying", "said"] as const;
export type CandidateKind = (typeof candidateKinds)[number];

/** How a speaker stands to what was said: half of an Attribution. */
export const modes = ["says", "denies", "suggests", "reports"] as const;
export type Mode = (typeof modes)[number];

export const mentionKinds = ["date", "number", "place", "person", "organisation"] as const;
export type MentionKind = (typeof mentionKinds)[number];

const spanSchema = z.object({ start: z.number().int().min(0), end: z.number().int().min(1) });

/** Something named inside a claim's spans. Offsets count UTF-16 code units in the whole text. */
export const mentionSchema = spanSchema.extend({ kind: z.enum(mentionKinds) });
export type Mention = z.infer<typeof mentionSchema>;

/** Advice on a statement; it never blocks. Offsets, where given, count UTF-16 code units in the statement. */
export const hintSchema = z.object({
  rule: z.string(),
  message: z.string(),
  start: z.number().int().min(0).optional(),
  end: z.number().int().min(0).optional(),
});
export type Hint = z.infer<typeof hintSchema>;

export const candidateSchema = z.object({
  /** In the order of the text, at least one; the first is the main one. */
  spans: z.array(spanSchema).min(1),
  /** Can be understood alone; words that are not in the spans stand in [brackets]. */
  statement: z.string().min(1),
  kind: z.enum(candidateKinds),
  speaker: z.string().nullable(),
  mode: z.enum(modes).nullable(),
  /** `saying` only: index, among the candidates of the same sentence, of what was said. */
  attributes: z.number().int().min(0).nullable(),
  hints: z.array(hintSchema),
  mentions: z.array(mentionSchema),
});
export type Candidate = z.infer<typeof candidateSchema>;

/** What the rules propose for one sentence. A `null` disposition needs a person. */
export type SentenceProposal = {
  sentence: number;
  disposition: Disposition | null;
  candidates: Candidate[];
};
