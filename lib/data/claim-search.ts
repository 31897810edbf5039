import type { ListCursor } from "@/lib/domain/list-cursor";
import { textQuery } from "@/lib/domain/search-words";
import type { Basis, Tag } from "@/lib/domain/tags";
import type { Viewer } from "@/lib/domain/viewer";
import { isBlindSql, isSeenSql } from "./blindness";
import { Prisma } from "./generated/client";
import { readAs } from "./reading";
import { plannedEachTime } from "./statement-names";

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
export type ClaimQuery = {
  words: string;
  tag: Tag | null;
  show: ClaimShow;
  articleId: string | null;
  before: ListCursor | null;
  limit: number;
};

/**
 * Claims whose words, or whose linked evidence, hold every word; the last changed first. Verdicts and others' links on a claim that the
 * viewer is blind for are neither shown nor found.
 */
export async function searchClaims(viewer: Viewer, query: ClaimQuery): Promise<FoundClaim[]> {
  return readAs(viewer, (db) => db.$queryRaw<FoundClaim[]>(claimSearch(viewer, query)));
}

/** The statement of a search, for a transaction in the viewer's scope. Each way to find a claim is an arm of its own, which an index serves. */
export function claimSearch(viewer: Viewer, query: ClaimQuery): Prisma.Sql {
  const words = textQuery(query.words);
  const asked = Prisma.join(conditions(viewer, query), " AND ");
  const order = Prisma.sql`ORDER BY c.updated_at DESC, c.id DESC LIMIT ${query.limit}`;
  const hits = words
    ? Prisma.join(
        waysTo(words, viewer).map((way) => Prisma.sql`(SELECT c.id, c.updated_at FROM claim_words c WHERE ${asked} AND ${way} ${order})`),
        " UNION ",
      )
    : Prisma.sql`SELECT c.id, c.updated_at FROM claim c WHERE ${asked} ${order}`;
  return Prisma.sql`${words ? Prisma.raw(plannedEachTime) : Prisma.empty} WITH hit AS (${hits})
    SELECT c.id, c.number, c.statement, c.speaker, c.article_id AS "articleId", a.title AS "articleTitle", v.tag, v.basis,
      c.updated_at AS "updatedAt", ${words ? passageOf(words, viewer) : Prisma.sql`NULL::text`} AS passage
    FROM (SELECT * FROM hit c ${order}) hit
    JOIN claim c ON c.workspace_id = ${viewer.workspaceId}::uuid AND c.id = hit.id
    JOIN article a ON a.workspace_id = c.workspace_id AND a.id = c.article_id
    LEFT JOIN verdict v ON v.workspace_id = c.workspace_id AND v.claim_id = c.id AND v.superseded_at IS NULL AND NOT ${blindFor(viewer)}
    ORDER BY c.updated_at DESC, c.id DESC`;
}

const blindFor = (viewer: Viewer): Prisma.Sql => Prisma.raw(isBlindSql(viewer, "c.id"));

/** What is asked of a claim `c`, its words aside. */
function conditions(viewer: Viewer, query: ClaimQuery): Prisma.Sql[] {
  const where = [Prisma.sql`c.workspace_id = ${viewer.workspaceId}::uuid`, Prisma.sql`c.retired IS NULL`];
  if (query.articleId) where.push(Prisma.sql`c.article_id = ${query.articleId}::uuid`);
  if (query.tag) where.push(Prisma.sql`${settled(Prisma.sql`v.tag = ${query.tag}`)} AND NOT ${blindFor(viewer)}`);
  if (query.show === "unsettled") where.push(Prisma.sql`(NOT ${settled(Prisma.sql`true`)} OR ${blindFor(viewer)})`);
  if (query.show === "mine") where.push(assessed(Prisma.sql`t.analyst_id = ${viewer.userId}::uuid AND t.state IN ('draft', 'returned')`));
  if (query.show === "to-review") where.push(assessed(Prisma.sql`t.state = 'submitted' AND NOT ${blindFor(viewer)}`));
  if (query.show === "places") {
    where.push(Prisma.sql`EXISTS (SELECT FROM anchor n
      JOIN article a ON a.workspace_id = n.workspace_id AND a.current_version_id = n.article_version_id AND a.id = c.article_id
      WHERE n.workspace_id = c.workspace_id AND n.claim_id = c.id AND n.state IN ('fuzzy', 'lost'))`);
  }
  if (query.before) where.push(Prisma.sql`(c.updated_at, c.id) < (${query.before.at}::timestamptz, ${query.before.id}::uuid)`);
  return where;
}

function settled(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM verdict v WHERE v.workspace_id = c.workspace_id AND v.claim_id = c.id
    AND v.superseded_at IS NULL AND ${condition})`;
}

function assessed(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM assessment t WHERE t.workspace_id = c.workspace_id AND t.claim_id = c.id AND ${condition})`;
}

/** A claim `c` is found by its own words, by a passage that is linked to it or the note on it, and by the evidence that the passage is from. */
function waysTo(words: string, viewer: Viewer): Prisma.Sql[] {
  const query = Prisma.sql`to_tsquery('simple', ${words})`;
  const ws = Prisma.sql`${viewer.workspaceId}::uuid`;
  const standing = Prisma.sql`l.withdrawn_at IS NULL AND ${Prisma.raw(isSeenSql(viewer, "l.claim_id", "l.created_by"))}`;
  return [
    Prisma.sql`c.search @@ ${query}`,
    Prisma.sql`c.id IN (SELECT l.claim_id FROM evidence_link_words l WHERE l.workspace_id = ${ws} AND l.search @@ ${query} AND ${standing})`,
    Prisma.sql`c.id IN (SELECT l.claim_id FROM evidence_words e
      JOIN evidence_link_words l ON l.workspace_id = e.workspace_id AND l.evidence_id = e.id
      WHERE e.workspace_id = ${ws} AND e.search @@ ${query} AND ${standing})`,
  ];
}

function passageOf(words: string, viewer: Viewer): Prisma.Sql {
  return Prisma.sql`(SELECT l.exact FROM evidence_link l
    JOIN evidence e ON e.workspace_id = l.workspace_id AND e.id = l.evidence_id
    WHERE l.workspace_id = c.workspace_id AND l.claim_id = c.id AND l.withdrawn_at IS NULL
      AND ${Prisma.raw(isSeenSql(viewer, "c.id", "l.created_by"))}
      AND (l.search @@ to_tsquery('simple', ${words}) OR e.search @@ to_tsquery('simple', ${words}))
    ORDER BY l.created_at LIMIT 1)`;
}
