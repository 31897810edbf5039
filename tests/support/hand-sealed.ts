import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { checkpointText } from "@/lib/domain/audit/note/checkpoint";
import { noteKey, writeVerifierKey } from "@/lib/domain/audit/note/keys";
import { writeNote } from "@/lib/domain/audit/note/signed-note";
import { append, emptyFrontier, rootOf } from "@/lib/domain/audit/tree/frontier";
import { sha256 } from "@/lib/domain/audit/tree/sha256";
import { asOwner, type TestWorkspace } from "./workspace";

const pkcs8Head = Buffer.from("302e020100300506032b657004220420", "hex");

/** A key for tests, of a seed of one byte over and over. */
export function testKey(origin: string, seed = 7) {
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Head, Buffer.alloc(32, seed)]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(privateKey).export({ format: "der", type: "spki" }).subarray(-32);
  const key = noteKey(sha256, origin, "note", publicKey);
  return {
    vkey: writeVerifierKey(key),
    note: (text: string): string =>
      writeNote({ text, signatures: [{ name: origin, keyId: key.id, signature: sign(null, Buffer.from(text), privateKey) }] }),
  };
}

/** Puts in order and signs by hand what waits in a workspace's log, as the sealer does, past it. @returns the log's size */
export async function sealByHand({ workspaceId, viewers }: TestWorkspace, url?: string): Promise<number> {
  const origin = viewers.lead.workspace.logOrigin;
  const waiting = await asOwner<{ id: string; leaf: Buffer; hash: Buffer }>(
    `SELECT id, leaf, leaf_hash AS hash FROM audit_intent WHERE workspace_id = $1 ORDER BY id`,
    [workspaceId],
    url,
  );
  const kept = await asOwner<{ hash: Buffer }>(
    `SELECT leaf_hash AS hash FROM audit_entry WHERE workspace_id = $1 AND origin = $2 ORDER BY index`,
    [workspaceId, origin],
    url,
  );
  let tree = emptyFrontier;
  for (const { hash } of kept) tree = append(sha256, tree, hash).frontier;
  for (const { id, leaf, hash } of waiting) {
    await asOwner(`INSERT INTO audit_entry VALUES ($1, $2, $3, $4, $5, now())`, [workspaceId, origin, tree.size, leaf, hash], url);
    await asOwner(`DELETE FROM audit_intent WHERE id = $1`, [id], url);
    tree = append(sha256, tree, hash).frontier;
  }
  const root = rootOf(sha256, tree);
  const key = testKey(origin);
  const note = key.note(checkpointText({ origin, size: tree.size, root }));
  await asOwner(
    `INSERT INTO audit_log (workspace_id, origin, size, root, key, signed_size, note, signed_at, created_at) VALUES ($1, $2, $3, $4, $5, $3, $6, now(), now())
     ON CONFLICT (workspace_id, origin) DO UPDATE SET size = $3, root = $4, signed_size = $3, note = $6, signed_at = now()`,
    [workspaceId, origin, tree.size, root, key.vkey, note],
    url,
  );
  await asOwner(
    `INSERT INTO audit_checkpoint VALUES ($1, $2, $3, $4, now()) ON CONFLICT DO NOTHING`,
    [workspaceId, origin, tree.size, note],
    url,
  );
  return tree.size;
}

/** Goes on sealing by hand until the work is done. */
export async function whileSealed<T>(w: TestWorkspace, work: () => Promise<T>): Promise<T> {
  let going = true;
  const sealing = (async () => {
    while (going) {
      await sealByHand(w);
      await sleep(30);
    }
  })();
  try {
    return await work();
  } finally {
    going = false;
    await sealing;
  }
}
