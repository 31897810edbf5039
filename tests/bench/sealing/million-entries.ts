import pg from "pg";
import { checkpointOf, signedCheckpoint, vkeyOf } from "@/lib/domain/audit/note/signing";
import { signingKeyFrom } from "@/lib/domain/audit/note/ed25519";
import { completedTiles } from "@/lib/domain/audit/tree/tiles";
import { restateFrozenLog } from "@/lib/data/sealing/restate-log";
import { writeTiles } from "@/lib/data/sealing/tiles";
import type { TestWorkspace } from "@/tests/support/workspace";

const entries = 1_000_000;
const asked = 200;

/** A log of a million entries, written past the sequencer, of which some are events that can be asked for. @returns the ids of these */
export async function millionEntries(w: TestWorkspace, urls: { url: string; superuserUrl: string }): Promise<string[]> {
  const log = { workspaceId: w.workspaceId, origin: w.viewers.lead.workspace.logOrigin };
  const client = new pg.Client({ connectionString: urls.superuserUrl });
  await client.connect();
  const leaf = `convert_to('{"act":"claim.changed","log":"' || $2::text || '","n":' || n || '}', 'UTF8')`;
  await client.query(
    `INSERT INTO audit_entry SELECT $1::uuid, $2, n, leaf, sha256('\\x00'::bytea || leaf), now()
     FROM (SELECT n, ${leaf} AS leaf FROM generate_series(0, ${entries - 1}) n) s`,
    [log.workspaceId, log.origin],
  );
  await client.query(`VACUUM ANALYZE audit_entry`);
  await client.query(
    `INSERT INTO audit_log (workspace_id, origin, root, created_at, frozen_at, frozen_why) VALUES ($1, $2, '', now(), now(), 'being made')`,
    [log.workspaceId, log.origin],
  );
  await writeTiles(client, log, completedTiles(0, entries));
  await restateFrozenLog(urls.url, log);
  const { rows } = await client.query<{ root: Buffer }>(`SELECT root FROM audit_log WHERE workspace_id = $1`, [log.workspaceId]);
  const signer = signingKeyFrom(Buffer.alloc(32, 1).toString("base64"));
  const note = signedCheckpoint({ origin: log.origin, size: entries, root: rows[0]!.root }, [signer]);
  if (!checkpointOf(note)) throw new Error("this is no checkpoint");
  await client.query(
    `UPDATE audit_log SET frozen_at = NULL, frozen_why = NULL, note = $2, signed_size = size, signed_at = now(), key = $3 WHERE workspace_id = $1`,
    [log.workspaceId, note, vkeyOf(log.origin, signer)],
  );
  const events = await client.query<{ id: string }>(
    `INSERT INTO audit_event (workspace_id, id, act, actor, object, ver, at, leaf_hash)
     SELECT workspace_id, ('00000000-0000-7000-8000-' || lpad(index::text, 12, '0'))::uuid, 'source.changed', $2, 'source/00000000-0000-7000-8000-000000000000', index + 1, now(), leaf_hash
     FROM audit_entry WHERE workspace_id = $1 AND index = ANY($3::bigint[]) RETURNING id`,
    [log.workspaceId, w.viewers.lead.pseudonym, Array.from({ length: asked }, (_, n) => Math.floor(((n + 0.5) * entries) / asked))],
  );
  await client.end();
  return events.rows.map(({ id }) => id);
}
