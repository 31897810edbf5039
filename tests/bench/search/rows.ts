import { asOwner, type TestWorkspace } from "../../support/workspace";

/** How often a word comes goes down with its number, as it does in a language (Zipf): `w1` is everywhere, `w49999` hardly anywhere. */
const word = `'w' || floor(exp(random() * ln(50000)))::int`;
/** So many words; `each` is a column of the query around it, so that they are drawn anew for each row. */
const words = (count: number, each: string): string =>
  `(SELECT string_agg(${word}, ' ') FROM generate_series(1, ${count}) WHERE ${each} IS NOT NULL)`;

/** Claims of eighteen words, a link to each with a passage of twelve, and two fifths as many pieces of evidence; made by SQL past the pipeline. */
export async function fillWithWords(url: string | undefined, { workspaceId, viewers }: TestWorkspace, claims: number): Promise<void> {
  const [ws, by] = [`'${workspaceId}'::uuid`, `'${viewers.analyst.userId}'::uuid`];
  const some = `now() - random() * interval '300 days'`;
  const sources = claims / 50;
  const run = (sql: string): Promise<unknown[]> => asOwner(sql, [], url);
  await run(`INSERT INTO article (workspace_id, id, title, current_version_id, created_by, created_at, updated_at)
    SELECT ${ws}, gen_random_uuid(), 'Article ' || a, gen_random_uuid(), ${by}, now(), now() FROM generate_series(1, ${claims / 500}) a`);
  await run(`INSERT INTO claim (workspace_id, id, article_id, number, statement, created_by, created_at, updated_at)
    SELECT ${ws}, gen_random_uuid(), a.id, n, ${words(18, "n")}, ${by}, now(), ${some}
    FROM (SELECT id FROM article WHERE workspace_id = ${ws} AND title ~ '^Article \\d+$') a, generate_series(1, 500) n`);
  await run(`INSERT INTO source (workspace_id, id, name, reliability, origin, created_by, created_at)
    SELECT ${ws}, gen_random_uuid(), 'Source ' || s || ' ' || ${words(2, "s")}, 'B', 'o' || s, ${by}, now() FROM generate_series(1, ${sources}) s`);
  await run(`INSERT INTO snapshot (workspace_id, id, sha256, byte_length, media_type, text, text_sha256, fetched_at)
    SELECT ${ws}, gen_random_uuid(), 'x', 1, 'text/plain', 'x', 'x', now()`);
  await run(`INSERT INTO evidence (workspace_id, id, source_id, snapshot_id, title, url, intake, created_by, created_at)
    SELECT ${ws}, gen_random_uuid(), s.id, p.id, ${words(8, "n")}, 'https://example.org/' || n, 'url', ${by}, ${some}
    FROM (SELECT id FROM source WHERE workspace_id = ${ws}) s, (SELECT id FROM snapshot WHERE workspace_id = ${ws} LIMIT 1) p, generate_series(1, 20) n`);
  // Without it the join below may be planned as for a few rows.
  await run("ANALYZE claim, evidence");
  await run(`INSERT INTO evidence_link (workspace_id, id, claim_id, evidence_id, stance, credibility, start, "end", exact, prefix, suffix, created_by, created_at)
    SELECT ${ws}, gen_random_uuid(), c.id, e.id, 'supports', 2, 0, 10, ${words(12, "c.n")}, '', '', ${by}, now()
    FROM (SELECT id, row_number() OVER () AS n FROM claim WHERE workspace_id = ${ws}) c
    JOIN (SELECT id, row_number() OVER () AS n FROM evidence WHERE workspace_id = ${ws}) e ON e.n = c.n % ${sources * 20} + 1`);
  // What was inserted last waits outside the indexes of words until a vacuum.
  await asOwner("VACUUM ANALYZE", [], url);
}
