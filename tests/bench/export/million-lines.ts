import pg from "pg";
import { uuidV7 } from "@/lib/domain/ids";
import { makeWorkspace, type TestWorkspace } from "@/tests/support/workspace";

/** Lines of each record; with them the export has a million. */
const sizes = {
  sentence: 20_000,
  evidence: 10_000,
  claim: 100_000,
  link: 250_000,
  search: 50_000,
  assessment: 100_000,
  verdict: 70_000,
  event: 400_000,
};
export const lineCount = Object.values(sizes).reduce((sum, size) => sum + size, 0);

/** One large article with a believable record, written past the pipeline. @param url of a superuser */
export async function millionLines(url: string): Promise<{ workspace: TestWorkspace; articleId: string }> {
  const workspace = await makeWorkspace(url);
  const [articleId, versionId, sourceId] = [1, 2, 3].map((n) => uuidV7(Date.now(), new Uint8Array(10).fill(n))) as [string, string, string];
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const w = `'${workspace.workspaceId}'::uuid`;
  const by = `'${workspace.viewers.analyst.userId}'::uuid`;
  const at = "'2024-03-22T17:15:00.123Z'::timestamptz";
  const id = (kind: number, n: string): string => `('${kind}0000000-0000-7000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;
  const words = (count: number, n: string): string => `'No ' || ${n} || repeat(' said “at least 139” were', ${count})`;
  const rows = (size: number, columns: string): string => `SELECT ${columns} FROM generate_series(1, ${size}) n`;
  const quote = `${words(3, "n")}, ${words(2, "n")}, ${words(2, "n")}`;
  try {
    for (const sql of [
      `INSERT INTO article (workspace_id, id, title, current_version_id, created_by, created_at, updated_at) VALUES (${w}, '${articleId}', 'Large', '${versionId}', ${by}, ${at}, ${at})`,
      `INSERT INTO article_version (workspace_id, id, article_id, ordinal, text, sha256, intake, media_type, sentence_count, created_by, created_at)
        VALUES (${w}, '${versionId}', '${articleId}', 1, repeat('Some words 🔥 of a text. ', 1000) || repeat('Some words of a text. ', 50000), '${"a".repeat(64)}', 'paste', 'text/plain', ${sizes.sentence}, ${by}, ${at})`,
      `INSERT INTO sentence (workspace_id, id, article_version_id, ordinal, start, "end", kind, claims) ${rows(sizes.sentence, `${w}, ${id(1, "n")}, '${versionId}', n - 1, (n - 1) * 50, n * 50, 'sentence', 1`)}`,
      `INSERT INTO claim (workspace_id, id, article_id, number, statement, speaker, mode, created_by, created_at, updated_at) ${rows(sizes.claim, `${w}, ${id(2, "n")}, '${articleId}', n, ${words(4, "n")}, 'The ministry', 'says', ${by}, ${at}, ${at}`)}`,
      `INSERT INTO anchor (workspace_id, id, claim_id, article_version_id, ordinal, start, "end", exact, prefix, suffix, state) ${rows(sizes.claim, `${w}, ${id(3, "n")}, ${id(2, "n")}, '${versionId}', 0, n * 10, n * 10 + 80, ${quote}, 'exact'`)}`,
      `INSERT INTO source (workspace_id, id, name, reliability, origin, created_by, created_at) VALUES (${w}, '${sourceId}', 'A source', 'B', 'An origin', ${by}, ${at})`,
      `INSERT INTO snapshot (workspace_id, id, sha256, byte_length, media_type, text, text_sha256, fetched_at) ${rows(sizes.evidence, `${w}, ${id(4, "n")}, '${"b".repeat(64)}', 1000, 'text/html', ${words(40, "n")}, '${"c".repeat(64)}', ${at}`)}`,
      `INSERT INTO evidence (workspace_id, id, source_id, snapshot_id, title, url, intake, created_by, created_at) ${rows(sizes.evidence, `${w}, ${id(5, "n")}, '${sourceId}', ${id(4, "n")}, 'Report ' || n, 'https://example.org/' || n, 'url', ${by}, ${at}`)}`,
      `INSERT INTO evidence_link (workspace_id, id, claim_id, evidence_id, stance, credibility, start, "end", exact, prefix, suffix, note, created_by, created_at)
        ${rows(sizes.link, `${w}, ${id(6, "n")}, ${id(2, `n % ${sizes.claim} + 1`)}, ${id(5, `n % ${sizes.evidence} + 1`)}, 'supports', 2, 10, 90, ${quote}, 'A note.', ${by}, ${at}`)}`,
      `INSERT INTO search_record (workspace_id, id, claim_id, query, place, searched_on, outcome, created_by, created_at) ${rows(sizes.search, `${w}, ${id(7, "n")}, ${id(2, "n")}, ${words(1, "n")}, 'news', '2024-03-22', 'Nothing.', ${by}, ${at}`)}`,
      `INSERT INTO assessment (workspace_id, id, claim_id, analyst_id, tag, basis, rationale, state, submitted_at, created_at, updated_at) ${rows(sizes.assessment, `${w}, ${id(8, "n")}, ${id(2, "n")}, ${by}, 'evidenced', 'corroborated', ${words(6, "n")}, 'approved', ${at}, ${at}, ${at}`)}`,
      `INSERT INTO verdict (workspace_id, id, claim_id, assessment_id, tag, basis, rationale, settled_by, settled_at) ${rows(sizes.verdict, `${w}, ${id(9, "n")}, ${id(2, "n")}, ${id(8, "n")}, 'evidenced', 'corroborated', ${words(6, "n")}, ${by}, ${at}`)}`,
      `INSERT INTO audit_event (workspace_id, id, act, actor, object, ver, article_id, claim_id, at, leaf_hash)
        ${rows(sizes.event, `${w}, ${id(1, "n")}, 'claim.changed', '${workspace.viewers.analyst.pseudonym}', 'claim/' || ${id(2, `n % ${sizes.claim} + 1`)}, n / ${sizes.claim} + 1, '${articleId}', ${id(2, `n % ${sizes.claim} + 1`)}, ${at} + n * interval '1 ms', sha256(convert_to(n::text, 'UTF8'))`)}`,
      `INSERT INTO audit_part (workspace_id, leaf_hash, name, salt, payload)
        ${rows(sizes.event, `${w}, sha256(convert_to(n::text, 'UTF8')), p.name, '\\x00', convert_to(concat('{"statement":', to_json(${words(4, "n")}), '}'), 'UTF8')`)}, (VALUES ('before'), ('after')) p(name)`,
      "VACUUM ANALYZE",
    ])
      await client.query(sql);
  } finally {
    await client.end();
  }
  return { workspace, articleId };
}
