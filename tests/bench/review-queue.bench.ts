import { randomBytes, randomUUID } from "node:crypto";
import { countToReview, readReviewQueue } from "@/lib/data/review-queue";
import { uuidV7 } from "@/lib/domain/ids";
import type { QueueAsked } from "@/lib/domain/review-queue";
import { asOwner } from "../support/workspace";
import { median, ratioRow } from "./measure";
import type { Row } from "./row";
import { withBenchDatabase } from "./workspace";

export const name = "review-queue";
const claims = 10_000;
const times = 15;
const first: QueueAsked = { order: "risk", filter: { articleId: null, analystId: null, mark: null }, after: null, limit: 50 };

/**
 * Ten thousand claims that wait, with 12,500 assessments and 50,000 links: a page by risk when a source of 500 links has just changed, when all has to be
 * reckoned anew, when nothing has changed; the badge.
 */
export async function run(): Promise<Row[]> {
  return withBenchDatabase(async ({ workspace, superuserUrl }) => {
    const { workspaceId, viewers } = workspace;
    await asOwner(rowsFor(workspaceId, viewers.analyst.userId, viewers.second.userId), [], superuserUrl);
    await asOwner("ANALYZE", [], superuserUrl);
    const { next } = await readReviewQueue(viewers.reviewer, { ...first, limit: claims / 2 });
    const scanMs = await msOf(() => asOwner(scan(workspaceId), [], superuserUrl));
    const against = { unit: "ms", reference: "a bare scan of the same rows in SQL", referenceValue: scanMs };
    const again = await msOf(() => readReviewQueue(viewers.reviewer, { ...first, after: next }));
    const badge = await msOf(() => countToReview(viewers.reviewer, 100));
    const [source] = await asOwner<{ object: string }>("SELECT 'source/' || min(id::text) AS object FROM source", [], superuserUrl);
    const happens = (act: string, object: string) =>
      asOwner(somethingHappened, [workspaceId, uuidV7(Date.now(), randomBytes(10)), act, object], superuserUrl);
    const page = () => readReviewQueue(viewers.reviewer, first);
    const changed = await msOf(page, () => happens("source.changed", `${source!.object}`));
    const anew = await msOf(page, () => happens("member.role-changed", `member/${randomUUID()}`));
    return [
      ratioRow(
        { name: "first page of 10,000 by risk, after a change of a source", value: changed, ...against, goal: "ratio at most 4" },
        (ratio) => ratio <= 4,
      ),
      ratioRow(
        { name: "the same when all is reckoned anew, as after a restart", value: anew, ...against, goal: "ratio at most 20" },
        (ratio) => ratio <= 20,
      ),
      ratioRow(
        { name: "a page in the middle, with nothing changed", value: again, ...against, goal: "ratio at most 3" },
        (ratio) => ratio <= 3,
      ),
      ratioRow({ name: "the badge on every page", value: badge, ...against, goal: "ratio at most 0.5" }, (ratio) => ratio <= 0.5),
    ];
  });
}

const somethingHappened = `INSERT INTO audit_event (workspace_id, id, act, actor, object, ver, at, leaf_hash)
  VALUES ($1, $2, $3, 'p-bench', $4::text, (SELECT 1 + count(*) FROM audit_event WHERE object = $4), now(), sha256(gen_random_uuid()::text::bytea))`;

async function msOf(once: () => Promise<unknown>, before: () => Promise<unknown> = async () => undefined): Promise<number> {
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    await before();
    const began = performance.now();
    await once();
    taken.push(performance.now() - began);
  }
  return median(taken);
}

const scan = (workspaceId: string): string =>
  `SELECT count(DISTINCT s.claim_id), count(l.id), max(o.reliability) FROM assessment s
   JOIN evidence_link l ON l.workspace_id = s.workspace_id AND l.claim_id = s.claim_id
   JOIN evidence e ON e.workspace_id = l.workspace_id AND e.id = l.evidence_id
   JOIN source o ON o.workspace_id = e.workspace_id AND o.id = e.source_id
   WHERE s.workspace_id = '${workspaceId}' AND s.state = 'submitted'`;

