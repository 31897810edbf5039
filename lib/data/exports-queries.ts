import type { LineRecord } from "@/lib/domain/exports/lines";
import { int, type JsonSql, list, object } from "./exports-json";
import * as row from "./exports-rows";
import { eventIsSeen, type ExportScope, madeIsSeen, partIsWithheld, uuid, verdictIsSeen } from "./exports-scope";

/** The characters outside the Basic Multilingual Plane: two UTF-16 code units, one code point. */
const astral = "'[\\U00010000-\\U0010FFFF]'";

/** UTF-16 offsets of the surrogate pairs of a text, ascending; the last is its length, and of no pair. Null: it has none. */
export const pairsIn = (text: string): string =>
  `CASE WHEN ${text} ~ ${astral} THEN (SELECT array_agg(at ORDER BY at) FROM (
    SELECT (sum(char_length(piece)) OVER (ORDER BY n) + 2 * (n - 1))::int AS at
    FROM regexp_split_to_table(${text}, ${astral}) WITH ORDINALITY AS pieces(piece, n)) AS pairs) END`;

/** UTF-16 offset to code point: less one for every pair before it. `width_bucket` is PostgreSQL's binary search. */
const codePoint =
  (pairs: string) =>
  (offset: string): JsonSql =>
    int(`${offset} - coalesce(width_bucket(${offset} - 1, ${pairs}), 0)`);
const inText = ({ pairs }: ExportScope): ((offset: string) => JsonSql) =>
  pairs.length === 0 ? int : codePoint(`'{${pairs.join(",")}}'::int[]`);

/**
 * For each record of a JSON Lines export, in the order of the file: queries whose one column prints its lines. Each asks
 * for an order that an index has, so that lines come at once and nothing is sorted on disk.
 */
export function lineQueries(scope: ExportScope): Record<LineRecord, string[]> {
  const { viewer } = scope;
  const workspace = uuid(viewer.workspaceId);
  const version = uuid(scope.versionId);
  const offset = inText(scope);
  const inArticle = `c.workspace_id = ${workspace} AND c.article_id = ${uuid(scope.articleId)}`;
  const ofClaim = (alias: string): string => `${alias}.workspace_id = ${workspace} AND ${alias}.claim_id = c.id`;
  const seenLinks = `claim c JOIN evidence_link l ON ${ofClaim("l")}`;
  const ofSeenLinks = `WHERE ${inArticle} AND ${madeIsSeen(scope, "l.claim_id", "l.created_by")}`;
  const people = row.withPeople(workspace);
  const event = (where: string): string => `${people} SELECT ${row.eventLine} FROM audit_event e
      LEFT JOIN claim c ON c.workspace_id = ${workspace} AND c.id = e.claim_id ${row.joinActor}
      ${row.joinParts(partIsWithheld(scope, "none"))}
    WHERE e.workspace_id = ${workspace} AND ${where} AND ${eventIsSeen(scope, "none")}`;
  return {
    sentence: [
      `${people} SELECT ${row.sentenceLine(offset)} FROM sentence s ${row.joinPerson("s", "s.decided_by")}
      WHERE s.workspace_id = ${workspace} AND s.article_version_id = ${version} ORDER BY s.ordinal`,
    ],
    evidence: [
      `${people} SELECT ${row.evidenceLine} FROM evidence v ${row.joinEvidence}
      WHERE v.workspace_id = ${workspace} AND v.id IN (SELECT l.evidence_id FROM ${seenLinks} ${ofSeenLinks}) ORDER BY v.id`,
    ],
    claim: [`${people} SELECT ${row.claimLine(version, offset)} FROM claim c ${row.joinClaim} WHERE ${inArticle} ORDER BY c.number`],
    // Each text is looked at once, however many links quote it; of most there is nothing to keep.
    link: [
      `${people}, texts AS MATERIALIZED (SELECT jsonb_object_agg(v.id::text, (${pairsIn("n.text")})::text) AS pairs
        FROM evidence v JOIN snapshot n ON n.workspace_id = v.workspace_id AND n.id = v.snapshot_id
        WHERE v.workspace_id = ${workspace} AND n.text ~ ${astral} AND v.id IN (SELECT l.evidence_id FROM ${seenLinks} ${ofSeenLinks}))
      SELECT ${row.linkLine(codePoint("((SELECT pairs FROM texts)->>l.evidence_id::text)::int[]"))} FROM ${seenLinks} ${row.joinLink}
      ${ofSeenLinks} ORDER BY c.number, l.id`,
    ],
    search: [
      `${people} SELECT ${row.searchLine} FROM claim c JOIN search_record h ON ${ofClaim("h")} ${row.joinSearch}
      WHERE ${inArticle} AND ${madeIsSeen(scope, "h.claim_id", "h.created_by")} ORDER BY c.number, h.id`,
    ],
    assessment: [
      `${people} SELECT ${row.assessmentLine} FROM claim c JOIN assessment a ON ${ofClaim("a")} ${row.joinAssessment}
      WHERE ${inArticle} AND a.state <> 'draft' AND ${madeIsSeen(scope, "a.claim_id", "a.analyst_id")} ORDER BY c.number, a.id`,
    ],
    submission: [
      `${people} SELECT ${row.submissionLine} FROM claim c JOIN submission b ON ${ofClaim("b")} ${row.joinSubmission}
      WHERE ${inArticle} AND ${madeIsSeen(scope, "b.claim_id", "b.analyst_id")} ORDER BY c.number, b.submitted_at, b.id`,
    ],
    adjudication: [
      `${people} SELECT ${row.adjudicationLine} FROM claim c JOIN adjudication d ON ${ofClaim("d")} ${row.joinAdjudication}
      WHERE ${inArticle} AND ${verdictIsSeen(scope, "d.claim_id")} ORDER BY c.number, d.created_at, d.id`,
    ],
    verdict: [
      `${people} SELECT ${row.verdictLine} FROM claim c JOIN verdict t ON ${ofClaim("t")} ${row.joinVerdict}
      WHERE ${inArticle} AND ${verdictIsSeen(scope, "t.claim_id")} ORDER BY c.number, t.settled_at, t.id`,
    ],
    event: [
      `${event(`e.article_id = ${uuid(scope.articleId)}`)} ORDER BY e.id`,
      // Evidence serves many articles, so its events name none.
      `${event(`e.article_id IS NULL AND e.object IN (SELECT 'evidence/' || l.evidence_id::text FROM ${seenLinks} ${ofSeenLinks})`)} ORDER BY e.object, e.ver`,
    ],
  };
}

