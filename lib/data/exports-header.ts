import { day, int, literal, object, text, time } from "./exports-json";
import { pairsIn } from "./exports-queries";
import { type Sight, uuid, verdictIsSeen } from "./exports-scope";

/** @param article as SQL. One row: the header's JSON, and where the text's surrogate pairs are; none: no such article here */
export function headerQuery(sight: Sight, article: string): string {
  const workspace = uuid(sight.viewer.workspaceId);
  const header = object({
    workspace: object({ log: text("w.log_origin"), name: text("w.name") }),
    article: object({
      id: text("a.id"),
      title: text("a.title"),
      byline: text("a.byline"),
      publisher: text("a.publisher"),
      publishedOn: day("a.published_on"),
      language: text("a.language"),
      url: text("a.url"),
      finishedAt: time("a.finished_at"),
      finishReason: text("a.finish_reason"),
    }),
    version: object({
      id: text("v.id"),
      ordinal: int("v.ordinal"),
      sha256: text("v.sha256"),
      codePoints: int("char_length(v.text)"),
      mediaType: text("v.media_type"),
      importedAt: time("v.created_at"),
    }),
    counts: object({
      sentences: int("s.sentences"),
      openSentences: int("s.open"),
      length: int("s.length"),
      lengthDone: int("s.done"),
      claims: int("n.claims"),
      retiredClaims: int("n.retired"),
      evidenced: int("n.evidenced"),
      contested: int("n.contested"),
      unsupported: int("n.unsupported"),
      blindClaims: literal(String(sight.blind.length)),
    }),
  });
  const settled = (tag: string): string => `count(*) FILTER (WHERE c.retired IS NULL AND t.tag = '${tag}')`;
  return `SELECT ${header} AS header, coalesce(array_to_json(${pairsIn("v.text")})::text, '[]') AS pairs
    FROM article a JOIN workspace w ON w.id = a.workspace_id
    JOIN article_version v ON v.workspace_id = a.workspace_id AND v.id = a.current_version_id,
    LATERAL (SELECT count(*) AS sentences, count(*) FILTER (WHERE disposition IS NULL AND claims = 0) AS open,
      coalesce(sum("end" - start), 0) AS length,
      coalesce(sum("end" - start) FILTER (WHERE disposition IS NOT NULL OR claims > 0), 0) AS done
      FROM sentence WHERE workspace_id = ${workspace} AND article_version_id = v.id) s,
    LATERAL (SELECT count(*) AS claims, count(c.retired) AS retired,
      ${settled("evidenced")} AS evidenced, ${settled("contested")} AS contested, ${settled("unsupported")} AS unsupported
      FROM claim c
      LEFT JOIN verdict t ON t.workspace_id = ${workspace} AND t.claim_id = c.id AND t.superseded_at IS NULL
        AND ${verdictIsSeen(sight, "t.claim_id")}
      WHERE c.workspace_id = ${workspace} AND c.article_id = a.id) n
    WHERE a.workspace_id = ${workspace} AND a.id = ${article}`;
}