/** Past the pipeline, because 10,000 claims through it would take minutes. */
function rowsFor(w: string, analyst: string, second: string): string {
  const ids = `'${w}'::uuid, gen_random_uuid()`;
  return `
    CREATE TEMP TABLE made ON COMMIT PRESERVE ROWS AS SELECT gen_random_uuid() AS article, gen_random_uuid() AS version, a FROM generate_series(1, 20) a;
    SET CONSTRAINTS ALL DEFERRED;
    BEGIN;
    SET CONSTRAINTS ALL DEFERRED;
    INSERT INTO article (workspace_id, id, title, current_version_id, next_claim_number, created_by, created_at, updated_at)
      SELECT '${w}', article, 'Article ' || a, version, 501, '${analyst}', now(), now() FROM made;
    INSERT INTO article_version (workspace_id, id, article_id, ordinal, text, sha256, intake, media_type, sentence_count, created_by, created_at)
      SELECT '${w}', version, article, 1, 'Text.', repeat('0', 64), 'paste', 'text/plain', 1, '${analyst}', now() FROM made;
    COMMIT;
    INSERT INTO claim (workspace_id, id, article_id, number, statement, created_by, created_at, updated_at)
      SELECT ${ids}, article, n, 'The harbour master said that ' || n || ' carts had crossed the bridge.', '${analyst}', now(), now()
      FROM made, generate_series(1, ${claims / 20}) n;
    INSERT INTO source (workspace_id, id, name, reliability, origin, created_by, created_at)
      SELECT ${ids}, 'Source ' || n, substr('ABCDEF', 1 + n % 6, 1), 'origin ' || n % 60, '${analyst}', now() FROM generate_series(1, 100) n;
    INSERT INTO snapshot (workspace_id, id, sha256, byte_length, media_type, text, text_sha256, fetched_at)
      SELECT ${ids}, repeat('0', 64), 10, 'text/plain', 'What it says.', repeat('0', 64), now() FROM generate_series(1, 1000);
    INSERT INTO evidence (workspace_id, id, source_id, snapshot_id, title, intake, published_on, created_by, created_at)
      SELECT ${ids}, s.id, n.id, 'Evidence', 'typed', '2024-03-22', '${analyst}', now()
      FROM (SELECT id, row_number() OVER () AS i FROM snapshot WHERE workspace_id = '${w}') n
      JOIN (SELECT id, row_number() OVER () AS i FROM source WHERE workspace_id = '${w}') s ON s.i = 1 + n.i % 100;
    INSERT INTO evidence_link (workspace_id, id, claim_id, evidence_id, stance, credibility, start, "end", exact, prefix, suffix, created_by, created_at)
      SELECT ${ids}, c.id, e.id, (ARRAY['supports', 'supports', 'refutes', 'qualifies', 'supports'])[k], 1 + (c.number + k) % 6, 0, 4, 'What', '', '', '${analyst}', now()
      FROM claim c CROSS JOIN generate_series(1, 5) k
      JOIN (SELECT id, row_number() OVER () AS i FROM evidence WHERE workspace_id = '${w}') e ON e.i = 1 + (c.number * 7 + k * 131) % 1000
      WHERE c.workspace_id = '${w}';
    INSERT INTO assessment (workspace_id, id, claim_id, analyst_id, tag, basis, rationale, state, submitted_at, submission_count, created_at, updated_at)
      SELECT ${ids}, id, '${analyst}', 'evidenced', 'corroborated', repeat('Two papers of different origin say so. ', 12) ||
        CASE WHEN number % 50 = 0 THEN 'It is likely, with high confidence.' ELSE '' END,
        'submitted', now() - number * interval '1 minute', 1, now(), now() FROM claim WHERE workspace_id = '${w}';
    INSERT INTO assessment (workspace_id, id, claim_id, analyst_id, tag, basis, rationale, state, submitted_at, submission_count, created_at, updated_at)
      SELECT ${ids}, id, '${second}', 'contested', 'conflicting', 'They contradict each other.',
        'submitted', now() - number * interval '1 minute', 1, now(), now() FROM claim WHERE workspace_id = '${w}' AND number % 4 = 0;`;
}
