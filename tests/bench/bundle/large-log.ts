import { checkpointText } from "@/lib/domain/audit/note/checkpoint";
import { append, emptyFrontier, type Frontier, rootOf } from "@/lib/domain/audit/tree/frontier";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import { testKey } from "@/tests/support/hand-sealed";
import { asOwner, type TestWorkspace } from "@/tests/support/workspace";

/** A log of so many entries, each with two contents, past the pipeline. @returns its tree */
export async function largeLog({ workspaceId, viewers }: TestWorkspace, entries: number, url: string): Promise<Frontier> {
  const origin = viewers.lead.workspace.logOrigin;
  await asOwner(rowsFor(workspaceId, origin, viewers.analyst.pseudonym, entries), [], url);
  await asOwner("ANALYZE", [], url);
  const hashes = await asOwner<{ hash: Buffer }>(`SELECT leaf_hash AS hash FROM audit_entry ORDER BY index`, [], url);
  let tree = emptyFrontier;
  for (const { hash } of hashes) tree = append(sha256, tree, hash).frontier;
  return tree;
}

/** Puts one entry in order and signs it, as soon as it waits. */
export async function sealNext({ workspaceId, viewers }: TestWorkspace, tree: Frontier, url: string): Promise<Frontier> {
  const origin = viewers.lead.workspace.logOrigin;
  for (;;) {
    const [waiting] = await asOwner<{ id: string; leaf: Buffer; hash: Buffer }>(
      `SELECT id, leaf, leaf_hash AS hash FROM audit_intent ORDER BY id LIMIT 1`,
      [],
      url,
    );
    if (waiting) {
      await asOwner(`DELETE FROM audit_intent WHERE id = $1`, [waiting.id], url);
      await asOwner(
        `INSERT INTO audit_entry VALUES ($1, $2, $3, $4, $5, now())`,
        [workspaceId, origin, tree.size, waiting.leaf, waiting.hash],
        url,
      );
      const next = append(sha256, tree, waiting.hash).frontier;
      const root = rootOf(sha256, next);
      const note = testKey(origin).note(checkpointText({ origin, size: next.size, root }));
      await asOwner(`UPDATE audit_log SET size = $1, root = $2, signed_size = $1, note = $3`, [next.size, root, note], url);
      return next;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function rowsFor(w: string, origin: string, actor: string, entries: number): string {
  const uuid = (kind: number, n: string): string => `'${kind}0000000-0000-7000-8000-' || lpad(${n}::text, 12, '0')`;
  const hex = (of: string): string => `encode(sha256((${of})::text::bytea), 'hex')`;
  const leaf = `concat('{"act":"claim.changed","actor":"${actor}","id":"', ${uuid(1, "n")}, '","log":"${origin}","obj":"claim/', ${uuid(2, "n")},
    '","parts":{"after":"', ${hex("n")}, '","before":"', ${hex("(-n)")}, '"},"prev":null,"ts":"2026-01-31T09:30:00.000Z","v":1,"ver":1}')`;
  const payload = `convert_to('{"statement":"The warehouse at the harbour burned down on 3 May 2021, as was told ' || n || ' times."}', 'UTF8')`;
  return `
    CREATE TEMP TABLE made AS SELECT n, convert_to(leaf, 'UTF8') AS leaf, sha256('\\x00'::bytea || convert_to(leaf, 'UTF8')) AS hash
      FROM generate_series(0, ${entries - 1}) n, LATERAL (SELECT ${leaf} AS leaf) l;
    INSERT INTO audit_event (workspace_id, id, act, actor, object, ver, at, leaf_hash)
      SELECT '${w}', (${uuid(1, "n")})::uuid, 'claim.changed', '${actor}', 'claim/' || ${uuid(2, "n")}, 1, timestamptz '2026-01-31T09:30Z', hash FROM made;
    INSERT INTO audit_entry (workspace_id, origin, index, leaf, leaf_hash, appended_at) SELECT '${w}', '${origin}', n, leaf, hash, now() FROM made;
    INSERT INTO audit_part (workspace_id, leaf_hash, name, salt, payload) SELECT '${w}', hash, name, sha256(hash), ${payload} FROM made, (VALUES ('after'), ('before')) p(name);
    INSERT INTO audit_log (workspace_id, origin, size, root, created_at) VALUES ('${w}', '${origin}', ${entries}, sha256(''), now());`;
}
