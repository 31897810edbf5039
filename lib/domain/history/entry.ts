import type { Act, PartName } from "@/lib/domain/audit/event";
import type { Json } from "@/lib/domain/audit/json";

/** What became of a part: shown, kept from this reader, or erased from the record (the leaf still commits to it). */
export type ShownPart = { state: "shown"; value: Json } | { state: "withheld" } | { state: "erased" };

/** One event as a reader sees it. Plain data. */
export type HistoryEntry = {
  id: string;
  act: Act;
  actor: { name: string | null; pseudonym: string };
  /** UTC, as `Date.toISOString` prints it. */
  at: string;
  /** `kind/uuid` */
  object: string;
  /** Of the object, after the event. */
  version: number;
  claim: { id: string; number: number } | null;
  /** Hex. */
  leafHash: string;
  /** Where it stands in the log, counted from 0, and whether a signed checkpoint covers it; null: it waits to be put in order, or the reader is not to know. */
  place: { log: string; index: number; signed: boolean } | null;
  parts: Partial<Record<PartName, ShownPart>>;
  /** Whom the parts name by their name in the log, as far as that is still known. */
  people: Record<string, string>;
};

const both = ["before", "after"] as const;
const after = ["after"] as const;
const before = ["before"] as const;

/**
 * Parts that an act always has, so that a missing one has been erased. Acts that have sometimes this, sometimes that
 * are not listed, nor are comments, which are optional nearly everywhere.
 */
const certainParts: Partial<Record<Act, readonly PartName[]>> = {
  "article.imported": after,
  "article.changed": both,
  "candidate.accepted": both,
  "candidate.rejected": both,
  "candidate.reopened": both,
  "sentence.disposed": both,
  "claim.created": after,
  "claim.changed": both,
  "claim.split": both,
  "claim.merged": both,
  "claim.withdrawn": before,
  "claim.restored": before,
  "claim.related": after,
  "claim.unrelated": before,
  "anchor.confirmed": both,
  "anchor.placed": both,
  "anchor.put-back": both,
  "assessment.started": after,
  "assessment.saved": both,
  "assessment.submitted": both,
  "assessment.revised": both,
  "assessment.approved": both,
  "assessment.returned": ["before", "after", "comment"],
  "review.undone": both,
  "assessment.unsettled": both,
  "adjudication.made": ["before", "after", "comment"],
  "claim.reopened": ["before", "after", "comment"],
  "article.assigned": both,
  "claim.assigned": both,
  "assignment.taken": after,
  "assignment.released": before,
  "assignment.reassigned": both,
  "assignment.made": after,
  "guidelines.published": after,
  "article.training-set": both,
  "answer.set": both,
  "answer.withdrawn": before,
  "thread.started": after,
  "comment.added": ["comment"],
  "comment.changed": ["before", "comment"],
  "comment.withdrawn": before,
  "source.added": after,
  "source.changed": both,
  "evidence.added": after,
  "evidence.changed": both,
  "link.added": after,
  "link.changed": both,
  "link.withdrawn": before,
  "link.restored": before,
  "search.recorded": after,
  "search.withdrawn": before,
  "search.restored": before,
};

/** An event's parts, given the contents that are there and the names that are withheld. */
export function partsOf(act: Act, contents: Record<string, Json>, withheld: readonly string[]): HistoryEntry["parts"] {
  const parts: Record<string, ShownPart> = {};
  for (const name of certainParts[act] ?? []) parts[name] = { state: "erased" };
  for (const name of withheld) parts[name] = { state: "withheld" };
  for (const [name, value] of Object.entries(contents)) parts[name] = { state: "shown", value };
  return parts;
}
