import { maySeeAssignments } from "@/lib/domain/policy";
import type { Viewer } from "@/lib/domain/viewer";
import { isBlindSql } from "./blindness";
import { Prisma } from "./generated/client";
import { readAs } from "./reading";

export type ArticleProgress = {
  /** the viewer's own open ones */
  mine: number;
  /** For reviewers and leads: assessments wanted, and of these taken and handed in; without what they still have to assess themselves. */
  all: { wanted: number; taken: number; done: number } | null;
};

/** How far the assessing of each of these articles is, by article id; of none that nobody has planned for. */
export async function articleProgress(viewer: Viewer, articleIds: readonly string[]): Promise<Map<string, ArticleProgress>> {
  const { workspaceId, userId } = viewer;
  const sees = maySeeAssignments(viewer);
  const rows = await readAs(
    viewer,
    (db) => db.$queryRaw<{ id: string; mine: number; wanted: number; taken: number; done: number }[]>`
      SELECT p.article_id AS id, sum(h.mine)::int AS mine, coalesce(sum(p.wanted) FILTER (WHERE NOT b.blind), 0)::int AS wanted,
        coalesce(sum(h.taken) FILTER (WHERE NOT b.blind), 0)::int AS taken, coalesce(sum(h.done) FILTER (WHERE NOT b.blind), 0)::int AS done
      FROM claim_plan p JOIN claim c ON c.workspace_id = p.workspace_id AND c.id = p.claim_id AND c.retired IS NULL
        CROSS JOIN LATERAL (SELECT ${Prisma.raw(sees ? isBlindSql(viewer, "p.claim_id") : "true")} AS blind) b
        CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE s.state = 'open' AND s.analyst_id = ${userId}::uuid) AS mine, count(*) AS taken,
            count(*) FILTER (WHERE s.state = 'done') AS done
          FROM assignment s WHERE s.workspace_id = p.workspace_id AND s.claim_id = p.claim_id AND s.state <> 'released') h
      WHERE p.workspace_id = ${workspaceId}::uuid AND p.article_id = ANY(${articleIds}::uuid[])
      GROUP BY p.article_id`,
  );
  return new Map(rows.map(({ id, mine, ...all }) => [id, { mine, all: sees ? all : null }]));
}
