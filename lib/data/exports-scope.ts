import { draftActs, openActs } from "@/lib/domain/audit/seen-acts";
import { isUuid } from "@/lib/domain/ids";
import type { Viewer } from "@/lib/domain/viewer";
import { literal } from "./exports-json";

/**
 * Whose eyes, and what these must not see: others' work for the claims (ids) for which the viewer is blind. These are asked for beforehand, because
 * as a join they would hide from the planner how many rows are left.
 */
export type Sight = { viewer: Viewer; blind: readonly string[] };

/** What every query of an export is written for. */
export type ExportScope = Sight & {
  articleId: string;
  versionId: string;
  /** UTF-16 offsets of the surrogate pairs in the version's text, ascending. */
  pairs: readonly number[];
};

export function uuid(id: string): string {
  if (!isUuid(id)) throw new RangeError("not a UUID");
  return `'${id}'::uuid`;
}

/** Whether the viewer is blind for a claim (an SQL expression). */
function blindFor({ blind }: Sight, claimId: string): string {
  if (blind.length === 0) return "false";
  if (!blind.every(isUuid)) throw new RangeError("not a UUID");
  // One constant, which PostgreSQL looks up by hash, however many there are.
  return `coalesce(${claimId} = ANY('{${blind.join(",")}}'::uuid[]), false)`;
}

/** Rows about a claim that somebody made, unless the viewer is blind for it and it was somebody else. */
export function madeIsSeen(sight: Sight, claimId: string, maker: string): string {
  return `(NOT ${blindFor(sight, claimId)} OR ${maker} = ${uuid(sight.viewer.userId)})`;
}

/** Verdicts and what led to them: all of a claim's, or none. Whoever is blind for it had no part in them. */
export function verdictIsSeen(sight: Sight, claimId: string): string {
  return `(NOT ${blindFor(sight, claimId)})`;
}

const ownAct = ({ viewer }: Sight): string => `e.actor = ${literal(viewer.pseudonym)}`;
/** Whether an event is about something that the viewer made, whoever acted on it; of what has no row of its own, whether they acted. */
function aboutOwn(sight: Sight): string {
  const made = (table: string, maker: string): string =>
    `EXISTS (SELECT FROM ${table} own WHERE own.workspace_id = e.workspace_id AND own.id = split_part(e.object, '/', 2)::uuid
      AND own.${maker} = ${uuid(sight.viewer.userId)})`;
  return `CASE split_part(e.object, '/', 1) WHEN 'link' THEN ${made("evidence_link", "created_by")}
    WHEN 'search' THEN ${made("search_record", "created_by")} WHEN 'assessment' THEN ${made("assessment", "analyst_id")}
    WHEN 'assignment' THEN ${made("assignment", "analyst_id")} WHEN 'thread' THEN ${made("thread", "created_by")} ELSE ${ownAct(sight)} END`;
}
/** Whether an event is about a discussion of a sentence in which a claim stands that the viewer is blind for: such an event names no claim. */
function ofUnseenSentence(sight: Sight): string {
  return `(e.claim_id IS NULL AND (e.object LIKE 'thread/%' OR e.object LIKE 'comment/%') AND EXISTS (SELECT FROM thread t
      JOIN sentence s ON s.workspace_id = t.workspace_id AND s.id = t.about_id
      JOIN anchor n ON n.workspace_id = s.workspace_id AND n.article_version_id = s.article_version_id AND n.start < s."end" AND n."end" > s.start
    WHERE t.workspace_id = e.workspace_id AND ${blindFor(sight, "n.claim_id")} AND t.id = CASE WHEN e.object LIKE 'thread/%' THEN
      split_part(e.object, '/', 2)::uuid ELSE (SELECT m.thread_id FROM comment m WHERE m.workspace_id = e.workspace_id
        AND m.id = split_part(e.object, '/', 2)::uuid) END))`;
}

const among = (acts: readonly string[]): string => `e.act IN (${acts.map(literal).join(", ")})`;

/**
 * Events `e` that the viewer may see. A draft is its author's alone, also when it has been handed in since; in an export
 * it is nobody's.
 */
export function eventIsSeen(sight: Sight, drafts: "own" | "none"): string {
  const drawn = `(NOT ${among(draftActs)}${drafts === "own" ? ` OR ${ownAct(sight)}` : ""})`;
  if (sight.blind.length === 0) return drawn;
  return `${drawn} AND (${among(openActs)} OR NOT (${blindFor(sight, "e.claim_id")} OR ${ofUnseenSentence(sight)}) OR ${aboutOwn(sight)})`;
}

/**
 * Parts `p` of a seen event that stay hidden: the draft before it was handed in; while blind, others' comments, and how many assignments a
 * new plan found open, since the rest have been handed in, and where erased words had stood.
 */
export function partIsWithheld(sight: Sight, drafts: "own" | "none"): string {
  return `((e.act = 'assessment.submitted' AND p.name = 'before'${drafts === "own" ? ` AND NOT ${ownAct(sight)}` : ""})
    OR (${blindFor(sight, "e.claim_id")} AND NOT ${ownAct(sight)} AND p.name = 'comment')
    OR (${sight.blind.length > 0} AND e.act IN ('article.assigned', 'part.erased') AND NOT ${ownAct(sight)} AND p.name = 'after'))`;
}
