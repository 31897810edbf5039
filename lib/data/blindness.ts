import { isUuid } from "@/lib/domain/ids";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "./generated/client";
import type { ReadClient } from "./reading";
import type { Tx } from "./transaction";

/** Somebody whose blindness is asked for, as SQL expressions: constants, or columns of the query that this stands in. */
export type Somebody = { workspace: string; person: string; role: string };

/** Who reads: the one whose scope the transaction is in. The same text for all of a role, so that it is planned once. */
const reader = (viewer: Viewer): Somebody => ({
  workspace: "(SELECT current_workspace())",
  person: "(SELECT current_person())",
  role: `'${viewer.role}'`,
});

const ownedBy = ({ workspace, person }: Somebody, row: string): string =>
  `${row}.workspace_id = ${workspace} AND ${row}.analyst_id = ${person}`;

/** Each way in which somebody may come to be blind, as an index has it: `claim_id`, whether or not they have submitted it; in one article where it is named. */
function reasons(who: Somebody, article?: string): string {
  const { workspace, role } = who;
  const of = ownedBy(who, "blind_row");
  const here = article
    ? `AND EXISTS (SELECT FROM claim blind_claim WHERE blind_claim.workspace_id = ${workspace} AND blind_claim.id = blind_row.claim_id AND blind_claim.article_id = ${article})`
    : "";
  return `SELECT blind_row.claim_id FROM assignment blind_row WHERE ${of} AND blind_row.state = 'open' AND ${role} <> 'observer' ${here}
    UNION ALL SELECT blind_row.claim_id FROM assessment blind_row WHERE ${of} AND blind_row.submission_count = 0 AND ${role} = 'analyst' ${here}
    UNION ALL SELECT blind_row.claim_id FROM claim_plan blind_row
      WHERE blind_row.workspace_id = ${workspace} AND blind_row.free > 0 AND ${role} = 'analyst' ${article ? `AND blind_row.article_id = ${article}` : ""}
    UNION ALL SELECT blind_row.id FROM article blind_article JOIN claim blind_row
      ON blind_row.workspace_id = blind_article.workspace_id AND blind_row.article_id = blind_article.id
      WHERE blind_article.workspace_id = ${workspace} AND blind_article.training AND ${role} = 'analyst' ${article ? `AND blind_article.id = ${article}` : ""}`;
}

/**
 * The claims for which somebody is blind: lib/domain/policy.ts's isBlind in SQL, and the only place that says it. A query with
 * the one column `claim_id`, for IN (…) or as a table; a claim may come twice. A condition on `claim_id` from outside reaches into each
 * reason. Its own names all begin with `blind_`, so that those of the query around it hold.
 * @param article an SQL expression: those of this article alone
 */
export function blindClaimsOf(who: Somebody, article?: string): string {
  return `SELECT blind_arm.claim_id FROM (${reasons(who, article)}) blind_arm
    WHERE NOT EXISTS (SELECT FROM assessment blind_own WHERE ${ownedBy(who, "blind_own")} AND blind_own.claim_id = blind_arm.claim_id
      AND blind_own.submission_count > 0)`;
}

/**
 * The claims for which the viewer is blind, in a transaction of their scope (readAs, run): `SELECT claim_id`, as literal SQL.
 * @param article an SQL expression: those of this article alone
 */
export function blindClaims(viewer: Viewer, article?: string): string {
  return blindClaimsOf(reader(viewer), article);
}

/**
 * Whether the viewer is blind for this claim (an SQL expression, of the query's own columns), as literal SQL. Whoever is blind for nothing at
 * all is asked once a query; of the others each claim is looked up by itself (OFFSET 0 keeps the planner from reading all
 * claims of a long queue instead).
 */
export function isBlindSql(viewer: Viewer, claim: string): string {
  if (viewer.role === "observer") return "false";
  return `((SELECT EXISTS (${reasons(reader(viewer))}))
    AND EXISTS (SELECT FROM (${blindClaims(viewer)}) blind_set WHERE blind_set.claim_id = ${claim} OFFSET 0))`;
}

/** Rows about a claim that somebody made: the viewer sees them unless they are blind for it and it was somebody else. Both are SQL expressions. */
export function isSeenSql(viewer: Viewer, claim: string, maker: string): string {
  return viewer.role === "observer" ? "true" : `(${maker} = (SELECT current_person()) OR NOT ${isBlindSql(viewer, claim)})`;
}

/** Whether the viewer is blind for a claim. @param db a transaction in the viewer's scope */
export async function isBlindFor(db: ReadClient, viewer: Viewer, claimId: string): Promise<boolean> {
  return (await blindAmong(db, viewer, [claimId])).size > 0;
}

/** Refuses what somebody else made for a claim that the viewer is blind for, as if it were not there. */
export async function refuseUnseen(tx: Tx, viewer: Viewer, made: { claimId: string; createdBy: string }): Promise<void> {
  if (made.createdBy !== viewer.userId && (await isBlindFor(tx, viewer, made.claimId))) throw new Refusal("not-found");
}

/** Of these claims, those for which the viewer is blind. @param db a transaction in the viewer's scope */
export async function blindAmong(db: ReadClient, viewer: Viewer, claimIds: readonly string[]): Promise<Set<string>> {
  if (viewer.role === "observer" || claimIds.length === 0) return new Set();
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT b.claim_id AS id FROM (${Prisma.raw(blindClaims(viewer))}) b WHERE b.claim_id = ANY(${claimIds.filter(isUuid)}::uuid[])`;
  return new Set(rows.map((row) => row.id));
}

/** The claims of an article for which the viewer is blind, ascending. @param db a transaction in the viewer's scope */
export async function blindInArticle(db: ReadClient, viewer: Viewer, articleId: string): Promise<string[]> {
  if (viewer.role === "observer") return [];
  const rows = await db.$queryRaw<{ id: string }[]>`WITH asked AS (SELECT ${articleId}::uuid AS article)
    SELECT DISTINCT b.claim_id AS id FROM (${Prisma.raw(blindClaims(viewer, "(SELECT article FROM asked)"))}) b ORDER BY 1`;
  return rows.map((row) => row.id);
}

/** All claims for which the viewer is blind, ascending. @param db a transaction in the viewer's scope */
export async function blindAnywhere(db: ReadClient, viewer: Viewer): Promise<string[]> {
  if (viewer.role === "observer") return [];
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT b.claim_id AS id FROM (${Prisma.raw(blindClaims(viewer))}) b ORDER BY 1`;
  return rows.map((row) => row.id);
}
