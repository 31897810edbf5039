import type { Act } from "@/lib/domain/audit/event";
import { isUuid } from "@/lib/domain/ids";
import { Refusal } from "@/lib/domain/problems";
import type { Viewer } from "@/lib/domain/viewer";
import type { WorkbenchCandidate, WorkbenchChanges, WorkbenchData } from "@/lib/domain/workbench";
import { isBlindSql } from "./blindness";
import type { CandidateRow } from "./candidates";
import { eventIsSeen } from "./exports-scope";
import { Prisma } from "./generated/client";
import { Kept } from "./kept";
import { readAs, type ReadClient } from "./reading";
import { plannedEachTime } from "./statement-names";
import { textMark } from "./text-mark";
import { blindnessChanged, type Revision, revisionFor } from "./workbench-revision";

/** Serialised WorkbenchData for the revision it was read at: of an article for everybody who is blind for none of its claims, and for each of the others apart. */
const forAll = new Kept<{ revision: string; json: string }>(64);
const forBlind = new Kept<{ revision: string; json: string }>(32);

/**
 * WorkbenchData of an article as JSON, as the viewer may see it, made by PostgreSQL in one statement and kept until the next event that
 * they may see.
 * @returns `json: null` when the reader's copy (`knownRevision`) is still right
 */
export async function workbenchJson(
  viewer: Viewer,
  articleId: string,
  knownRevision: string | null,
): Promise<{ revision: string | null; json: string | null }> {
  return readAs(viewer, async (db) => {
    const seen = await revisionFor(db, viewer, articleId);
    const { revision } = seen;
    if (revision !== null && revision === knownRevision) return { revision, json: null };
    const article = `${viewer.workspaceId}/${articleId}`;
    const [kept, key] = seen.blind.length === 0 ? [forAll, article] : [forBlind, `${article}/${viewer.userId}`];
    const known = kept.get(key);
    if (known && known.revision === revision) return known;
    const json = await readJson(db, viewer, articleId, seen);
    if (revision !== null) kept.put(key, { revision, json });
    return { revision, json };
  });
}

/** What has changed since a revision that the reader has: whole rows of what was touched, to be put over the old ones. */
export async function workbenchChanges(viewer: Viewer, articleId: string, since: string): Promise<WorkbenchChanges> {
  const [eventId] = since.split(".");
  if (!eventId || !isUuid(eventId)) throw new Refusal("invalid", { fields: { since: "This is no revision." } });
  return readAs(viewer, async (db) => {
    const { workspaceId } = viewer;
    const seen = await revisionFor(db, viewer, articleId);
    const unchanged = { revision: seen.revision, claims: [], retired: [], sentences: [], candidates: [], whole: false };
    if (seen.revision === since) return unchanged;
    const events = await db.$queryRaw<{ act: string; object: string; claimId: string | null }[]>`
      SELECT DISTINCT act, object, claim_id AS "claimId" FROM audit_event e
      WHERE e.workspace_id = ${workspaceId}::uuid AND e.article_id = ${articleId}::uuid AND e.id > minute_before(${eventId}::uuid)
        AND ${seen.blind.length === 0 ? Prisma.sql`true` : Prisma.raw(`${eventIsSeen({ viewer, blind: seen.blind }, "own")} ${plannedEachTime}`)}`;
    const turned = blindnessChanged(since, seen);
    if (turned === null || events.some((event) => wholesale.has(event.act))) return { ...unchanged, whole: true };
    const idsOf = (kind: string): string[] =>
      events.filter((event) => event.object.startsWith(`${kind}/`)).map((event) => event.object.slice(kind.length + 1));
    const claimIds = [...new Set([...events.flatMap((event) => event.claimId ?? []), ...turned])];
    const json = await readJson(db, viewer, articleId, seen, { claimIds, sentenceIds: idsOf("sentence") });
    const { claims, sentences } = JSON.parse(json) as WorkbenchData;
    const standing = new Set(claims.map((claim) => claim.id));
    const candidates = await db.candidate.findMany({ where: { workspaceId, id: { in: idsOf("candidate") } } });
    return {
      ...unchanged,
      claims,
      sentences,
      retired: claimIds.filter((id) => !standing.has(id)),
      candidates: candidates.map(asCandidate),
    };
  });
}

/** Events after which the whole is read again. Placing an anchor changes the sentence that it left, too. */
const wholesale = new Set<string>([
  "anchor.placed",
  "anchor.put-back",
  "part.erased",
  "article.version-imported",
  "article.changed",
  "article.finished",
  "article.reopened",
  "candidates.proposed",
  "proposing.stopped",
  "proposing.resumed",
] satisfies Act[]);

