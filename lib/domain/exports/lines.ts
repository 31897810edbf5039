import { z } from "zod";
import { anchorStates } from "@/lib/domain/anchors";
import { aboutKinds } from "@/lib/domain/assessments";
import { relationKinds } from "@/lib/domain/claims";
import { dispositions } from "@/lib/domain/coverage";
import { credibilities, reliabilities } from "@/lib/domain/grades";
import { confidences, likelihoods } from "@/lib/domain/likelihood";
import { modes } from "@/lib/domain/splitting/candidate";
import { stances } from "@/lib/domain/stances";
import { bases, tags } from "@/lib/domain/tags";
import { exportSchema } from "./formats";

/*
 * The lines of a JSON Lines export, schema onus-export/2; docs/export-formats.md says it in words. Every line is
 * RFC 8785 canonical JSON. Offsets count Unicode code points, from 0, half-open. Times are UTC with milliseconds.
 */
const id = z.uuid();
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.iso.date();
const time = z.iso.datetime({ precision: 3 });
const number = z.int().min(1);
const offset = z.int().min(0);

export const personSchema = z.strictObject({ name: z.string().nullable(), pseudonym: z.string() });
const quoted = { exact: z.string(), prefix: z.string(), suffix: z.string() };
const made = { madeAt: time, madeBy: personSchema, version: number };
const judged = {
  asOf: day.nullable(),
  basis: z.enum(bases),
  confidence: z.enum(confidences).nullable(),
  likelihood: z.enum(likelihoods).nullable(),
  rationale: z.string(),
  tag: z.enum(tags),
};

export const headerSchema = z.strictObject({
  record: z.literal("header"),
  schema: z.literal(exportSchema),
  tool: z.strictObject({ name: z.literal("onus"), version: z.string() }),
  workspace: z.strictObject({ log: z.string(), name: z.string() }),
  article: z.strictObject({
    id,
    title: z.string(),
    byline: z.string().nullable(),
    publisher: z.string().nullable(),
    publishedOn: day.nullable(),
    language: z.string().nullable(),
    url: z.string().nullable(),
    finishedAt: time.nullable(),
    finishReason: z.string().nullable(),
  }),
  version: z.strictObject({ id, ordinal: z.int(), sha256: hash, codePoints: z.int(), mediaType: z.string(), importedAt: time }),
  counts: z.strictObject({
    sentences: z.int(),
    openSentences: z.int(),
    /** Code units of sentences, and of those gone through: their quotient is the coverage. */
    length: z.int(),
    lengthDone: z.int(),
    claims: z.int(),
    retiredClaims: z.int(),
    /** Standing claims with a standing verdict, by its tag. The rest is open, and left out of AVeriTeC JSON. */
    evidenced: z.int(),
    contested: z.int(),
    unsupported: z.int(),
    /** Claims that the person exporting still has to assess: others' work on these is not in this file. */
    blindClaims: z.int(),
  }),
});

export const sentenceLineSchema = z.strictObject({
  record: z.literal("sentence"),
  ordinal: z.int().min(0),
  start: offset,
  end: offset,
  kind: z.string(),
  disposition: z.enum(dispositions).nullable(),
  reason: z.string().nullable(),
  decidedAt: time.nullable(),
  decidedBy: personSchema.nullable(),
});

export const evidenceLineSchema = z.strictObject({
  record: z.literal("evidence"),
  id,
  title: z.string(),
  url: z.string().nullable(),
  fileName: z.string().nullable(),
  intake: z.enum(["url", "file", "typed"]),
  publishedOn: day.nullable(),
  source: z.strictObject({
    id,
    name: z.string(),
    origin: z.string(),
    reliability: z.enum(reliabilities),
    url: z.string().nullable(),
  }),
  snapshot: z.strictObject({
    id,
    sha256: hash,
    textSha256: hash,
    byteLength: z.int(),
    mediaType: z.string(),
    fetchedAt: time,
    finalUrl: z.string().nullable(),
    status: z.int().nullable(),
  }),
  ...made,
});

export const claimLineSchema = z.strictObject({
  record: z.literal("claim"),
  id,
  number,
  statement: z.string(),
  speaker: z.string().nullable(),
  mode: z.enum(modes).nullable(),
  retired: z.enum(["withdrawn", "merged", "split"]).nullable(),
  retiredInto: number.nullable(),
  relations: z.array(z.strictObject({ claim: number, kind: z.enum(relationKinds) })),
  /** In the version that the header names. A lost one has no place. */
  anchors: z.array(
    z.strictObject({
      start: offset.nullable(),
      end: offset.nullable(),
      ...quoted,
      state: z.enum(anchorStates),
      score: z.number().nullable(),
    }),
  ),
  ...made,
});

export const linkLineSchema = z.strictObject({
  record: z.literal("link"),
  id,
  claim: number,
  evidence: id,
  stance: z.enum(stances),
  credibility: z.literal(credibilities),
  /** In the snapshot's text. */
  start: offset,
  end: offset,
  ...quoted,
  note: z.string(),
  withdrawnAt: time.nullable(),
  ...made,
});

