import type { ListCursor } from "@/lib/domain/list-cursor";
import type { Tag } from "@/lib/domain/tags";
import type { Viewer } from "@/lib/domain/viewer";
import { isBlindSql } from "./blindness";
import { Prisma } from "./generated/client";
import { readAs } from "./reading";

export const articleFilters = ["all", "open", "finished"] as const;
export type ArticleFilter = (typeof articleFilters)[number];

export type ArticleListItem = {
  id: string;
  title: string;
  publisher: string | null;
  publishedOn: Date | null;
  updatedAt: Date;
  finishedAt: Date | null;
  versions: number;
  sentences: number;
  openSentences: number;
  claims: number;
  settled: Record<Tag, number>;
  toReview: number;
  fuzzy: number;
};

/** A page of articles, the last changed first, with how far each has come, as far as the viewer may see. One statement; work grows with the page alone. */
export async function listArticles(
  viewer: Viewer,
  options: { filter: ArticleFilter; title: string; before: ListCursor | null; limit: number },
): Promise<ArticleListItem[]> {
  const { filter, title, before, limit } = options;
  const conditions = [Prisma.sql`a.workspace_id = ${viewer.workspaceId}::uuid`];
  if (filter === "open") conditions.push(Prisma.sql`a.finished_at IS NULL`);
  if (filter === "finished") conditions.push(Prisma.sql`a.finished_at IS NOT NULL`);
  if (title) conditions.push(Prisma.sql`a.title ILIKE ${`%${title.replace(/[\\%_]/g, "\\$&")}%`}`);
  if (before) conditions.push(Prisma.sql`(a.updated_at, a.id) < (${before.at}::timestamptz, ${before.id}::uuid)`);
  const unseen = Prisma.raw(isBlindSql(viewer, "c.id"));
  const rows = await readAs(
    viewer,
    (db) =>
      db.$queryRaw<(Omit<ArticleListItem, "settled"> & Record<Tag, number>)[]>`
      SELECT a.id, a.title, a.publisher, a.published_on AS "publishedOn", a.updated_at AS "updatedAt",
        a.finished_at AS "finishedAt", v.ordinal AS versions, v.sentence_count AS sentences,
        s.open AS "openSentences", c.claims, c.evidenced, c.contested, c.unsupported, c.to_review AS "toReview", n.fuzzy
      FROM (SELECT * FROM article a WHERE ${Prisma.join(conditions, " AND ")}
        ORDER BY a.updated_at DESC, a.id DESC LIMIT ${limit}) a
      JOIN article_version v ON v.workspace_id = a.workspace_id AND v.id = a.current_version_id
      CROSS JOIN LATERAL (SELECT count(*)::int AS open FROM sentence s WHERE s.workspace_id = a.workspace_id
        AND s.article_version_id = a.current_version_id AND s.disposition IS NULL AND s.claims = 0) s
      CROSS JOIN LATERAL (SELECT count(*)::int AS claims,
          count(*) FILTER (WHERE d.tag = 'evidenced' AND NOT ${unseen})::int AS evidenced,
          count(*) FILTER (WHERE d.tag = 'contested' AND NOT ${unseen})::int AS contested,
          count(*) FILTER (WHERE d.tag = 'unsupported' AND NOT ${unseen})::int AS unsupported,
          count(*) FILTER (WHERE EXISTS (SELECT FROM assessment t WHERE t.workspace_id = c.workspace_id
            AND t.claim_id = c.id AND t.state = 'submitted') AND NOT ${unseen})::int AS to_review
        FROM claim c LEFT JOIN verdict d ON d.workspace_id = c.workspace_id AND d.claim_id = c.id AND d.superseded_at IS NULL
        WHERE c.workspace_id = a.workspace_id AND c.article_id = a.id AND c.retired IS NULL) c
      CROSS JOIN LATERAL (SELECT count(*)::int AS fuzzy FROM anchor n JOIN claim k
          ON k.workspace_id = n.workspace_id AND k.id = n.claim_id AND k.retired IS NULL
        WHERE n.workspace_id = a.workspace_id AND n.article_version_id = a.current_version_id AND n.state IN ('fuzzy', 'lost')) n
      ORDER BY a.updated_at DESC, a.id DESC`,
  );
  return rows.map(({ evidenced, contested, unsupported, ...row }) => ({ ...row, settled: { evidenced, contested, unsupported } }));
}

/** An article's title, or null when there is no such article in the viewer's workspace. */
export async function articleTitle(viewer: Viewer, articleId: string): Promise<string | null> {
  const article = await readAs(viewer, (db) =>
    db.article.findUnique({
      where: { workspaceId_id: { workspaceId: viewer.workspaceId, id: articleId } },
      select: { title: true },
    }),
  );
  return article?.title ?? null;
}
