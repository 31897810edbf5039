import { readRatings } from "@/lib/data/ratings";
import { agreementOf } from "@/lib/domain/agreement/agreement-of";
import { readAsked } from "@/lib/domain/agreement-asked";
import { asOwner, makeMember, makeUser } from "../support/workspace";
import { median, ratioRow } from "./measure";
import type { Row } from "./row";
import { withBenchDatabase } from "./workspace";

export const name = "agreement-page";
const claims = 20_000;
const times = 9;

/** 20,000 claims that five people assessed, and half of them linked to a document: what the page of agreement reads, to the last coefficient. */
export async function run(): Promise<Row[]> {
  return withBenchDatabase(async ({ workspace, superuserUrl }) => {
    const { workspaceId, viewers } = workspace;
    const raters = [viewers.analyst.userId, viewers.second.userId];
    for (let i = 0; i < 3; i++) {
      const userId = await makeUser(`Analyst ${i}`, `analyst-${i}@bench.test`, superuserUrl);
      await makeMember(workspaceId, userId, "analyst", superuserUrl);
      raters.push(userId);
    }
    await asOwner(rowsFor(workspaceId, raters), [], superuserUrl);
    await asOwner("ANALYZE", [], superuserUrl);
    const rows: Row[] = [];
    for (const subject of ["tag", "stance"] as const) {
      const referenceValue = await msOf(() => asOwner(scans[subject](workspaceId), [], superuserUrl));
      const value = await msOf(async () => agreementOf(await readRatings(viewers.lead, readAsked({}), subject)));
      const what = `${claims.toLocaleString("en")} claims × 5 raters, ${subject}: read and worked out`;
      const against = { unit: "ms", reference: "a bare scan of the same ratings in SQL", referenceValue, goal: "ratio at most 4" };
      rows.push(ratioRow({ name: `agreement page, ${what}`, value, ...against }, (ratio) => ratio <= 4));
    }
    return rows;
  });
}

async function msOf(once: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    await once();
    taken.push(performance.now() - began);
  }
  return median(taken);
}

/** What the page cannot do without: every rating with its claim, and of a link whether its maker had handed in. */
const scans: Record<"tag" | "stance", (workspaceId: string) => string> = {
  tag: (w) => `SELECT count(DISTINCT s.claim_id), max(s.tag), max(c.number) FROM submission s
    JOIN claim c ON c.workspace_id = s.workspace_id AND c.id = s.claim_id WHERE s.workspace_id = '${w}'`,
  stance: (w) => `SELECT count(DISTINCT l.claim_id), max(l.stance), max(c.number) FROM evidence_link l
    JOIN claim c ON c.workspace_id = l.workspace_id AND c.id = l.claim_id
    JOIN submission s ON s.workspace_id = l.workspace_id AND s.claim_id = l.claim_id AND s.analyst_id = l.created_by
    WHERE l.workspace_id = '${w}'`,
};

/** Past the pipeline, because 100,000 hand-ins through it would take minutes. */
function rowsFor(w: string, raters: readonly string[]): string {
  const ids = `'${w}'::uuid, gen_random_uuid()`;
  const [maker] = raters;
  const people = `unnest(ARRAY[${raters.map((id) => `'${id}'`).join(", ")}]::uuid[]) WITH ORDINALITY p (person, k)`;
  return `
    CREATE TEMP TABLE made ON COMMIT PRESERVE ROWS AS SELECT gen_random_uuid() AS article, gen_random_uuid() AS version, a FROM generate_series(1, 100) a;
    BEGIN;
    SET CONSTRAINTS ALL DEFERRED;
    INSERT INTO article (workspace_id, id, title, current_version_id, next_claim_number, created_by, created_at, updated_at)
      SELECT '${w}', article, 'Article ' || a, version, 5001, '${maker}', now(), now() FROM made;
    INSERT INTO article_version (workspace_id, id, article_id, ordinal, text, sha256, intake, media_type, sentence_count, created_by, created_at)
      SELECT '${w}', version, article, 1, 'Text.', repeat('0', 64), 'paste', 'text/plain', 1, '${maker}', now() FROM made;
    COMMIT;
    INSERT INTO claim (workspace_id, id, article_id, number, statement, created_by, created_at, updated_at)
      SELECT ${ids}, article, n, 'The harbour master said that ' || n || ' carts had crossed.', '${maker}', now(), now()
      FROM made, generate_series(1, ${claims / 100}) n;
    INSERT INTO source (workspace_id, id, name, reliability, origin, created_by, created_at) VALUES (${ids}, 'Source', 'B', 'o', '${maker}', now());
    INSERT INTO snapshot (workspace_id, id, sha256, byte_length, media_type, text, text_sha256, fetched_at)
      VALUES (${ids}, repeat('0', 64), 10, 'text/plain', 'What it says.', repeat('0', 64), now());
    INSERT INTO evidence (workspace_id, id, source_id, snapshot_id, title, intake, published_on, created_by, created_at)
      SELECT ${ids}, s.id, n.id, 'Evidence', 'typed', '2024-03-22', '${maker}', now()
      FROM snapshot n JOIN source s USING (workspace_id) WHERE n.workspace_id = '${w}';
    INSERT INTO assessment (workspace_id, id, claim_id, analyst_id, tag, basis, rationale, state, submitted_at, submission_count, created_at, updated_at)
      SELECT ${ids}, c.id, p.person, 'evidenced', 'corroborated', 'Two papers say so.', 'approved', now(), 1, now(), now()
      FROM claim c CROSS JOIN ${people} WHERE c.workspace_id = '${w}';
    INSERT INTO submission (workspace_id, id, assessment_id, claim_id, analyst_id, ordinal, assessment_version, tag, basis, rationale, blind, submitted_at)
      SELECT ${ids}, t.id, t.claim_id, t.analyst_id, 1, 1, (ARRAY['evidenced', 'contested', 'unsupported'])[1 + i % 3],
        (ARRAY['corroborated', 'conflicting', 'refuted'])[1 + i % 3], t.rationale, true, t.submitted_at
      FROM (SELECT *, (hashtext(claim_id::text) & 1023) + (random() < 0.2)::int AS i FROM assessment WHERE workspace_id = '${w}') t;
    INSERT INTO evidence_link (workspace_id, id, claim_id, evidence_id, stance, credibility, start, "end", exact, prefix, suffix, created_by, created_at)
      SELECT ${ids}, c.id, e.id, (ARRAY['supports', 'refutes', 'qualifies', 'context'])[1 + (c.number + (random() < 0.2)::int) % 4], 2, 0, 4, 'What', '', '',
        p.person, now() - interval '1 minute'
      FROM claim c JOIN evidence e USING (workspace_id) CROSS JOIN ${people} WHERE c.workspace_id = '${w}' AND c.number % 2 = 0;`;
}
