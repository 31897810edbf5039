import { z } from "zod";
import type { ClaimRow } from "@/lib/data/claims";
import type { RecordedEvent } from "@/lib/data/recorded-act";
import { anchorSchema, anchorStates } from "@/lib/domain/anchors";
import type { Act } from "@/lib/domain/audit/event";
import type { Json } from "@/lib/domain/audit/json";
import { Refusal } from "@/lib/domain/problems";

/* What undoing and redoing have in common: they go by what the log says was done, and only where what was done still stands. */

export const recordedWords = z.object({ statement: z.string(), speaker: z.string().nullable(), mode: z.string().nullable() });
export const recordedPlace = anchorSchema.safeExtend({
  state: z.enum(anchorStates).default("exact"),
  score: z.number().nullable().default(null),
});
export const recordedRelations = z.array(z.object({ kind: z.string(), to: z.uuid() }));
const recordedCopy = z.object({ copiedFrom: z.uuid() });

/** A part of an event, as it was recorded. What has been erased can be taken back no more. */
export function recorded<Schema extends z.ZodType>(schema: Schema, part: Json | undefined): z.output<Schema> {
  const parsed = schema.safeParse(part);
  if (parsed.success) return parsed.data;
  throw new Refusal("invalid", { detail: "What was done is no longer on record, so it cannot be taken back." });
}

/** The links or searches that an act hung on claims, each with the one that it was copied from. */
export function recordedCopies(events: readonly RecordedEvent[], kind: "link" | "search"): Map<string, string> {
  const acts: readonly Act[] = kind === "link" ? ["link.added", "link.restored"] : ["search.recorded", "search.restored"];
  return new Map(
    events.filter(({ act }) => acts.includes(act)).map(({ id, before, after }) => [id, recorded(recordedCopy, after ?? before).copiedFrom]),
  );
}

export function saysStill(claim: ClaimRow, words: z.output<typeof recordedWords>): boolean {
  return claim.statement === words.statement && claim.speaker === words.speaker && claim.mode === words.mode;
}

/** Undoing never overwrites what came after. */
export function changedSince(what: string): Refusal {
  return new Refusal("changed-meanwhile", { detail: `${what} Nothing was taken back.` });
}
