import type { Continuum } from "@/lib/domain/agreement/continuum";
import type { AgreementAsked } from "@/lib/domain/agreement-asked";
import type { Viewer } from "@/lib/domain/viewer";
import { uuid } from "./exports-scope";
import { Prisma } from "./generated/client";
import { inPeriodSql, ofArticlesSql, ratedScope, ratersSql } from "./rated";
import { readAs } from "./reading";
import { plannedEachTime } from "./statement-names";

export type MarkedArticle = { id: string; title: string; continuum: Continuum };

/**
 * Articles in which at least two people marked claims, the last changed first: who made a claim marked the places where it stands in the
 * current version. Claims count that stand, or that were merged into one that marks the same. Raters under pseudonyms; offsets are UTF-16
 * code units, and a text ends with its last sentence. Places are nothing that anybody is blind for. @throws Refusal `forbidden`
 */
export async function readMarkedPlaces(viewer: Viewer, asked: AgreementAsked): Promise<MarkedArticle[]> {
  const { raters } = await ratedScope(viewer, asked);
  const [alone, other] = asked.analystIds;
  const marked = `SELECT a.id, m.user_id, m.pseudonym, array_agg(n.start ORDER BY n.start, n."end") AS starts,
      array_agg(n."end" ORDER BY n.start, n."end") AS ends, max(n."end") AS last
    FROM article a
    JOIN anchor n ON n.workspace_id = a.workspace_id AND n.article_version_id = a.current_version_id
    JOIN claim c ON c.workspace_id = n.workspace_id AND c.id = n.claim_id
    JOIN membership m ON m.workspace_id = c.workspace_id AND m.user_id = c.created_by
    WHERE a.workspace_id = (SELECT current_workspace()) AND c.created_by = ANY(${ratersSql(raters)})
      AND (c.retired IS NULL OR c.retired = 'merged') AND n.state <> 'lost' AND n."end" > n.start
      AND ${inPeriodSql(asked, "c.created_at")} AND ${ofArticlesSql(asked)}
    GROUP BY a.id, m.user_id, m.pseudonym`;
  type Row = { id: string; title: string; length: number; marked: { rater: string; starts: number[]; ends: number[] }[] };
  const rows = await readAs(
    viewer,
    (db) =>
      db.$queryRaw<Row[]>`${Prisma.raw(`${plannedEachTime}
      SELECT a.id, a.title, greatest((SELECT s."end" FROM sentence s WHERE s.workspace_id = a.workspace_id
          AND s.article_version_id = a.current_version_id ORDER BY s.ordinal DESC LIMIT 1), g.last) AS length, g.marked
      FROM (SELECT id, max(last) AS last,
          json_agg(json_build_object('rater', pseudonym, 'starts', starts, 'ends', ends) ORDER BY pseudonym) AS marked
        FROM (${marked}) by_rater GROUP BY id
        HAVING count(*) > 1 ${alone && !other ? `AND bool_or(user_id = ${uuid(alone)})` : ""}) g
      JOIN article a ON a.workspace_id = (SELECT current_workspace()) AND a.id = g.id
      ORDER BY a.updated_at DESC, a.id DESC`)}`,
  );
  return rows.map(({ id, title, length, marked: by }) => ({
    id,
    title,
    continuum: {
      length,
      marked: by.map(({ rater, starts, ends }) => ({ rater, spans: starts.map((start, i) => ({ start, end: ends[i]! })) })),
    },
  }));
}
