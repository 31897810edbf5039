import { maySeeQueue } from "@/lib/domain/policy";
import { Refusal } from "@/lib/domain/problems";
import { type QueueAsked, type QueueCursor, queuePage, type WaitingClaim } from "@/lib/domain/review-queue";
import { type RiskMark, riskMarks } from "@/lib/domain/risk";
import type { Basis, Tag } from "@/lib/domain/tags";
import type { Viewer } from "@/lib/domain/viewer";
import { isBlindSql } from "./blindness";
import { uncounted } from "./calibration";
import { Prisma } from "./generated/client";
import { planForValues, readAs, type ReadClient } from "./reading";
import { waitingClaims } from "./waiting-claims";

export type QueueRow = {
  claimId: string;
  number: number;
  statement: string;
  articleId: string;
  articleTitle: string;
  since: string;
  marks: RiskMark[];
  missing: number;
  agrees: boolean;
  assessments: { id: string; analyst: string; tag: Tag; basis: Basis; version: number; submittedAt: string; waits: boolean }[];
};
type Choice = { id: string; name: string; claims: number };
export type ReviewQueue = {
  rows: QueueRow[];
  /** claims that pass the filter */
  found: number;
  next: QueueCursor | null;
  /** claims that wait for the viewer, whatever the filter */
  waiting: number;
  /** claims that wait for others, since the viewer has assessed them */
  own: number;
  marks: Record<RiskMark | "unmarked", number>;
  articles: Choice[];
  analysts: Choice[];
};

/** A page of what waits for this reviewer. The same number of queries however much it is. @throws Refusal `forbidden` */
export async function readReviewQueue(viewer: Viewer, asked: QueueAsked): Promise<ReviewQueue> {
  if (!maySeeQueue(viewer)) throw new Refusal("forbidden");
  return readAs(viewer, async (db) => {
    const all = await waitingClaims(db, viewer, asked.order);
    const claims = all.filter(({ assessors }) => !assessors.includes(viewer.userId));
    const { page, found, next } = queuePage(claims, asked);
    const analysts = counted(claims.flatMap((claim) => [...new Set(claim.assessments.map(({ analystId }) => analystId))]));
    const articles = counted(claims.map(({ articleId }) => articleId));
    const names = await namesOf(db, viewer, [...analysts.keys()]);
    const titles = await titlesOf(db, viewer, [...articles.keys()]);
    return {
      rows: await rowsOf(db, viewer, page, names, titles),
      found,
      next,
      waiting: claims.length,
      own: all.length - claims.length,
      marks: markCounts(claims),
      articles: choices(articles, titles),
      analysts: choices(analysts, names),
    };
  });
}

/** How many claims wait for this reviewer, up to `most`: for the badge on every page. 0 for whoever reviews nothing. */
export async function countToReview(viewer: Viewer, most: number): Promise<number> {
  if (!maySeeQueue(viewer)) return 0;
  const [row] = await readAs(viewer, async (db) => {
    const without = [...(await uncounted(db, viewer.workspaceId)).keys()];
    await planForValues(db);
    return db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM (SELECT DISTINCT s.claim_id FROM assessment s
        JOIN claim c ON c.workspace_id = s.workspace_id AND c.id = s.claim_id AND c.retired IS NULL
        JOIN article a ON a.workspace_id = c.workspace_id AND a.id = c.article_id AND NOT a.training
        WHERE s.workspace_id = ${viewer.workspaceId}::uuid AND s.state = 'submitted' AND s.analyst_id <> ALL(${without}::uuid[])
          AND NOT EXISTS (SELECT FROM verdict v WHERE v.workspace_id = s.workspace_id AND v.claim_id = s.claim_id
            AND v.superseded_at IS NULL AND v.settled_at >= s.submitted_at)
          AND NOT EXISTS (SELECT FROM assessment o WHERE o.workspace_id = s.workspace_id AND o.claim_id = s.claim_id
            AND o.analyst_id = ${viewer.userId}::uuid AND o.submission_count > 0)
          AND NOT ${Prisma.raw(isBlindSql(viewer, "s.claim_id"))}
        LIMIT ${most}) waiting`;
  });
  return row?.count ?? 0;
}

async function rowsOf(
  db: ReadClient,
  viewer: Viewer,
  page: readonly WaitingClaim[],
  names: ReadonlyMap<string, string>,
  titles: ReadonlyMap<string, string>,
): Promise<QueueRow[]> {
  const claims = await db.claim.findMany({
    where: { workspaceId: viewer.workspaceId, id: { in: page.map(({ claimId }) => claimId) } },
    select: { id: true, number: true, statement: true },
  });
  const words = new Map(claims.map((claim) => [claim.id, claim]));
  return page.map(({ claimId, articleId, since, marks, missing, agrees, assessments }) => ({
    claimId,
    number: words.get(claimId)!.number,
    statement: words.get(claimId)!.statement,
    articleId,
    articleTitle: titles.get(articleId)!,
    since,
    marks,
    missing,
    agrees,
    assessments: assessments.map(({ id, analystId, tag, basis, version, submittedAt, waits }) => ({
      id,
      analyst: names.get(analystId) ?? "a former member",
      tag,
      basis,
      version,
      submittedAt,
      waits,
    })),
  }));
}

async function namesOf(db: ReadClient, viewer: Viewer, ids: readonly string[]): Promise<Map<string, string>> {
  const members = await db.membership.findMany({
    where: { workspaceId: viewer.workspaceId, userId: { in: [...ids] } },
    select: { userId: true, user: { select: { name: true } } },
  });
  return new Map(members.map((member) => [member.userId, member.user.name]));
}

async function titlesOf(db: ReadClient, viewer: Viewer, ids: readonly string[]): Promise<Map<string, string>> {
  const articles = await db.article.findMany({
    where: { workspaceId: viewer.workspaceId, id: { in: [...ids] } },
    select: { id: true, title: true },
  });
  return new Map(articles.map((article) => [article.id, article.title]));
}

function counted(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

function choices(counts: ReadonlyMap<string, number>, names: ReadonlyMap<string, string>): Choice[] {
  return [...counts]
    .map(([id, claims]) => ({ id, name: names.get(id) ?? "a former member", claims }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

function markCounts(claims: readonly WaitingClaim[]): ReviewQueue["marks"] {
  const marks = riskMarks.map((mark) => [mark, claims.filter((claim) => claim.marks.includes(mark)).length] as const);
  const unmarked = claims.filter((claim) => claim.marks.length === 0).length;
  return { ...(Object.fromEntries(marks) as Record<RiskMark, number>), unmarked };
}