export const searchLineSchema = z.strictObject({
  record: z.literal("search"),
  id,
  claim: number,
  query: z.string(),
  place: z.string(),
  searchedOn: day,
  outcome: z.string(),
  withdrawnAt: time.nullable(),
  ...made,
});

export const assessmentLineSchema = z.strictObject({
  record: z.literal("assessment"),
  id,
  claim: number,
  analyst: personSchema,
  state: z.enum(["submitted", "returned", "approved"]),
  submittedAt: time.nullable(),
  ...judged,
  /** As last handed in. Null only where that content was erased. */
  tag: judged.tag.nullable(),
  basis: judged.basis.nullable(),
  rationale: judged.rationale.nullable(),
  reviews: z.array(
    z.strictObject({
      id,
      reviewer: personSchema,
      outcome: z.enum(["approved", "returned"]),
      reasonCode: z.string().nullable(),
      comment: z.string(),
      /** What is to be mended: the claim's words, a link, a sentence. Null: the assessment as a whole. */
      about: z.strictObject({ kind: z.enum(aboutKinds), id }).nullable(),
      /** Taken back by the reviewer. */
      undoneAt: time.nullable(),
      assessmentVersion: number,
      at: time,
    }),
  ),
  version: number,
});

/** An assessment as it was handed in, each time: never changed. */
export const submissionLineSchema = z.strictObject({
  record: z.literal("submission"),
  id,
  claim: number,
  assessment: id,
  analyst: personSchema,
  /** Counts within the assessment, from 1. */
  ordinal: number,
  assessmentVersion: number,
  submittedAt: time,
  ...judged,
  /** What its author said to the reviewer who had returned the one before. */
  answer: z.string(),
  /** Whether its author could see nobody else's work on the claim until then: only these tell anything about agreement. */
  blind: z.boolean(),
  /** The version of the guidelines that it was made under. */
  guideline: id.nullable(),
});

/** How differing assessments were settled, and why they differed. */
export const adjudicationLineSchema = z.strictObject({
  record: z.literal("adjudication"),
  id,
  claim: number,
  adjudicator: personSchema,
  at: time,
  /** Assessments. */
  differing: z.array(id),
  /** The assessment that was taken; null: the adjudicator wrote the settled one. */
  taken: id.nullable(),
  ...judged,
  reasonCode: z.string(),
  reasons: z.string(),
});

export const verdictLineSchema = z.strictObject({
  record: z.literal("verdict"),
  id,
  claim: number,
  /** Null where an adjudicator wrote the settled one. */
  assessment: id.nullable(),
  adjudication: id.nullable(),
  ...judged,
  settledAt: time,
  settledBy: personSchema,
  supersededAt: time.nullable(),
});

export const eventLineSchema = z.strictObject({
  record: z.literal("event"),
  id,
  act: z.string(),
  actor: personSchema,
  at: time,
  claim: number.nullable(),
  object: z.string(),
  version: number,
  leafHash: hash,
  /** Content as it was committed to; offsets in it count UTF-16 code units. */
  parts: z.record(z.string(), z.json()),
  /** Parts that are kept from this export because they are drafts or not the reader's to see. */
  withheld: z.array(z.string()),
});

/** The last line: a file without it was cut off. */
export const endSchema = z.strictObject({
  record: z.literal("end"),
  lines: z.record(
    z.enum(["sentence", "evidence", "claim", "link", "search", "assessment", "submission", "adjudication", "verdict", "event"]),
    z.int(),
  ),
});

export const lineSchema = z.discriminatedUnion("record", [
  headerSchema,
  sentenceLineSchema,
  evidenceLineSchema,
  claimLineSchema,
  linkLineSchema,
  searchLineSchema,
  assessmentLineSchema,
  submissionLineSchema,
  adjudicationLineSchema,
  verdictLineSchema,
  eventLineSchema,
  endSchema,
]);

export type Header = z.infer<typeof headerSchema>;
export type EvidenceLine = z.infer<typeof evidenceLineSchema>;
export type ClaimLine = z.infer<typeof claimLineSchema>;
export type LinkLine = z.infer<typeof linkLineSchema>;
export type SearchLine = z.infer<typeof searchLineSchema>;
export type AdjudicationLine = z.infer<typeof adjudicationLineSchema>;
export type VerdictLine = z.infer<typeof verdictLineSchema>;
export type Person = z.infer<typeof personSchema>;
export type LineRecord = keyof z.infer<typeof endSchema>["lines"];

/** A claim with what the other formats show of it: standing links with their evidence, standing searches, its verdict. */
export type ClaimBundle = {
  claim: ClaimLine;
  links: (LinkLine & { of: EvidenceLine })[];
  searches: SearchLine[];
  verdict: VerdictLine | null;
  /** By which the verdict stands, where it is one. */
  adjudication: AdjudicationLine | null;
  /** What happened to it, without contents, oldest first. */
  events: { act: string; at: string; actor: Person }[];
};
