import { isUuid } from "@/lib/domain/ids";
import { isBlind } from "@/lib/domain/policy";
import type { Viewer } from "@/lib/domain/viewer";
import { literal } from "./exports-json";

/** Whose eyes, and what these must not see: the claims for which the viewer is blind, and their own drafts for these. */
export type Sight = { viewer: Viewer; blind: readonly { claimId: string; assessmentId: string }[] };

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

/**
 * The viewer's own drafts that make them blind, among the claims `c` that `where` names: the rows of `Sight.blind`. Asked
 * beforehand, because as a join it would hide from the planner how many rows are left.
 */
export function blindQuery(viewer: Viewer, where: string): string {
  return `SELECT a.claim_id AS "claimId", a.id AS "assessmentId" FROM assessment a
    JOIN claim c ON c.workspace_id = a.workspace_id AND c.id = a.claim_id
    WHERE a.workspace_id = ${uuid(viewer.workspaceId)} AND a.analyst_id = ${uuid(viewer.userId)} AND a.state = 'draft'
      AND ${isBlind(viewer, { state: "draft" })} AND ${where} ORDER BY a.claim_id`;
}

const among = (column: string, ids: readonly string[]): string =>
  ids.length === 0 ? "false" : `coalesce(${column} = ANY(ARRAY[${ids.join(", ")}]), false)`;
const blindFor = ({ blind }: Sight, claimId: string): string =>
  among(
    claimId,
    blind.map((own) => uuid(own.claimId)),
  );
const ownAssessment = ({ blind }: Sight, id: string): string =>
  among(
    id,
    blind.map((own) => uuid(own.assessmentId)),
  );

/** Rows about a claim that somebody made, unless the viewer is blind for it and it was somebody else. */
export function madeIsSeen(sight: Sight, claimId: string, maker: string): string {
  return `(NOT ${blindFor(sight, claimId)} OR ${maker} = ${uuid(sight.viewer.userId)})`;
}

/** Verdicts, which are an assessment's content, likewise. */
export function verdictIsSeen(sight: Sight, claimId: string, assessmentId: string): string {
  return `(NOT ${blindFor(sight, claimId)} OR ${ownAssessment(sight, assessmentId)})`;
}

const ownAct = ({ viewer }: Sight): string => `e.actor = ${literal(viewer.pseudonym)}`;
/** What others did about a claim that the viewer is blind for, except to the viewer's own assessment. */
const fromOthersWhileBlind = (sight: Sight): string =>
  `${blindFor(sight, "e.claim_id")} AND NOT ${ownAct(sight)}
    AND NOT ${among(
      "e.object",
      sight.blind.map((own) => `'assessment/' || ${uuid(own.assessmentId)}`),
    )}`;
const draftActs = "('assessment.started', 'assessment.saved')";

/**
 * Events `e` that the viewer may see. A draft is its author's alone, also when it has been handed in since; in an export
 * it is nobody's.
 */
export function eventIsSeen(sight: Sight, drafts: "own" | "none"): string {
  return `(e.act NOT IN ${draftActs}${drafts === "own" ? ` OR ${ownAct(sight)}` : ""})
    AND NOT (${fromOthersWhileBlind(sight)} AND (e.object LIKE 'assessment/%' OR e.object LIKE 'link/%'))`;
}

/** Parts `p` of a seen event that stay hidden: the draft before it was handed in, and others' comments while blind. */
export function partIsWithheld(sight: Sight, drafts: "own" | "none"): string {
  return `((e.act = 'assessment.submitted' AND p.name = 'before'${drafts === "own" ? ` AND NOT ${ownAct(sight)}` : ""})
    OR (${fromOthersWhileBlind(sight)} AND p.name = 'comment'))`;
}
