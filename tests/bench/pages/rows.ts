import { asOwner, type TestWorkspace } from "../../support/workspace";

/** Articles number `after` + 1 and on, with sentences, claims, anchors, verdicts and links, made by SQL past the pipeline, alike in shape to real ones. */
export async function fillWorkspace(
  url: string,
  { workspaceId, viewers }: TestWorkspace,
  articles: number,
  sentences: number,
  after = 0,
): Promise<string> {
  const by = viewers.analyst.userId;
  const values = [workspaceId, by, articles, sentences];
  // Of version 8 (RFC 9562): the pages take nothing else than a UUID for an id.
  const id = (kind: string, key: string): string =>
    `overlay(overlay(md5('${kind}' || $1::text || ${key}) placing '8' from 13) placing '8' from 17)::uuid`;
  const run = (sql: string): Promise<unknown[]> => asOwner(sql, values, url);
  // Every statement names all four values; PostgreSQL must be able to tell their types.
  const typed = "($2::uuid IS NOT NULL AND $3::int > 0 AND $4::int > 0)";
  await run(`INSERT INTO article (workspace_id, id, title, current_version_id, next_claim_number, created_by, created_at, updated_at)
    SELECT $1::uuid, ${id("article", "a")}, 'Article ' || a, ${id("version", "a")}, $4 + 1, $2, now(), now() - a * interval '1 minute'
    FROM generate_series(${after + 1}, ${after} + $3::int) a WHERE ${typed}`);
  await run(`INSERT INTO article_version (workspace_id, id, article_id, ordinal, text, sha256, intake, media_type, sentence_count, created_by, created_at)
    SELECT $1::uuid, ${id("version", "a")}, ${id("article", "a")}, 1,
      (SELECT string_agg('Sentence ' || lpad(s::text, 6, '0') || ' tells that the bridge over the river was closed to all carts and wagons on that day.', ' ')
        FROM generate_series(1, $4::int) s), repeat('0', 64), 'paste', 'text/plain', $4, $2, now()
    FROM generate_series(${after + 1}, ${after} + $3::int) a WHERE ${typed}`);
  await run(`INSERT INTO sentence (workspace_id, id, article_version_id, ordinal, start, "end", kind, claims, split)
    SELECT $1::uuid, ${id("sentence", "a || ' ' || s")}, ${id("version", "a")}, s - 1, (s - 1) * 101, s * 101 - 1, 'sentence', 1, true
    FROM generate_series(${after + 1}, ${after} + $3::int) a, generate_series(1, $4::int) s WHERE ${typed}`);
  await run(`INSERT INTO claim (workspace_id, id, article_id, number, statement, created_by, created_at, updated_at)
    SELECT $1::uuid, ${id("claim", "a || ' ' || s")}, ${id("article", "a")}, s,
      'The bridge over the river was closed to all carts [on day ' || s || '].', $2, now(), now() - a * interval '1 minute'
    FROM generate_series(${after + 1}, ${after} + $3::int) a, generate_series(1, $4::int) s WHERE ${typed}`);
  await run(`INSERT INTO anchor (workspace_id, id, claim_id, article_version_id, ordinal, start, "end", exact, prefix, suffix, state)
    SELECT $1::uuid, ${id("anchor", "a || ' ' || s")}, ${id("claim", "a || ' ' || s")}, ${id("version", "a")}, 0, (s - 1) * 101 + 27, s * 101 - 2,
      'the bridge over the river was closed to all carts and wagons on that day', '', '', 'exact'
    FROM generate_series(${after + 1}, ${after} + $3::int) a, generate_series(1, $4::int) s WHERE ${typed}`);
  await run(`INSERT INTO assessment (workspace_id, id, claim_id, analyst_id, tag, basis, state, submission_count, submitted_at, created_at, updated_at)
    SELECT $1::uuid, ${id("assessment", "a || ' ' || s")}, ${id("claim", "a || ' ' || s")}, $2, 'unsupported', 'unverifiable', 'approved', 1, now(), now(), now()
    FROM generate_series(${after + 1}, ${after} + $3::int) a, generate_series(1, $4::int) s WHERE s % 2 = 0 AND ${typed}`);
  await run(`INSERT INTO verdict (workspace_id, id, claim_id, assessment_id, tag, basis, rationale, settled_by, settled_at)
    SELECT $1::uuid, ${id("verdict", "a || ' ' || s")}, ${id("claim", "a || ' ' || s")}, ${id("assessment", "a || ' ' || s")},
      'unsupported', 'unverifiable', 'Nobody counted.', $2, now()
    FROM generate_series(${after + 1}, ${after} + $3::int) a, generate_series(1, $4::int) s WHERE s % 2 = 0 AND ${typed}`);
  await run(`INSERT INTO audit_event (workspace_id, id, act, actor, object, ver, article_id, claim_id, at, leaf_hash)
    SELECT $1::uuid, ('0192' || substr(md5('event' || $1::text || a || ' ' || s), 5, 8) || '7' || substr(md5(a || ' ' || s), 1, 3) || '8' || substr(md5(s || ' ' || a), 1, 15))::uuid,
      'claim.created', 'p-bench', 'claim/' || ${id("claim", "a || ' ' || s")}, 1, ${id("article", "a")}, ${id("claim", "a || ' ' || s")}, now(), sha256(convert_to(a || ' ' || s, 'UTF8'))
    FROM generate_series(${after + 1}, ${after} + $3::int) a, generate_series(1, $4::int) s WHERE ${typed}`);
  await asOwner("ANALYZE", [], url);
  const [first] = await asOwner<{ id: string }>(`SELECT ${id("article", "'1'")}::text AS id`, [workspaceId], url);
  return first!.id;
}

/** Puts every claim of the workspace that is not settled into the queue, with a place left. */
export async function planQueue(url: string, { workspaceId }: TestWorkspace): Promise<void> {
  await asOwner(
    `INSERT INTO claim_plan (workspace_id, claim_id, article_id, mode, wanted, free, created_at)
     SELECT workspace_id, id, article_id, 'queue', 2, 1, now() FROM claim c WHERE workspace_id = $1
       AND NOT EXISTS (SELECT FROM verdict v WHERE v.workspace_id = c.workspace_id AND v.claim_id = c.id AND v.superseded_at IS NULL)
     ON CONFLICT DO NOTHING`,
    [workspaceId],
    url,
  );
  await asOwner("ANALYZE", [], url);
}
