import { z } from "zod";
import { Refusal } from "@/lib/domain/problems";
import { type Stance, stances } from "@/lib/domain/stances";
import type { Basis, Tag } from "@/lib/domain/tags";
import { noAnswer, questionOfStance } from "./averitec";
import { averitecLabels, judgementsOfLabel } from "./field-labels";

const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || null);
/** Read leniently: files of the field leave fields out, and write no speaker as null, "" or not at all. */
const claimSchema = z.object({
  claim: z.string().trim().min(1, "A claim has no text."),
  label: z.enum(averitecLabels, "This is not a label of AVeriTeC."),
  justification: z
    .string()
    .nullish()
    .transform((value) => value ?? ""),
  claim_date: text,
  speaker: text,
  original_claim_url: text,
  reporting_source: text,
  questions: z
    .array(
      z.object({
        question: z.string(),
        answers: z
          .array(z.object({ answer: z.string(), answer_type: text, source_url: text, source_medium: text, boolean_explanation: text }))
          .default([]),
      }),
    )
    .default([]),
});

export type ImportedEvidence = {
  question: string;
  quote: string;
  url: string | null;
  medium: string | null;
  /** Only known where the question is one that our own export asks. */
  stance: Stance | null;
};
export type ImportedClaim = {
  statement: string;
  speaker: string | null;
  /** What the label may have been with us; a person chooses. */
  candidates: readonly { tag: Tag; basis: Basis }[];
  rationale: string;
  claimedOn: string | null;
  url: string | null;
  publisher: string | null;
  evidence: ImportedEvidence[];
  /** Questions that found no answer, or one without a source. */
  unanswered: { question: string; answer: string | null }[];
};

/** Reads a file in AVeriTeC's format. @throws Refusal `unreadable` for no JSON, `invalid` naming each bad field */
export function parseAveritec(json: string): ImportedClaim[] {
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    throw new Refusal("unreadable", { detail: "This is not JSON." });
  }
  const parsed = z.array(claimSchema, "Expected a list of claims.").safeParse(raw);
  if (parsed.success) return parsed.data.map(imported);
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues.slice(0, 20)) fields[issue.path.join(".") || "file"] ??= issue.message;
  throw new Refusal("invalid", { fields });
}

function imported(claim: z.output<typeof claimSchema>): ImportedClaim {
  const answers = claim.questions.flatMap(({ question, answers: given }) => given.map((answer) => ({ question, ...answer })));
  const found = answers.filter((answer) => answer.answer_type !== "Unanswerable" && (answer.source_url || answer.source_medium));
  return {
    statement: claim.claim,
    speaker: claim.speaker,
    candidates: judgementsOfLabel[claim.label],
    rationale: claim.justification,
    claimedOn: isoDay(claim.claim_date),
    url: claim.original_claim_url,
    publisher: claim.reporting_source,
    evidence: found.map((answer) => ({
      question: answer.question,
      quote: answer.boolean_explanation ? `${answer.answer}: ${answer.boolean_explanation}` : answer.answer,
      url: answer.source_url,
      medium: answer.source_medium,
      stance: stances.find((stance) => questionOfStance[stance] === answer.question) ?? null,
    })),
    unanswered: answers
      .filter((answer) => !found.includes(answer))
      .map(({ question, answer }) => ({ question, answer: answer === noAnswer ? null : answer })),
  };
}

/** 9-3-2024 is 2024-03-09; anything else is no date. */
function isoDay(date: string | null): string | null {
  const parts = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(date ?? "");
  if (!parts) return null;
  const iso = `${parts[3]}-${parts[2]!.padStart(2, "0")}-${parts[1]!.padStart(2, "0")}`;
  return z.iso.date().safeParse(iso).success ? iso : null;
}
