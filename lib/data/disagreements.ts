import { type DisagreementCode, disagreementCodes } from "@/lib/domain/adjudication";
import { maySeeQueue } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import type { Basis, Tag } from "@/lib/domain/tags";
import type { Viewer } from "@/lib/domain/viewer";
import { isBlindSql } from "./blindness";
import { Prisma } from "./generated/client";
import { readAs } from "./reading";

export type Disagreement = {
  id: string;
  claimId: string;
  number: number;
  statement: string;
  articleId: string;
  articleTitle: string;
  reasonCode: DisagreementCode;
  reasons: string;
  tag: Tag;
  basis: Basis;
  adjudicator: string;
  at: Date;
  /** whether the claim is still settled by it */
  stands: boolean;
  /** how those who differed had judged by then, the first handed in first */
  differing: { analyst: string; tag: Tag; basis: Basis }[];
};
export type DisagreementCursor = { at: Date; id: string };
export type Disagreements = { counts: Record<DisagreementCode, number>; rows: Disagreement[]; next: DisagreementCursor | null };

/** How differing assessments were settled, the last first, and how often for which reason. @throws Refusal `forbidden` */
export async function readDisagreements(
  viewer: Viewer,
  { code, before, limit }: { code: DisagreementCode | null; before: DisagreementCursor | null; limit: number },
): Promise<Disagreements> {
  if (!maySeeQueue(viewer)) throw new Refusal("forbidden");
  const seen = Prisma.sql`d.workspace_id = ${viewer.workspaceId}::uuid AND NOT ${Prisma.raw(isBlindSql(viewer, "d.claim_id"))}`;
  const ofCode = code ? Prisma.sql`AND d.reason_code = ${code}` : Prisma.empty;
  const earlier = before ? Prisma.sql`AND (d.created_at, d.id) < (${before.at}::timestamptz, ${before.id}::uuid)` : Prisma.empty;
  return readAs(viewer, async (db) => {
    const counted = await db.$queryRaw<{ code: DisagreementCode; count: number }[]>`
      SELECT d.reason_code AS code, count(*)::int AS count FROM adjudication d WHERE ${seen} GROUP BY d.reason_code`;
    const found = await db.$queryRaw<Disagreement[]>`
      SELECT d.id, d.claim_id AS "claimId", c.number, c.statement, c.article_id AS "articleId", a.title AS "articleTitle",
        d.reason_code AS "reasonCode", d.reasons, d.tag, d.basis, coalesce(u.name, 'a former member') AS adjudicator, d.created_at AS at,
        EXISTS (SELECT FROM verdict v WHERE v.workspace_id = d.workspace_id AND v.claim_id = d.claim_id AND v.adjudication_id = d.id
          AND v.superseded_at IS NULL) AS stands,
        (SELECT coalesce(json_agg(json_build_object('analyst', h.name, 'tag', h.tag, 'basis', h.basis) ORDER BY h.submitted_at, h.id), '[]')
          FROM (SELECT DISTINCT ON (s.assessment_id) s.id, s.tag, s.basis, s.submitted_at, coalesce(n.name, 'a former member') AS name
            FROM submission s LEFT JOIN "user" n ON n.id = s.analyst_id
            WHERE s.workspace_id = d.workspace_id AND s.assessment_id = ANY(d.differing) AND s.submitted_at <= d.created_at
            ORDER BY s.assessment_id, s.ordinal DESC) h) AS differing
      FROM adjudication d
      JOIN claim c ON c.workspace_id = d.workspace_id AND c.id = d.claim_id
      JOIN article a ON a.workspace_id = c.workspace_id AND a.id = c.article_id
      LEFT JOIN "user" u ON u.id = d.adjudicator_id
      WHERE ${seen} ${ofCode} ${earlier}
      ORDER BY d.created_at DESC, d.id DESC LIMIT ${limit + 1}`;
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    const counts = Object.fromEntries(disagreementCodes.map((known) => [known, counted.find((each) => each.code === known)?.count ?? 0]));
    return {
      counts: counts as Record<DisagreementCode, number>,
      rows,
      next: last && found.length > limit ? { at: last.at, id: last.id } : null,
    };
  });
}
