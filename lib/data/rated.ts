import { type AgreementAsked, type Rated, ratedLabels } from "@/lib/domain/agreement-asked";
import { maySeeAgreement } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { blindClaims } from "./blindness";
import { uncounted } from "./calibration";
import { literal } from "./exports-json";
import { uuid } from "./exports-scope";
import { readAs } from "./reading";

/** Whose ratings count, of those that are asked for: in the order of pseudonyms, as `ratingsFrom` has raters. */
export type RatedScope = { viewer: Viewer; asked: AgreementAsked; raters: readonly { userId: string; pseudonym: string }[] };

/** Former members rated, too; whoever the workspace's calibration does not let count yet is left out. @throws Refusal `forbidden` */
export async function ratedScope(viewer: Viewer, asked: AgreementAsked): Promise<RatedScope> {
  if (!maySeeAgreement(viewer)) throw new Refusal("forbidden");
  const { workspaceId } = viewer;
  const pair = asked.analystIds.length === 2 ? { userId: { in: [...asked.analystIds] } } : {};
  return readAs(viewer, async (db) => {
    const members = await db.membership.findMany({ where: { workspaceId, ...pair }, select: { userId: true, pseudonym: true } });
    const ids = members.map(({ userId }) => userId);
    const out = asked.uncalibrated ? null : await uncounted(db, workspaceId, ids);
    const raters = members.filter(({ userId }) => !out?.has(userId)).toSorted((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1));
    return { viewer, asked, raters };
  });
}

/** What makes an item, as columns of `ratedQuery`: a claim; for a stance, a claim with a document. */
export const itemOf: Record<Rated, string> = { tag: "claim_id", basis: "claim_id", stance: "claim_id, evidence_id" };

/**
 * One row a rating, as literal SQL for a transaction in the viewer's scope: claim_id, evidence_id (null but for stances), article_id, rater
 * (user id), label, at. Of standing claims alone, and of none that the viewer is blind for. Of a claim's judgements it is each analyst's
 * first submission, and of stances each person's first standing link of the document; at most one for an item and rater.
 * @param only of these claims, where given
 */
export function ratedQuery(scope: RatedScope, subject: Rated, only?: readonly string[]): string {
  const { viewer, asked, raters } = scope;
  const among = (claim: string): string => (only ? `${claim} IN (${only.map(uuid).join(", ") || "NULL"})` : "true");
  const all = subject === "stance" ? linksQuery(asked, among("l.claim_id")) : submissionsQuery(asked, subject, among("s.claim_id"));
  const rated = `SELECT r.claim_id, r.evidence_id, c.article_id, r.rater, r.label, r.at FROM (${all}) r
    JOIN claim c ON c.workspace_id = (SELECT current_workspace()) AND c.id = r.claim_id AND c.retired IS NULL
    JOIN article a ON a.workspace_id = c.workspace_id AND a.id = c.article_id
    WHERE r.rater = ANY(${ratersSql(raters)}) AND ${inPeriodSql(asked, "r.at")} AND ${ofArticlesSql(asked)}
      AND r.claim_id NOT IN (${blindClaims(viewer)})`;
  const [alone, other] = asked.analystIds;
  if (!alone || other) return rated;
  const items = itemOf[subject];
  return `WITH whole AS (${rated}) SELECT * FROM whole WHERE (${items}) IN (SELECT ${items} FROM whole WHERE rater = ${uuid(alone)})`;
}

function submissionsQuery({ seen }: AgreementAsked, subject: "tag" | "basis", among: string): string {
  return `SELECT s.claim_id, NULL::uuid AS evidence_id, s.analyst_id AS rater, s.${subject} AS label, s.submitted_at AS at FROM submission s
    WHERE s.workspace_id = (SELECT current_workspace()) AND s.ordinal = 1 AND ${seen ? "true" : "s.blind"} AND ${among}`;
}

/** A link was made blind if its maker went on to submit an assessment of the claim, blind until then. */
function linksQuery({ seen }: AgreementAsked, among: string): string {
  const blind = `EXISTS (SELECT FROM submission s WHERE s.workspace_id = l.workspace_id AND s.claim_id = l.claim_id
    AND s.analyst_id = l.created_by AND s.ordinal = 1 AND s.blind AND s.submitted_at >= l.created_at)`;
  return `SELECT DISTINCT ON (l.claim_id, l.evidence_id, l.created_by) l.claim_id, l.evidence_id, l.created_by AS rater, l.stance AS label, l.created_at AS at
    FROM evidence_link l WHERE l.workspace_id = (SELECT current_workspace()) AND l.withdrawn_at IS NULL AND ${seen ? "true" : blind} AND ${among}
    ORDER BY l.claim_id, l.evidence_id, l.created_by, l.created_at, l.id`;
}

/** User ids as an array, in the order of the raters (an SQL expression). */
export function ratersSql(raters: RatedScope["raters"]): string {
  return `ARRAY[${raters.map(({ userId }) => uuid(userId)).join(", ")}]::uuid[]`;
}

/** Whether a moment is in the period that is asked for (an SQL expression). */
export function inPeriodSql({ from, to }: AgreementAsked, moment: string): string {
  const since = from ? `${moment} >= ${literal(from)}::timestamp AT TIME ZONE 'UTC'` : "true";
  return to ? `${since} AND ${moment} < (${literal(to)}::timestamp + interval '1 day') AT TIME ZONE 'UTC'` : since;
}

/** Whether an article `a` is asked for (an SQL expression). */
export function ofArticlesSql({ articleId, training }: AgreementAsked): string {
  return articleId ? `a.id = ${uuid(articleId)}` : training ? "true" : "NOT a.training";
}

/** A label's code, as in `Ratings`: 1 for the first of the scheme (an SQL expression). */
export function codeSql(subject: Rated, label: string): string {
  return `array_position(ARRAY[${ratedLabels[subject].map(literal).join(", ")}], ${label})`;
}
