import type { Reliability } from "@/lib/domain/grades";
import { type WaitingFacts, weighed } from "@/lib/domain/review-queue";
import type { RiskMark } from "@/lib/domain/risk";
import type { Stance } from "@/lib/domain/stances";
import type { Basis, Tag } from "@/lib/domain/tags";
import { uncounted } from "./calibration";
import { Prisma } from "./generated/client";
import { planForValues, type ReadClient } from "./reading";

/** As PostgreSQL prints it: lists instead of members, since there may be tens of thousands. */
type Row = {
  claimId: string;
  articleId: string;
  since: string;
  counting: [
    id: string,
    analystId: string,
    tag: Tag,
    basis: Basis,
    asOf: string | null,
    version: number,
    at: string,
    waits: boolean,
    rationale: string,
  ][];
  assessors: string[];
  links: [stance: Stance, origin: string, credibility: number, reliability: Reliability, publishedOn: string | null][] | null;
  searches: number;
  wanted: number;
  assigned: number;
  mending: number;
};

const iso = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * What is known of the claims that wait for review, whoever may see that: in one query, however many they are. An
 * assessment waits when it was handed in after the claim was last settled, by somebody who counts. A rationale comes only where the rules could find something in it;
 * elsewhere a dash says that there is one. @param only these claims
 */
export async function waitingFacts(db: ReadClient, workspaceId: string, only?: readonly string[]): Promise<WaitingFacts[]> {
  await planForValues(db);
  const counts = Prisma.sql`s.analyst_id <> ALL(${[...(await uncounted(db, workspaceId)).keys()]}::uuid[])`;
  const ofClaim = (row: string): string => `JOIN c ON ${row}.workspace_id = c.workspace_id AND ${row}.claim_id = c.claim_id`;
  const these = only ? Prisma.sql`AND s.claim_id = ANY(${[...only]}::uuid[])` : Prisma.empty;
  const answered = `v.superseded_at IS NULL AND v.settled_at >= s.submitted_at`;
  const [found] = await db.$queryRaw<{ json: string | null }[]>`
    WITH c AS MATERIALIZED (
      SELECT s.workspace_id, s.claim_id, c.article_id, min(s.submitted_at) AS since FROM assessment s
      JOIN claim c ON c.workspace_id = s.workspace_id AND c.id = s.claim_id AND c.retired IS NULL
      JOIN article a ON a.workspace_id = c.workspace_id AND a.id = c.article_id AND NOT a.training
      WHERE s.workspace_id = ${workspaceId}::uuid AND s.state = 'submitted' AND ${counts} ${these}
        AND NOT EXISTS (SELECT FROM verdict v WHERE v.workspace_id = s.workspace_id AND v.claim_id = s.claim_id AND ${Prisma.raw(answered)})
      GROUP BY s.workspace_id, s.claim_id, c.article_id
    ), handed AS (
      SELECT s.claim_id, json_agg(s.analyst_id) AS assessors,
        count(*) FILTER (WHERE s.state NOT IN ('submitted', 'approved')) AS mending,
        json_agg(json_build_array(s.id, s.analyst_id, s.tag, s.basis, s.as_of, s.version, ${Prisma.raw(iso("s.submitted_at"))},
          s.state = 'submitted' AND (v.id IS NULL OR v.settled_at < s.submitted_at),
          CASE WHEN s.rationale ILIKE '%confidence%' THEN s.rationale WHEN s.rationale ~ '\\S' THEN '-' ELSE '' END) ORDER BY s.submitted_at, s.id)
          FILTER (WHERE s.state IN ('submitted', 'approved') AND ${counts}) AS counting
      FROM assessment s ${Prisma.raw(ofClaim("s"))}
      LEFT JOIN verdict v ON v.workspace_id = s.workspace_id AND v.claim_id = s.claim_id AND v.superseded_at IS NULL
      WHERE s.submission_count > 0 GROUP BY s.claim_id
    ), links AS (
      SELECT l.claim_id, json_agg(json_build_array(l.stance, o.origin, l.credibility, o.reliability, e.published_on)) AS list
      FROM evidence_link l ${Prisma.raw(ofClaim("l"))}
      JOIN evidence e ON e.workspace_id = l.workspace_id AND e.id = l.evidence_id
      JOIN source o ON o.workspace_id = e.workspace_id AND o.id = e.source_id
      WHERE l.withdrawn_at IS NULL GROUP BY l.claim_id
    ), searches AS (
      SELECT r.claim_id, count(*) AS count FROM search_record r ${Prisma.raw(ofClaim("r"))} WHERE r.withdrawn_at IS NULL GROUP BY r.claim_id
    ), assigned AS (
      SELECT g.claim_id, count(*) AS count FROM assignment g ${Prisma.raw(ofClaim("g"))}
      WHERE g.state = 'open' AND NOT EXISTS (SELECT FROM assessment h WHERE h.workspace_id = g.workspace_id AND h.claim_id = g.claim_id
        AND h.analyst_id = g.analyst_id AND h.submission_count > 0)
      GROUP BY g.claim_id
    )
    SELECT json_agg(json_build_object('claimId', c.claim_id, 'articleId', c.article_id, 'since', ${Prisma.raw(iso("c.since"))},
      'counting', handed.counting, 'assessors', handed.assessors, 'links', links.list, 'searches', coalesce(searches.count, 0),
      'wanted', coalesce(p.wanted, 0), 'assigned', coalesce(assigned.count, 0), 'mending', handed.mending))::text AS json
    FROM c JOIN handed ON handed.claim_id = c.claim_id LEFT JOIN links ON links.claim_id = c.claim_id
    LEFT JOIN searches ON searches.claim_id = c.claim_id LEFT JOIN assigned ON assigned.claim_id = c.claim_id
    LEFT JOIN claim_plan p ON p.workspace_id = c.workspace_id AND p.claim_id = c.claim_id`;
  return (JSON.parse(found?.json ?? "[]") as Row[]).map(asFacts);
}

/** The marks that a claim carries at this moment; none where it does not wait. */
export async function marksNow(db: ReadClient, workspaceId: string, claimId: string): Promise<RiskMark[]> {
  return (await waitingFacts(db, workspaceId, [claimId])).flatMap((facts) => weighed(facts).marks);
}

function asFacts({ counting, links, ...claim }: Row): WaitingFacts {
  return {
    ...claim,
    assessments: counting.map(([id, analystId, tag, basis, asOf, version, submittedAt, waits, rationale]) => ({
      id,
      analystId,
      tag,
      basis,
      asOf,
      version,
      submittedAt,
      waits,
      rationale,
    })),
    links: (links ?? []).map(([stance, origin, credibility, reliability, publishedOn]) => ({
      stance,
      origin,
      credibility,
      reliability,
      publishedOn,
    })),
  };
}
