import type { Plan, PlanFacts } from "@/lib/domain/assignment";
import { maySeeAssignments } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import { standingPlan } from "./article-plans";
import { type AnalystLoad, analystLoads, planFacts } from "./assignment-facts";
import { isBlindSql } from "./blindness";
import { Prisma } from "./generated/client";
import { readAs, type ReadClient } from "./reading";

/** How far somebody is with an article's claims. */
export type AnalystProgress = {
  userId: string;
  name: string;
  open: number;
  /** of the open ones */
  begun: number;
  overdue: number;
  done: number;
  /** their longest untouched open one */
  touchedAt: Date | null;
};
export type ArticleAssignment = {
  title: string;
  plan: Plan | null;
  /** of the plan; 0 where there has never been one */
  version: number;
  facts: PlanFacts;
  analysts: AnalystLoad[];
  progress: AnalystProgress[];
  places: { wanted: number; taken: number; done: number; free: number; settled: number; own: number };
  /** claims that the viewer still has to assess themself: of these, nothing of others is counted in `progress` and `places.done` */
  blind: number;
};

/** Who assesses an article, and how far they are; for reviewers and leads. @throws Refusal `not-found` @param today YYYY-MM-DD */
export async function readArticleAssignment(viewer: Viewer, articleId: string, today: string): Promise<ArticleAssignment> {
  if (!maySeeAssignments(viewer)) throw new Refusal("not-found");
  return readAs(viewer, async (db) => {
    const { workspaceId } = viewer;
    const article = await db.article.findUnique({
      where: { workspaceId_id: { workspaceId, id: articleId } },
      select: { title: true, plan: true },
    });
    if (!article) throw new Refusal("not-found");
    const following = Prisma.sql`SELECT c.id FROM claim c LEFT JOIN claim_plan p ON p.workspace_id = c.workspace_id AND p.claim_id = c.id
      WHERE c.workspace_id = ${workspaceId}::uuid AND c.article_id = ${articleId}::uuid AND c.retired IS NULL AND NOT coalesce(p.own, false)
        AND NOT EXISTS (SELECT FROM verdict v WHERE v.workspace_id = c.workspace_id AND v.claim_id = c.id AND v.superseded_at IS NULL)`;
    return {
      title: article.title,
      plan: standingPlan(article.plan),
      version: article.plan?.version ?? 0,
      facts: await planFacts(db, viewer, following),
      analysts: await analystLoads(db, viewer),
      progress: await progressOf(db, viewer, articleId, today),
      ...(await placesOf(db, viewer, articleId)),
    };
  });
}

async function progressOf(db: ReadClient, viewer: Viewer, articleId: string, today: string): Promise<AnalystProgress[]> {
  return db.$queryRaw<AnalystProgress[]>`
    SELECT s.analyst_id AS "userId", u.name, count(*) FILTER (WHERE s.state = 'open')::int AS open,
      count(*) FILTER (WHERE s.state = 'open' AND t.id IS NOT NULL)::int AS begun,
      count(*) FILTER (WHERE s.state = 'open' AND s.due_on < ${today}::date)::int AS overdue,
      count(*) FILTER (WHERE s.state = 'done')::int AS done, min(s.touched_at) FILTER (WHERE s.state = 'open') AS "touchedAt"
    FROM claim c JOIN assignment s ON s.workspace_id = c.workspace_id AND s.claim_id = c.id AND s.state <> 'released'
      JOIN "user" u ON u.id = s.analyst_id
      LEFT JOIN assessment t ON t.workspace_id = s.workspace_id AND t.claim_id = s.claim_id AND t.analyst_id = s.analyst_id
    WHERE c.workspace_id = ${viewer.workspaceId}::uuid AND c.article_id = ${articleId}::uuid AND c.retired IS NULL AND ${seen(viewer)}
    GROUP BY s.analyst_id, u.name ORDER BY lower(u.name), s.analyst_id`;
}

/** Somebody's work on a claim that the viewer still has to assess is nobody's to see but theirs. */
const seen = (viewer: Viewer): Prisma.Sql =>
  Prisma.sql`(s.analyst_id = ${viewer.userId}::uuid OR NOT ${Prisma.raw(isBlindSql(viewer, "c.id"))})`;

