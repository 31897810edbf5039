import type { BundleScope } from "@/lib/domain/audit/bundle/asked";
import { alwaysDisclosed, type WithholdKind, type WithholdRule, withholdRules } from "@/lib/domain/audit/bundle/withhold";
import type { Viewer } from "@/lib/domain/viewer";
import { int, literal, object, text } from "./exports-json";
import { uuid } from "./exports-scope";

/* What a bundle is made of, as queries over one column each, for COPY. Aliases: g entry of the log, e its event, p a part. */

const oneOf = (column: string, values: readonly string[]): string => `${column} IN (${values.map(literal).join(", ")})`;

/** Whether a part is kept out of a bundle: lib/domain/audit/bundle/withhold.ts in SQL. */
function partIsKeptOut(withheld: readonly WithholdKind[]): string {
  const ruled = ({ acts, kinds, parts }: WithholdRule): string =>
    `(${[acts && oneOf("e.act", acts), kinds && oneOf("e.kind", kinds), parts && oneOf("p.name", parts)].filter(Boolean).join(" AND ")})`;
  return `(NOT ${oneOf("e.act", alwaysDisclosed)} AND (${withheld.flatMap((kind) => withholdRules[kind].map(ruled)).join(" OR ")}))`;
}

/** The evidence linked to an article's claims, by hands of now or before: evidence, its frozen document and its source. */
function linkedIn(workspace: string, article: string): string {
  return `SELECT v.id, v.snapshot_id, v.source_id FROM evidence v WHERE v.workspace_id = ${workspace} AND v.id IN (
    SELECT l.evidence_id FROM claim c JOIN evidence_link l ON l.workspace_id = c.workspace_id AND l.claim_id = c.id
    WHERE c.workspace_id = ${workspace} AND c.article_id = ${article})`;
}

/** Stands before a query that asks whether events are in the scope: evidence serves many articles, so its events name none. */
function withScope(workspace: string, scope: BundleScope): string {
  if (scope.of === "workspace") return "";
  return `WITH linked AS MATERIALIZED (${linkedIn(workspace, uuid(scope.article))}), objects AS MATERIALIZED (
    SELECT 'evidence/' || id::text AS object FROM linked UNION SELECT 'snapshot/' || snapshot_id::text FROM linked
    UNION SELECT 'source/' || source_id::text FROM linked) `;
}

function eventIsOf(scope: BundleScope): string {
  if (scope.of === "workspace") return "true";
  return `(e.article_id = ${uuid(scope.article)} OR ${oneOf("e.act", alwaysDisclosed)}
    OR (e.article_id IS NULL AND e.object IN (SELECT object FROM objects)))`;
}

/** Entries of the log with their events, from the first to `through`, in the log's order. */
function entriesOf(viewer: Viewer, scope: BundleScope, through: number): string {
  const workspace = uuid(viewer.workspaceId);
  return `FROM audit_entry g JOIN audit_event e ON e.workspace_id = ${workspace} AND e.leaf_hash = g.leaf_hash
    LEFT JOIN claim c ON c.workspace_id = ${workspace} AND c.id = e.claim_id
    WHERE g.workspace_id = ${workspace} AND g.origin = ${literal(viewer.workspace.logOrigin)} AND g.index < ${Math.trunc(through)}
      AND ${eventIsOf(scope)} ORDER BY g.index`;
}

/** The lines of `parts.jsonl` before the record's, without their ends. */
export function partsQuery(viewer: Viewer, scope: BundleScope, withheld: readonly WithholdKind[], through: number): string {
  const workspace = uuid(viewer.workspaceId);
  const line = object({
    index: int("g.index"),
    name: text("p.name"),
    payload: text("convert_from(p.payload, 'UTF8')"),
    salt: `concat('"', encode(p.salt, 'hex'), '"')`,
  });
  return `${withScope(workspace, scope)}SELECT ${line} FROM audit_entry g
    JOIN audit_event e ON e.workspace_id = ${workspace} AND e.leaf_hash = g.leaf_hash
    JOIN audit_part p ON p.workspace_id = ${workspace} AND p.leaf_hash = g.leaf_hash
    WHERE g.workspace_id = ${workspace} AND g.origin = ${literal(viewer.workspace.logOrigin)} AND g.index < ${Math.trunc(through)}
      AND ${eventIsOf(scope)} AND NOT ${partIsKeptOut(withheld)} ORDER BY g.index, p.name COLLATE "C"`;
}

/** Every entry of the scope, one a line, as a BundleEvent. */
export function eventsQuery(viewer: Viewer, scope: BundleScope, through: number): string {
  const workspace = uuid(viewer.workspaceId);
  const kept = `(SELECT concat('[', string_agg(to_json(p.name)::text, ',' ORDER BY p.name COLLATE "C"), ']')
    FROM audit_part p WHERE p.workspace_id = ${workspace} AND p.leaf_hash = g.leaf_hash)`;
  const line = object({
    article: text("e.article_id"),
    claim: int("c.number"),
    index: int("g.index"),
    kept,
    leaf: "convert_from(g.leaf, 'UTF8')",
    leafHash: `concat('"', encode(g.leaf_hash, 'hex'), '"')`,
  });
  return `${withScope(workspace, scope)}SELECT ${line} ${entriesOf(viewer, scope, through)}`;
}

