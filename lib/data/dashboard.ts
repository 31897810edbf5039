import type { Disposition } from "@/lib/domain/coverage";
import type { Credibility, Reliability } from "@/lib/domain/grades";
import { Refusal } from "@/lib/domain/problems";
import type { Stance } from "@/lib/domain/stances";
import type { Basis, Tag } from "@/lib/domain/tags";
import type { Viewer } from "@/lib/domain/viewer";
import { blindInArticle, isBlindSql, isSeenSql } from "./blindness";
import { eventIsSeen } from "./exports-scope";
import { Prisma } from "./generated/client";
import { readAs } from "./reading";
import { plannedEachTime } from "./statement-names";

export type Dashboard = {
  title: string;
  claims: number;
  /** Of the standing verdicts. */
  verdicts: { tag: Tag; basis: Basis; claims: number }[];
  /** `null`: open. Characters are UTF-16 code units. */
  coverage: { disposition: Disposition | null; sentences: number; characters: number }[];
  /** Standing links by what they say and how the evidence is graded. */
  links: { stance: Stance; reliability: Reliability; credibility: Credibility; links: number }[];
  /** Acts a day (UTC), oldest first. */
  days: { day: string; acts: number; settled: number }[];
};

/** What the article's dashboard shows, as far as the viewer may see it: four counts made by PostgreSQL. */
export async function readDashboard(viewer: Viewer, articleId: string): Promise<Dashboard> {
  return readAs(viewer, async (db) => {
    const ws = viewer.workspaceId;
    const [article] = await db.$queryRaw<{ title: string; claims: number }[]>`
      SELECT a.title, (SELECT count(*)::int FROM claim c WHERE c.workspace_id = a.workspace_id AND c.article_id = a.id
        AND c.retired IS NULL) AS claims
      FROM article a WHERE a.workspace_id = ${ws}::uuid AND a.id = ${articleId}::uuid`;
    if (!article) throw new Refusal("not-found");
    const unseen = Prisma.raw(isBlindSql(viewer, "c.id"));
    const seen = Prisma.raw(eventIsSeen({ viewer, blind: await blindInArticle(db, viewer, articleId) }, "none"));
    const verdicts = await db.$queryRaw<Dashboard["verdicts"]>`
      SELECT v.tag, v.basis, count(*)::int AS claims FROM verdict v
      JOIN claim c ON c.workspace_id = v.workspace_id AND c.id = v.claim_id AND c.retired IS NULL
      WHERE c.workspace_id = ${ws}::uuid AND c.article_id = ${articleId}::uuid AND v.superseded_at IS NULL AND NOT ${unseen}
      GROUP BY v.tag, v.basis ORDER BY v.tag, v.basis`;
    const coverage = await db.$queryRaw<Dashboard["coverage"]>`
      SELECT coalesce(s.disposition, CASE WHEN s.claims > 0 THEN 'has-claims' END) AS disposition,
        count(*)::int AS sentences, sum(s."end" - s.start)::int AS characters
      FROM sentence s JOIN article a ON a.workspace_id = s.workspace_id AND a.current_version_id = s.article_version_id
      WHERE a.workspace_id = ${ws}::uuid AND a.id = ${articleId}::uuid GROUP BY 1`;
    const links = await db.$queryRaw<Dashboard["links"]>`
      SELECT l.stance, o.reliability, l.credibility, count(*)::int AS links FROM evidence_link l
      JOIN claim c ON c.workspace_id = l.workspace_id AND c.id = l.claim_id AND c.retired IS NULL
      JOIN evidence e ON e.workspace_id = l.workspace_id AND e.id = l.evidence_id
      JOIN source o ON o.workspace_id = e.workspace_id AND o.id = e.source_id
      WHERE c.workspace_id = ${ws}::uuid AND c.article_id = ${articleId}::uuid AND l.withdrawn_at IS NULL
        AND ${Prisma.raw(isSeenSql(viewer, "c.id", "l.created_by"))}
      GROUP BY l.stance, o.reliability, l.credibility`;
    const days = await db.$queryRaw<Dashboard["days"]>`${Prisma.raw(plannedEachTime)}
      SELECT day, sum(acts)::int AS acts, sum(settled)::int AS settled FROM (
        SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, 1 AS acts, 0 AS settled FROM audit_event e
        WHERE e.workspace_id = ${ws}::uuid AND e.article_id = ${articleId}::uuid AND ${seen}
        UNION ALL SELECT to_char(v.settled_at AT TIME ZONE 'UTC', 'YYYY-MM-DD'), 0, 1 FROM verdict v
          JOIN claim c ON c.workspace_id = v.workspace_id AND c.id = v.claim_id
        WHERE c.workspace_id = ${ws}::uuid AND c.article_id = ${articleId}::uuid AND NOT ${unseen}) happened
      GROUP BY 1 ORDER BY 1`;
    return { ...article, verdicts, coverage, links, days };
  });
}
