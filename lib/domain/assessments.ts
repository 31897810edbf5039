import { z } from "zod";
import { confidences, likelihoods } from "./likelihood";
import { bases, basesOfTag, tags } from "./tags";

/** A calendar date, YYYY-MM-DD, or none. An empty field is none. */
export const optionalDate = z
  .union([z.iso.date("Write the date as YYYY-MM-DD."), z.literal("").transform(() => null)])
  .nullable()
  .default(null);

/** What an analyst judges. A draft may be anything; lib/domain/gate.ts decides what may be submitted. */
export const judgementSchema = z
  .object({
    tag: z.enum(tags).nullable().default(null),
    basis: z.enum(bases).nullable().default(null),
    rationale: z.string().max(20_000, "A rationale has at most 20,000 characters.").default(""),
    likelihood: z.enum(likelihoods).nullable().default(null),
    confidence: z.enum(confidences).nullable().default(null),
    asOf: optionalDate,
  })
  .refine((judged) => !judged.basis || (judged.tag !== null && basesOfTag[judged.tag].includes(judged.basis)), {
    message: "This basis does not belong to this tag.",
    path: ["basis"],
  });
export type Judgement = z.output<typeof judgementSchema>;

/** What the author of a returned assessment says to the reviewer on handing it in again. */
export const answerSchema = z.string().trim().max(5000, "An answer has at most 5,000 characters.").default("");

export const assessmentStates = ["draft", "submitted", "returned", "approved"] as const;
export type AssessmentState = (typeof assessmentStates)[number];

/** Why a reviewer returns an assessment. */
export const reasonCodes = ["evidence-missed", "reading", "definition", "scope", "gate", "style"] as const;
export type ReasonCode = (typeof reasonCodes)[number];
export const reasonMeaning: Record<ReasonCode, string> = {
  "evidence-missed": "evidence was missed",
  reading: "the claim was read otherwise than it is meant",
  definition: "a tag or basis was applied otherwise than defined",
  scope: "the claim or its date range is too wide or too narrow",
  gate: "the links do not carry the basis",
  style: "the rationale needs better words",
};

/** What a returned assessment is to be mended at: the claim's words, one of its links, a sentence of its article. */
export const aboutKinds = ["claim", "link", "sentence"] as const;
export type AboutKind = (typeof aboutKinds)[number];
export const aboutMeaning: Record<AboutKind, string> = { claim: "the claim’s words", link: "a link", sentence: "a sentence" };
export const aboutSchema = z
  .object({ kind: z.enum(aboutKinds), id: z.uuid() })
  .nullable()
  .default(null);
export type About = z.output<typeof aboutSchema>;