/** Articles, oldest first: their ids. */
export function articlesQuery(viewer: Viewer, scope: BundleScope): string {
  const which = scope.of === "article" ? `AND id = ${uuid(scope.article)}` : "";
  return `SELECT id FROM article WHERE workspace_id = ${uuid(viewer.workspaceId)} ${which} ORDER BY id`;
}

/** Texts of articles: all versions, oldest first. */
export function versionsQuery(viewer: Viewer, scope: BundleScope): string {
  const which = scope.of === "article" ? `AND article_id = ${uuid(scope.article)}` : "";
  return `SELECT id, article_id AS "articleId", ordinal, sha256, blob_sha256 AS "blobSha256", media_type AS "mediaType" FROM article_version
    WHERE workspace_id = ${uuid(viewer.workspaceId)} ${which} ORDER BY id`;
}

export function versionTextQuery(viewer: Viewer, versionId: string): string {
  return `SELECT text FROM article_version WHERE workspace_id = ${uuid(viewer.workspaceId)} AND id = ${uuid(versionId)}`;
}

/** The frozen documents behind evidence: each once. */
export function snapshotsQuery(viewer: Viewer, scope: BundleScope): string {
  const workspace = uuid(viewer.workspaceId);
  const which = scope.of === "article" ? `AND n.id IN (SELECT snapshot_id FROM (${linkedIn(workspace, uuid(scope.article))}) linked)` : "";
  return `SELECT DISTINCT ON (n.sha256) n.sha256, n.media_type AS "mediaType", v.title FROM snapshot n
    JOIN evidence v ON v.workspace_id = n.workspace_id AND v.snapshot_id = n.id WHERE n.workspace_id = ${workspace} ${which} ORDER BY n.sha256, v.id`;
}

/** Everybody who is or was a member, by their name in the log. */
export function peopleQuery(viewer: Viewer): string {
  return `SELECT m.pseudonym, u.name FROM membership m JOIN "user" u ON u.id = m.user_id
    WHERE m.workspace_id = ${uuid(viewer.workspaceId)} ORDER BY m.pseudonym COLLATE "C"`;
}

/** The log's state, and whether anything waits to be put in order. */
export function logQuery(viewer: Viewer): string {
  const workspace = uuid(viewer.workspaceId);
  return `SELECT l.size::text AS size, l.note, l.key, l.frozen_why AS "frozenWhy", l.frozen_at IS NOT NULL AS frozen,
      EXISTS (SELECT FROM audit_intent i WHERE i.workspace_id = ${workspace}) AS waiting,
      (SELECT max(e.at) FROM audit_event e WHERE e.workspace_id = ${workspace}) AS "lastAt"
    FROM audit_log l WHERE l.workspace_id = ${workspace} AND l.origin = ${literal(viewer.workspace.logOrigin)}`;
}

/** The leaves of the first `size` entries, in order. */
export function leavesQuery(viewer: Viewer, size: number): string {
  return `SELECT convert_from(g.leaf, 'UTF8') FROM audit_entry g WHERE g.workspace_id = ${uuid(viewer.workspaceId)}
    AND g.origin = ${literal(viewer.workspace.logOrigin)} AND g.index < ${Math.trunc(size)} ORDER BY g.index`;
}

/** Checkpoints that are kept, below this size. */
export function checkpointsQuery(viewer: Viewer, size: number): string {
  return `SELECT size::text AS size, note FROM audit_checkpoint WHERE workspace_id = ${uuid(viewer.workspaceId)}
    AND origin = ${literal(viewer.workspace.logOrigin)} AND audit_checkpoint.size < ${Math.trunc(size)} ORDER BY audit_checkpoint.size`;
}

/** Kept checkpoints that cover the entry of this index, the smallest first. */
export function checkpointsAboveQuery(viewer: Viewer, index: number): string {
  return `SELECT note FROM audit_checkpoint WHERE workspace_id = ${uuid(viewer.workspaceId)}
    AND origin = ${literal(viewer.workspace.logOrigin)} AND audit_checkpoint.size > ${Math.trunc(index)} ORDER BY audit_checkpoint.size LIMIT 100`;
}

/** RFC 3161 responses for checkpoints up to this size. */
export function tokensQuery(viewer: Viewer, size: number): string {
  return `SELECT a.size::text AS size, a.token FROM audit_anchor a WHERE a.workspace_id = ${uuid(viewer.workspaceId)}
    AND a.origin = ${literal(viewer.workspace.logOrigin)} AND a.kind = 'timestamp' AND a.state = 'done' AND a.token IS NOT NULL
    AND a.size <= ${Math.trunc(size)} ORDER BY a.size, a.target COLLATE "C"`;
}

/** The newest entry about a bundle: its place in the log once it has one, and its content. */
export function recordQuery(viewer: Viewer, bundleId: string): string {
  const workspace = uuid(viewer.workspaceId);
  return `SELECT g.index::text AS index, encode(p.salt, 'hex') AS salt, convert_from(p.payload, 'UTF8') AS payload
    FROM audit_event e LEFT JOIN audit_entry g ON g.workspace_id = ${workspace} AND g.leaf_hash = e.leaf_hash
      AND g.origin = ${literal(viewer.workspace.logOrigin)}
    JOIN audit_part p ON p.workspace_id = ${workspace} AND p.leaf_hash = e.leaf_hash AND p.name = 'after'
    WHERE e.workspace_id = ${workspace} AND e.object = ${literal(`bundle/${uuid(bundleId).slice(1, 37)}`)} ORDER BY e.ver DESC LIMIT 1`;
}
