import { textQuery } from "@/lib/domain/search-words";
import type { Basis, Tag } from "@/lib/domain/tags";
import type { Viewer } from "@/lib/domain/viewer";
import { isBlindSql, isSeenSql } from "./blindness";
import { Prisma } from "./generated/client";
import { readAs } from "./reading";

export const claimShows = ["all", "unsettled", "mine", "to-review", "places"] as const;
export type ClaimShow = (typeof claimShows)[number];

export type FoundClaim = {
  id: string;
  number: number;
  statement: string;
  speaker: string | null;
  articleId: string;
  articleTitle: string;
  tag: Tag | null;
  basis: Basis | null;
  updatedAt: Date;
  /** The passage of linked evidence that matched, where it was not the claim itself. */
  passage: string | null;
};
export type ClaimCursor = { updatedAt: Date; id: string };
export type ClaimQuery = {
  words: string;
  tag: Tag | null;
  show: ClaimShow;
  articleId: string | null;
  before: ClaimCursor | null;
  limit: number;
};

/**
 * Claims whose words, or whose linked evidence, hold every word; the last changed first. Verdicts and others' links on a claim that the
 * viewer is blind for are neither shown nor found.
 */
export async function searchClaims(viewer: Viewer, query: ClaimQuery): Promise<FoundClaim[]> {
  const ws = Prisma.sql`${viewer.workspaceId}::uuid`;
  const words = textQuery(query.words);
  const where = [Prisma.sql`c.workspace_id = ${ws}`, Prisma.sql`c.retired IS NULL`];
  const passage = words ? passageOf(words, viewer) : Prisma.sql`NULL::text`;
  if (words) where.push(Prisma.sql`(c.search @@ to_tsquery('simple', ${words}) OR ${passage} IS NOT NULL)`);
  if (query.articleId) where.push(Prisma.sql`c.article_id = ${query.articleId}::uuid`);
  if (query.tag) where.push(Prisma.sql`v.tag = ${query.tag}`);
  if (query.show === "unsettled") where.push(Prisma.sql`v.id IS NULL`);
  if (query.show === "mine") where.push(assessed(Prisma.sql`t.analyst_id = ${viewer.userId}::uuid AND t.state IN ('draft', 'returned')`));
  if (query.show === "to-review") where.push(assessed(Prisma.sql`t.state = 'submitted' AND NOT ${blindFor(viewer)}`));
  if (query.show === "places") {
    where.push(Prisma.sql`EXISTS (SELECT FROM anchor n WHERE n.workspace_id = c.workspace_id AND n.claim_id = c.id
      AND n.article_version_id = a.current_version_id AND n.state IN ('fuzzy', 'lost'))`);
  }
  if (query.before) where.push(Prisma.sql`(c.updated_at, c.id) < (${query.before.updatedAt}::timestamptz, ${query.before.id}::uuid)`);
  return readAs(
    viewer,
    (db) => db.$queryRaw<FoundClaim[]>`
      SELECT c.id, c.number, c.statement, c.speaker, c.article_id AS "articleId", a.title AS "articleTitle", v.tag, v.basis,
        c.updated_at AS "updatedAt", ${passage} AS passage
      FROM claim c JOIN article a ON a.workspace_id = c.workspace_id AND a.id = c.article_id
      LEFT JOIN verdict v ON v.workspace_id = c.workspace_id AND v.claim_id = c.id AND v.superseded_at IS NULL AND NOT ${blindFor(viewer)}
      WHERE ${Prisma.join(where, " AND ")}
      ORDER BY c.updated_at DESC, c.id DESC LIMIT ${query.limit}`,
  );
}

const blindFor = (viewer: Viewer): Prisma.Sql => Prisma.raw(isBlindSql(viewer, "c.id"));

function passageOf(words: string, viewer: Viewer): Prisma.Sql {
  return Prisma.sql`(SELECT l.exact FROM evidence_link l
    JOIN evidence e ON e.workspace_id = l.workspace_id AND e.id = l.evidence_id
    WHERE l.workspace_id = c.workspace_id AND l.claim_id = c.id AND l.withdrawn_at IS NULL
      AND ${Prisma.raw(isSeenSql(viewer, "c.id", "l.created_by"))}
      AND (l.search @@ to_tsquery('simple', ${words}) OR e.search @@ to_tsquery('simple', ${words}))
    ORDER BY l.created_at LIMIT 1)`;
}

function assessed(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM assessment t WHERE t.workspace_id = c.workspace_id AND t.claim_id = c.id AND ${condition})`;
}
