import { isUuid } from "@/lib/domain/ids";
import { isBlind } from "@/lib/domain/policy";
import type { Viewer } from "@/lib/domain/viewer";
import { literal } from "./exports-json";

/** Whose eyes, which article and which of its texts: what every query of an export is written for. */
export type ExportScope = {
  viewer: Viewer;
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
 * Joins, as `b`, the viewer's own draft for a claim if it makes them blind for it: `b.id IS NOT NULL` then says that
 * others' work on the claim is hidden from them.
 */
export function joinOwnDraft(viewer: Viewer, claimId: string): string {
  if (!isBlind(viewer, { state: "draft" })) return "LEFT JOIN assessment b ON false";
  return `LEFT JOIN assessment b ON b.workspace_id = ${uuid(viewer.workspaceId)} AND b.claim_id = ${claimId}
    AND b.analyst_id = ${uuid(viewer.userId)} AND b.state = 'draft'`;
}

/** Rows about a claim that somebody made, unless the viewer is blind for it and it was somebody else. */
export function notHidden(viewer: Viewer, maker: string): string {
  return `(b.id IS NULL OR ${maker} = ${uuid(viewer.userId)})`;
}

const about = (kind: string): string => `e.object LIKE '${kind}/%'`;
const ownAct = (viewer: Viewer): string => `e.actor = ${literal(viewer.pseudonym)}`;
/** Hidden while blind: what others did, except to one's own assessment. */
const hiddenWhileBlind = (viewer: Viewer): string =>
  `b.id IS NOT NULL AND NOT ${ownAct(viewer)} AND e.object <> 'assessment/' || b.id::text`;
const draftActs = "('assessment.started', 'assessment.saved')";

/**
 * Events `e` (with `b` joined) that the viewer may see. A draft is its author's alone, also when it has been handed in
 * since; in an export it is nobody's.
 */
export function eventIsSeen(viewer: Viewer, drafts: "own" | "none"): string {
  const draftsSeen = drafts === "own" ? ` OR ${ownAct(viewer)}` : "";
  return `(e.act NOT IN ${draftActs}${draftsSeen})
    AND NOT (${hiddenWhileBlind(viewer)} AND (${about("assessment")} OR ${about("link")}))`;
}

/** Parts `p` of a seen event that stay hidden: the draft before it was handed in, and others' comments while blind. */
export function partIsWithheld(viewer: Viewer, drafts: "own" | "none"): string {
  const draftsSeen = drafts === "own" ? ` AND NOT ${ownAct(viewer)}` : "";
  return `((e.act = 'assessment.submitted' AND p.name = 'before'${draftsSeen})
    OR (coalesce(${hiddenWhileBlind(viewer)}, false) AND p.name = 'comment'))`;
}