async function readJson(
  db: ReadClient,
  viewer: Viewer,
  articleId: string,
  { revision, blind }: Revision,
  only?: { claimIds: string[]; sentenceIds: string[] },
): Promise<string> {
  const { workspaceId, userId } = viewer;
  // Who is blind for nothing gets what is kept for everybody.
  const unseen = blind.length === 0 ? Prisma.sql`false` : Prisma.raw(isBlindSql(viewer, "claim.id"));
  const someClaims = only ? Prisma.sql`AND claim.id = ANY(${only.claimIds}::uuid[])` : Prisma.empty;
  const someSentences = only
    ? Prisma.sql`AND (s.id = ANY(${only.sentenceIds}::uuid[]) OR EXISTS (SELECT FROM anchor n
        WHERE n.workspace_id = s.workspace_id AND n.article_version_id = s.article_version_id
          AND n.claim_id = ANY(${only.claimIds}::uuid[]) AND n.start < s."end" AND n."end" > s.start))`
    : Prisma.empty;
  const [row] = await db.$queryRaw<{ json: string }[]>`
    WITH a AS MATERIALIZED (
      SELECT * FROM article WHERE workspace_id = ${workspaceId}::uuid AND id = ${articleId}::uuid
    ), c AS MATERIALIZED (
      SELECT claim.*, ${unseen} AS unseen FROM claim, a WHERE claim.workspace_id = a.workspace_id AND claim.article_id = a.id AND claim.retired IS NULL
        ${someClaims}
    ), anchors AS (
      SELECT n.claim_id, json_agg(json_build_object('id', n.id, 'start', n.start, 'end', n."end", 'state', n.state,
        'score', n.score, 'version', n.version) ORDER BY n.ordinal) AS list
      FROM a, c JOIN anchor n ON n.workspace_id = c.workspace_id AND n.claim_id = c.id
      WHERE n.article_version_id = a.current_version_id GROUP BY n.claim_id
    ), verdicts AS (
      SELECT v.claim_id, json_build_object('tag', v.tag, 'basis', v.basis) AS verdict
      FROM verdict v JOIN c ON v.workspace_id = c.workspace_id AND v.claim_id = c.id
      WHERE v.superseded_at IS NULL AND NOT c.unseen
    ), submissions AS (
      SELECT s.claim_id, count(*) AS count FROM assessment s JOIN c ON s.workspace_id = c.workspace_id AND s.claim_id = c.id
      WHERE s.state = 'submitted' AND NOT c.unseen GROUP BY s.claim_id
    ), links AS (
      SELECT l.claim_id, json_build_object('supports', count(*) FILTER (WHERE l.stance = 'supports'),
        'refutes', count(*) FILTER (WHERE l.stance = 'refutes'), 'qualifies', count(*) FILTER (WHERE l.stance = 'qualifies'),
        'context', count(*) FILTER (WHERE l.stance = 'context')) AS counts
      FROM evidence_link l JOIN c ON l.workspace_id = c.workspace_id AND l.claim_id = c.id
      WHERE l.withdrawn_at IS NULL AND (NOT c.unseen OR l.created_by = ${userId}::uuid) GROUP BY l.claim_id
    ), searches AS (
      SELECT s.claim_id, count(*) AS count FROM search_record s JOIN c ON s.workspace_id = c.workspace_id AND s.claim_id = c.id
      WHERE s.withdrawn_at IS NULL AND (NOT c.unseen OR s.created_by = ${userId}::uuid) GROUP BY s.claim_id
    ), relations AS (
      SELECT r.from_claim_id, json_agg(json_build_object('kind', r.kind, 'to', r.to_claim_id) ORDER BY r.kind, r.to_claim_id) AS list
      FROM claim_relation r JOIN c ON r.workspace_id = c.workspace_id AND r.from_claim_id = c.id GROUP BY r.from_claim_id
    ), sentences AS (
      SELECT s.* FROM sentence s, a WHERE s.workspace_id = a.workspace_id AND s.article_version_id = a.current_version_id
        ${someSentences}
    )
    SELECT json_build_object(
      'revision', ${revision}::text,
      'article', json_build_object('id', a.id, 'title', a.title, 'byline', a.byline, 'publisher', a.publisher,
        'publishedOn', a.published_on, 'language', a.language, 'url', a.url, 'finishedAt', a.finished_at,
        'finishReason', a.finish_reason, 'version', a.version, 'currentVersionId', a.current_version_id),
      'versions', (SELECT json_agg(json_build_object('id', v.id, 'ordinal', v.ordinal, 'sha256', v.sha256,
        'createdAt', v.created_at) ORDER BY v.ordinal) FROM article_version v
        WHERE v.workspace_id = a.workspace_id AND v.article_id = a.id),
      'sentences', coalesce((SELECT json_agg(json_build_object('id', s.id, 'ordinal', s.ordinal, 'start', s.start,
        'end', s."end", 'kind', s.kind, 'disposition', s.disposition, 'proposed', s.proposed, 'reason', s.reason,
        'claims', s.claims, 'version', s.version) ORDER BY s.ordinal) FROM sentences s), '[]'),
      'unsplit', (SELECT count(*) FROM sentence s WHERE s.workspace_id = a.workspace_id
        AND s.article_version_id = a.current_version_id AND NOT s.split),
      'proposingStopped', EXISTS (SELECT FROM split_job j WHERE j.workspace_id = a.workspace_id
        AND j.article_version_id = a.current_version_id AND j.set_aside_at IS NOT NULL),
      'claims', coalesce((SELECT json_agg(json_build_object('id', c.id, 'number', c.number, 'statement', c.statement,
        'speaker', c.speaker, 'mode', c.mode, 'version', c.version, 'anchors', coalesce(anchors.list, '[]'),
        'verdict', verdicts.verdict, 'submitted', coalesce(submissions.count, 0),
        'links', coalesce(links.counts, '{"supports":0,"refutes":0,"qualifies":0,"context":0}'),
        'searches', coalesce(searches.count, 0), 'relations', coalesce(relations.list, '[]')) ORDER BY c.number)
        FROM c LEFT JOIN anchors ON anchors.claim_id = c.id LEFT JOIN verdicts ON verdicts.claim_id = c.id
        LEFT JOIN submissions ON submissions.claim_id = c.id LEFT JOIN links ON links.claim_id = c.id
        LEFT JOIN searches ON searches.claim_id = c.id LEFT JOIN relations ON relations.from_claim_id = c.id), '[]')
    )::text AS json FROM a`;
  if (!row) throw new Refusal("not-found");
  return row.json;
}