async function placesOf(db: ReadClient, viewer: Viewer, articleId: string): Promise<Pick<ArticleAssignment, "places" | "blind">> {
  const [row] = await db.$queryRaw<(ArticleAssignment["places"] & { blind: number })[]>`
    SELECT coalesce(sum(p.wanted), 0)::int AS wanted, coalesce(sum(p.free), 0)::int AS free, coalesce(sum(h.taken), 0)::int AS taken,
      coalesce(sum(h.done), 0)::int AS done, count(*) FILTER (WHERE p.own)::int AS own, count(*) FILTER (WHERE v.settled)::int AS settled,
      count(*) FILTER (WHERE b.blind)::int AS blind
    FROM claim c LEFT JOIN claim_plan p ON p.workspace_id = c.workspace_id AND p.claim_id = c.id
      CROSS JOIN LATERAL (SELECT ${Prisma.raw(isBlindSql(viewer, "c.id"))} AS blind) b
      CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM verdict v
        WHERE v.workspace_id = c.workspace_id AND v.claim_id = c.id AND v.superseded_at IS NULL) AS settled) v
      CROSS JOIN LATERAL (SELECT count(*)::int AS taken, count(*) FILTER (WHERE s.state = 'done' AND NOT b.blind)::int AS done
        FROM assignment s WHERE s.workspace_id = c.workspace_id AND s.claim_id = c.id AND s.state <> 'released') h
    WHERE c.workspace_id = ${viewer.workspaceId}::uuid AND c.article_id = ${articleId}::uuid AND c.retired IS NULL`;
  const { blind, ...places } = row!;
  return { blind, places };
}

export type OpenAssignment = {
  id: string;
  version: number;
  analystId: string;
  analyst: string;
  claimId: string;
  number: number;
  statement: string;
  dueOn: string | null;
  touchedAt: Date;
  begun: boolean;
};
/** Where the next page begins: behind this assignment. */
export type OpenCursor = { touchedAt: Date; id: string };
export type OpenAsked = { analystId: string | null; untouchedSince: Date | null; after: OpenCursor | null; limit: number };

/** What is open of an article, the longest untouched first, but for claims that the viewer still has to assess; for reviewers and leads. */
export async function openAssignments(viewer: Viewer, articleId: string, asked: OpenAsked): Promise<OpenAssignment[]> {
  if (!maySeeAssignments(viewer)) throw new Refusal("not-found");
  const { analystId, untouchedSince, after, limit } = asked;
  const conditions = [Prisma.sql`c.workspace_id = ${viewer.workspaceId}::uuid AND c.article_id = ${articleId}::uuid AND c.retired IS NULL`];
  if (analystId) conditions.push(Prisma.sql`s.analyst_id = ${analystId}::uuid`);
  if (untouchedSince) conditions.push(Prisma.sql`s.touched_at <= ${untouchedSince}::timestamptz`);
  if (after) conditions.push(Prisma.sql`(s.touched_at, s.id) > (${after.touchedAt}::timestamptz, ${after.id}::uuid)`);
  return readAs(
    viewer,
    (db) => db.$queryRaw<OpenAssignment[]>`
      SELECT s.id, s.version, s.analyst_id AS "analystId", u.name AS analyst, c.id AS "claimId", c.number, c.statement, s.due_on::text AS "dueOn",
        s.touched_at AS "touchedAt", t.id IS NOT NULL AS begun
      FROM claim c JOIN assignment s ON s.workspace_id = c.workspace_id AND s.claim_id = c.id AND s.state = 'open'
        JOIN "user" u ON u.id = s.analyst_id
        LEFT JOIN assessment t ON t.workspace_id = s.workspace_id AND t.claim_id = s.claim_id AND t.analyst_id = s.analyst_id
      WHERE ${Prisma.join(conditions, " AND ")} AND ${seen(viewer)} ORDER BY s.touched_at, s.id LIMIT ${limit}`,
  );
}
