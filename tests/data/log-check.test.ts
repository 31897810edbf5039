import { expect, test } from "vitest";
import { checkWorkspace } from "@/lib/data/sealing/check/check-workspace";
import { SignerMemory } from "@/lib/gateways/signer-memory";
import { currentSettings } from "@/lib/gateways/settings";
import { run } from "@/lib/pipeline/run";
import { madeAdjudication, madeSubmission, madeThread } from "../support/made";
import { useTestDatabase } from "../support/people";
import { newSignerDir, pastTheTriggers, sealAll } from "../support/sealed";
import { subjects } from "../support/subjects";
import { asOwner, makeWorkspace, type TestWorkspace } from "../support/workspace";

useTestDatabase();
const dir = newSignerDir();

async function found(w: TestWorkspace): Promise<string[]> {
  const memory = await SignerMemory.open(dir);
  const { findings } = await checkWorkspace(currentSettings().databaseUrl, w.workspaceId, (origin) => memory.of(origin));
  // The test's own members came past the pipeline.
  return findings
    .filter(({ where }) => !where.startsWith("member/") && where !== `workspace/${w.workspaceId}`)
    .map(({ where, what }) => `${where}: ${what}`);
}

test("whatever people do, the tables are what the log's events leave", { timeout: 240_000 }, async () => {
  const made: [string, TestWorkspace][] = [];
  for (const { operation, may, given } of subjects) {
    const w = await makeWorkspace();
    const input = await given(w);
    expect(await run(operation, w.viewers[may.includes("analyst") ? "analyst" : may[0]!], input), operation.name).toMatchObject({
      ok: true,
    });
    made.push([operation.name, w]);
  }
  await sealAll(dir);
  const strange: string[] = [];
  for (const [name, w] of made) strange.push(...(await found(w)).map((what) => `${name}: ${what}`));
  expect(strange).toEqual([]);
});

const tamperings: Record<string, { sql: string; finds: RegExp }> = {
  "a claim's words are changed": {
    sql: `UPDATE claim SET statement = 'Nothing burned.' WHERE workspace_id = $1`,
    finds: /statement in claim is "Nothing burned."/,
  },
  "a verdict's assessment is turned around, its version with it": {
    sql: `UPDATE assessment SET tag = 'contested', version = version + 1 WHERE workspace_id = $1`,
    finds: /tag in assessment is "contested", and the log says "evidenced"/,
  },
  "a link is withdrawn": {
    sql: `UPDATE evidence_link SET withdrawn_at = now() WHERE workspace_id = $1`,
    finds: /^link\/.*withdrawn_at in evidence_link is true/,
  },
  "a comment is rewritten": { sql: `UPDATE comment SET text = 'Never mind.' WHERE workspace_id = $1`, finds: /^comment\/.*text/ },
  "a source is put in": {
    sql: `INSERT INTO source SELECT workspace_id, gen_random_uuid(), 'Another', reliability, origin, url, note, created_by, created_at, version FROM source WHERE workspace_id = $1 LIMIT 1`,
    finds: /^source\/.*no event/,
  },
  "a thread is deleted": {
    sql: `WITH gone AS (DELETE FROM comment WHERE workspace_id = $1) DELETE FROM thread WHERE workspace_id = $1`,
    finds: /^thread\/.*is not in the table/,
  },
  "an article's text is exchanged": {
    sql: `UPDATE article_version SET text = 'Peace.', sha256 = encode(sha256('Peace.'), 'hex') WHERE workspace_id = $1`,
    finds: /no event knows its text/,
  },
  "an event is rewritten": {
    sql: `UPDATE audit_event SET actor = 'p-somebody' WHERE workspace_id = $1 AND act = 'claim.created'`,
    finds: /its event says .*p-somebody/,
  },
  "an event is deleted": {
    sql: `DELETE FROM audit_event WHERE workspace_id = $1 AND act = 'claim.created'`,
    finds: /there is no event for it/,
  },
  "an event is put in": {
    sql: `INSERT INTO audit_event (workspace_id, id, act, actor, object, ver, at, leaf_hash) SELECT workspace_id, gen_random_uuid(), act, actor, object, ver + 50, at, sha256('x') FROM audit_event WHERE workspace_id = $1 LIMIT 1`,
    finds: /stands in no log/,
  },
  "a content is changed": {
    sql: `UPDATE audit_part SET payload = 'null' WHERE workspace_id = $1 AND name = 'comment'`,
    finds: /its part comment is not what it committed to/,
  },
  "a content is taken out": {
    sql: `DELETE FROM audit_part WHERE workspace_id = $1 AND name = 'comment'`,
    finds: /its part comment is gone/,
  },
  "an entry is edited": {
    sql: `UPDATE audit_entry SET leaf = leaf || ' ' WHERE workspace_id = $1 AND index = 1`,
    finds: /entry 1: its hash is not that of its bytes/,
  },
  "an entry is deleted": { sql: `DELETE FROM audit_entry WHERE workspace_id = $1 AND index = 1`, finds: /entry 1: is missing/ },
  "the last entry is deleted, the state with it": {
    sql: `WITH gone AS (DELETE FROM audit_entry WHERE workspace_id = $1 AND index > 0)
      UPDATE audit_log SET size = 1, signed_size = 1, note = NULL, subtrees = e.leaf_hash, root = e.leaf_hash FROM audit_entry e WHERE e.workspace_id = $1 AND e.index = 0 AND audit_log.workspace_id = $1`,
    finds: /there are 1 entries, and \d+ in what the signer remembers/,
  },
  "the log's root is exchanged": { sql: `UPDATE audit_log SET root = sha256('x') WHERE workspace_id = $1`, finds: /its state's root/ },
  "a checkpoint is forged": {
    sql: `UPDATE audit_log SET signed_size = 1, note = replace(note, E'\\n' || size || E'\\n', E'\\n1\\n') WHERE workspace_id = $1`,
    finds: /the signature of the checkpoint of 1 does not hold/,
  },
  "a leaf is put among those that wait": {
    sql: `INSERT INTO audit_intent (workspace_id, leaf, leaf_hash) VALUES ($1, '{}', sha256('x'))`,
    finds: /a leaf that waits/,
  },
};

test.each(Object.entries(tamperings))("whoever owns the database is found out when %s", async (_name, { sql, finds }) => {
  const w = await makeWorkspace();
  await madeSubmission(w);
  await madeThread(w);
  await madeAdjudication(w);
  await sealAll(dir);
  expect(await found(w)).toEqual([]);
  await asOwner(`ALTER TABLE article_version DISABLE TRIGGER USER`);
  await pastTheTriggers(sql, [w.workspaceId]);
  expect(await found(w)).toContainEqual(expect.stringMatching(finds));
  await asOwner(`DELETE FROM audit_intent`);
});