/**
 * The text of one version of an article, with its mark (textMark); not-found when it is not of this article and workspace.
 * @returns `text: null` when the reader's copy, of the mark `known`, is still right
 */
export async function readVersionText(
  viewer: Viewer,
  articleId: string,
  versionId: string,
  known: string | null = null,
): Promise<{ text: string | null; mark: string }> {
  return readAs(viewer, async (db) => {
    const where = { workspaceId: viewer.workspaceId, id: versionId, articleId };
    const version = await db.articleVersion.findFirst({ where, select: { sha256: true } });
    if (!version) throw new Refusal("not-found");
    const mark = await textMark(db, viewer, version.sha256);
    if (mark === known) return { text: null, mark };
    return { ...(await db.articleVersion.findFirstOrThrow({ where, select: { text: true } })), mark };
  });
}

/** The text of a version, of whichever article. */
export async function readText(viewer: Viewer, versionId: string): Promise<string> {
  return readAs(viewer, async (db) => {
    const version = await db.articleVersion.findUnique({
      where: { workspaceId_id: { workspaceId: viewer.workspaceId, id: versionId } },
      select: { text: true },
    });
    if (!version) throw new Refusal("not-found");
    return version.text;
  });
}

/** Proposed claims of a window of sentences, from inclusive, to exclusive. */
export async function readCandidates(
  viewer: Viewer,
  articleVersionId: string,
  window: { from: number; to: number },
): Promise<WorkbenchCandidate[]> {
  return readAs(viewer, async (db) => {
    const { workspaceId } = viewer;
    const rows = await db.candidate.findMany({
      where: { workspaceId, articleVersionId, sentenceOrdinal: { gte: window.from, lt: window.to } },
      orderBy: [{ sentenceOrdinal: "asc" }, { ordinal: "asc" }],
    });
    if (rows.length === 0 && (await db.articleVersion.count({ where: { workspaceId, id: articleVersionId } })) === 0) {
      throw new Refusal("not-found");
    }
    return rows.map(asCandidate);
  });
}

function asCandidate(row: CandidateRow): WorkbenchCandidate {
  const { workspaceId: _workspace, articleVersionId: _version, sentenceOrdinal, decidedBy: _by, decidedAt: _at, ...rest } = row;
  return { ...(rest as unknown as Omit<WorkbenchCandidate, "sentence">), sentence: sentenceOrdinal };
}

/** The viewer's own assessments in an article, by claim: what the claim list shows as theirs. */
export async function readOwnStates(viewer: Viewer, articleId: string): Promise<Record<string, string>> {
  return readAs(viewer, async (db) => {
    const { workspaceId } = viewer;
    const rows = await db.assessment.findMany({
      where: { workspaceId, analystId: viewer.userId, claim: { articleId } },
      select: { claimId: true, state: true },
    });
    if (rows.length === 0 && (await db.article.count({ where: { workspaceId, id: articleId } })) === 0) throw new Refusal("not-found");
    return Object.fromEntries(rows.map((row) => [row.claimId, row.state]));
  });
}
