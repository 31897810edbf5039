import type { AboutKind, ReasonCode } from "@/lib/domain/assessments";
import type { Viewer } from "@/lib/domain/viewer";
import { Prisma } from "./generated/client";
import { unreadTalk } from "./news";
import { readAs } from "./reading";

/** Where the next page begins: behind this claim. `dueOn`: YYYY-MM-DD, or "infinity" where there is none. */
export type WorkCursor = { dueOn: string; since: Date; claimId: string };
type AboutClaim = { claimId: string; number: number; statement: string; articleId: string; articleTitle: string };

export type ToAssess = AboutClaim & {
  /** null: begun without being assigned */
  assignmentId: string | null;
  version: number;
  dueOn: string | null;
  /** since when it is theirs */
  since: Date;
  /** when the draft was last saved; null: not begun */
  draftAt: Date | null;
};

/**
 * What the viewer still has to hand in: what is assigned to them, and what they have begun of their own accord. The earliest due first,
 * then what they have had longest.
 */
export async function claimsToAssess(viewer: Viewer, { after, limit }: { after: WorkCursor | null; limit: number }): Promise<ToAssess[]> {
  const rest = after
    ? Prisma.sql`WHERE (coalesce(m.due_on, 'infinity'), m.since, m.claim_id) > (${after.dueOn}::date, ${after.since}::timestamptz, ${after.claimId}::uuid)`
    : Prisma.empty;
  return readAs(
    viewer,
    (db) => db.$queryRaw<ToAssess[]>`
      SELECT m.assignment_id AS "assignmentId", m.version, m.due_on::text AS "dueOn", m.since, m.claim_id AS "claimId", m.number, m.statement,
        m.article_id AS "articleId", a.title AS "articleTitle", m.draft_at AS "draftAt"
      FROM (${mine(viewer)}) m JOIN article a ON a.workspace_id = ${viewer.workspaceId}::uuid AND a.id = m.article_id
      ${rest} ORDER BY coalesce(m.due_on, 'infinity'), m.since, m.claim_id LIMIT ${limit}`,
  );
}

/** What waits to be handed in for the first time, of standing claims. */
function mine({ workspaceId, userId }: Viewer): Prisma.Sql {
  const claim = Prisma.sql`c.id AS claim_id, c.number, c.statement, c.article_id`;
  return Prisma.sql`
    SELECT s.id AS assignment_id, s.version, s.due_on, s.created_at AS since, ${claim}, t.updated_at AS draft_at
    FROM assignment s JOIN claim c ON c.workspace_id = s.workspace_id AND c.id = s.claim_id AND c.retired IS NULL
      LEFT JOIN assessment t ON t.workspace_id = s.workspace_id AND t.claim_id = s.claim_id AND t.analyst_id = s.analyst_id
    WHERE s.workspace_id = ${workspaceId}::uuid AND s.analyst_id = ${userId}::uuid AND s.state = 'open'
    UNION ALL
    SELECT NULL, t.version, NULL, t.created_at, ${claim}, t.updated_at
    FROM assessment t JOIN claim c ON c.workspace_id = t.workspace_id AND c.id = t.claim_id AND c.retired IS NULL
    WHERE t.workspace_id = ${workspaceId}::uuid AND t.analyst_id = ${userId}::uuid AND t.submission_count = 0
      AND NOT EXISTS (SELECT FROM assignment s WHERE s.workspace_id = t.workspace_id AND s.claim_id = t.claim_id
        AND s.analyst_id = t.analyst_id AND s.state = 'open')`;
}

export type ToMend = AboutClaim & {
  /** null: the viewer took it up again unasked */
  returned: {
    by: string;
    reasonCode: ReasonCode | null;
    comment: string;
    aboutKind: AboutKind | null;
    /** of the link that is to be mended */
    passage: string | null;
  } | null;
  since: Date;
  takenUp: boolean;
};