/** One line a claim: the ClaimBundle that CSV, report and AVeriTeC JSON are written from. */
export function bundleQuery(scope: ExportScope): string {
  const { viewer } = scope;
  const workspace = uuid(viewer.workspaceId);
  const ofClaim = (alias: string): string => `${alias}.workspace_id = ${workspace} AND ${alias}.claim_id = c.id`;
  const links = `evidence_link l JOIN evidence v ON v.workspace_id = ${workspace} AND v.id = l.evidence_id ${row.joinEvidence} ${row.joinLink}
    WHERE ${ofClaim("l")} AND l.withdrawn_at IS NULL AND ${madeIsSeen(scope, "l.claim_id", "l.created_by")}`;
  const bundle = object({
    claim: row.claimLine(uuid(scope.versionId), inText(scope)),
    // These formats show no offsets of links, so the snapshots' texts need not be looked at.
    links: list(row.linkWithEvidence(int), links, "l.id"),
    searches: list(
      row.searchLine,
      `search_record h ${row.joinSearch} WHERE ${ofClaim("h")} AND h.withdrawn_at IS NULL
      AND ${madeIsSeen(scope, "h.claim_id", "h.created_by")}`,
      "h.id",
    ),
    verdict: `coalesce((SELECT ${row.verdictLine} FROM verdict t ${row.joinVerdict}
      WHERE ${ofClaim("t")} AND t.superseded_at IS NULL AND ${verdictIsSeen(scope, "t.claim_id")}), 'null')`,
    adjudication: `coalesce((SELECT ${row.adjudicationLine} FROM adjudication d
      JOIN verdict t ON t.workspace_id = d.workspace_id AND t.adjudication_id = d.id AND t.superseded_at IS NULL ${row.joinAdjudication}
      WHERE ${ofClaim("d")} AND t.claim_id = c.id AND ${verdictIsSeen(scope, "d.claim_id")}), 'null')`,
    events: list(
      row.eventOutline,
      `audit_event e ${row.joinEntry} ${row.joinActor} WHERE ${ofClaim("e")} AND ${eventIsSeen(scope, "none")}`,
      "e.id",
    ),
  });
  return `${row.withPeople(workspace)} SELECT ${bundle} FROM claim c ${row.joinClaim}
    WHERE c.workspace_id = ${workspace} AND c.article_id = ${uuid(scope.articleId)} ORDER BY c.number`;
}