/** What the viewer has handed in before and is to hand in again, as a reviewer returned it or they took it up: the longest first. */
export async function claimsToMend(viewer: Viewer, limit: number): Promise<ToMend[]> {
  return readAs(
    viewer,
    (db) => db.$queryRaw<ToMend[]>`
      SELECT c.id AS "claimId", c.number, c.statement, c.article_id AS "articleId", a.title AS "articleTitle", t.state = 'draft' AS "takenUp",
        coalesce(r.created_at, t.updated_at) AS since, CASE WHEN r.id IS NOT NULL THEN json_build_object(
          'by', coalesce(u.name, 'a former member'), 'reasonCode', r.reason_code, 'comment', r.comment, 'aboutKind', r.about_kind,
          'passage', (SELECT l.exact FROM evidence_link l WHERE r.about_kind = 'link' AND l.workspace_id = t.workspace_id AND l.id = r.about_id))
          END AS returned
      FROM assessment t JOIN claim c ON c.workspace_id = t.workspace_id AND c.id = t.claim_id
        JOIN article a ON a.workspace_id = c.workspace_id AND a.id = c.article_id
        LEFT JOIN LATERAL (SELECT * FROM review r WHERE r.workspace_id = t.workspace_id AND r.assessment_id = t.id AND r.undone_at IS NULL
          ORDER BY r.created_at DESC, r.id DESC LIMIT 1) r ON r.outcome = 'returned' AND t.submitted_at IS NOT NULL
        LEFT JOIN "user" u ON u.id = r.reviewer_id
      WHERE ${toMend(viewer)} ORDER BY since, t.id LIMIT ${limit}`,
  );
}

const toMend = ({ workspaceId, userId }: Viewer): Prisma.Sql =>
  Prisma.sql`t.workspace_id = ${workspaceId}::uuid AND t.analyst_id = ${userId}::uuid AND t.submission_count > 0
    AND t.state IN ('returned', 'draft') AND c.retired IS NULL`;

export type WorkCounts = { toAssess: number; overdue: number; toMend: number; mentions: number };

/** How much waits for the viewer, for the badge on every page. @param today YYYY-MM-DD, for what is overdue */
export async function workCounts(viewer: Viewer, today: string): Promise<WorkCounts> {
  const { workspaceId, userId } = viewer;
  const [row] = await readAs(
    viewer,
    (db) => db.$queryRaw<WorkCounts[]>`
      SELECT m."toAssess", m.overdue,
        (SELECT count(*)::int FROM assessment t JOIN claim c ON c.workspace_id = t.workspace_id AND c.id = t.claim_id
          WHERE ${toMend(viewer)}) AS "toMend",
        (SELECT count(*)::int FROM notification n
          WHERE n.workspace_id = ${workspaceId}::uuid AND n.user_id = ${userId}::uuid AND ${unreadTalk(viewer)}) AS mentions
      FROM (SELECT count(*)::int AS "toAssess", count(*) FILTER (WHERE m.due_on < ${today}::date)::int AS overdue FROM (${mine(viewer)}) m) m`,
  );
  return row!;
}

/** Claims of which the viewer could take a place now, up to `most`; of one article where it is named. */
export async function countFree(viewer: Viewer, most: number, articleId?: string): Promise<number> {
  const { workspaceId, userId } = viewer;
  const [row] = await readAs(
    viewer,
    (db) => db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM (SELECT FROM claim_plan p
        WHERE p.workspace_id = ${workspaceId}::uuid AND p.free > 0 ${articleId ? Prisma.sql`AND p.article_id = ${articleId}::uuid` : Prisma.empty}
          AND NOT EXISTS (SELECT FROM assignment s WHERE s.workspace_id = p.workspace_id AND s.claim_id = p.claim_id AND s.analyst_id = ${userId}::uuid)
          AND NOT EXISTS (SELECT FROM assessment t WHERE t.workspace_id = p.workspace_id AND t.claim_id = p.claim_id AND t.analyst_id = ${userId}::uuid)
        LIMIT ${most}) free`,
  );
  return row!.count;
}
